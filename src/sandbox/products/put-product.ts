// The one way in which a product changes: its time of change and its earlier status are noted.
import type { ProductRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { noteEarlierStatus } from './shown-status.ts'

/** Stores a changed product and returns it as stored. */
export const changeProduct = (world: World, before: ProductRecord, change: Partial<ProductRecord>): ProductRecord => {
  const after = noteEarlierStatus(world, before, { ...before, ...change, updatedAtMs: world.clock.nowMs() })
  world.store.put('products', after.id, after)
  return after
}
