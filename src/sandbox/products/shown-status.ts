// The status that search shows: the present one, or an earlier one while search is set to lag behind. It changes nothing.
import type { ProductRecord } from '../state/records.ts'
import type { World } from '../world.ts'

type Shown = Pick<ProductRecord, 'status' | 'auditStatus' | 'preApprovedReasons'>

/** What search says of a product's status. */
export const shownStatus = (world: World, product: ProductRecord): Shown => {
  const { earlier } = product
  const lagMs = world.settings().searchLagMs
  return lagMs > 0 && earlier !== null && world.clock.nowMs() < earlier.untilMs + lagMs ? earlier : product
}

/** The record with its former status noted, where the status changed. */
export const noteEarlierStatus = (world: World, before: ProductRecord, after: ProductRecord): ProductRecord =>
  before.status === after.status && before.auditStatus === after.auditStatus
    ? after
    : {
        ...after,
        earlier: {
          status: before.status,
          auditStatus: before.auditStatus,
          preApprovedReasons: before.preApprovedReasons,
          untilMs: world.clock.nowMs(),
        },
      }
