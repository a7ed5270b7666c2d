// Everything a call of the practice shop can reach: memory, indexes, time, settings. It is built once and handed down; it serves nothing itself.
import { createClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { countedId } from './ids.ts'
import type { IdKind } from './ids.ts'
import { createRandom, hashText } from './random.ts'
import type { Random } from './random.ts'
import { createProductIndex } from './state/product-index.ts'
import type { ProductIndex } from './state/product-index.ts'
import { standardSettings } from './state/settings.ts'
import type { Settings } from './state/settings.ts'
import { createStore } from './state/store.ts'
import type { Dump, Store } from './state/store.ts'

export type World = {
  readonly seed: string
  readonly store: Store
  readonly products: ProductIndex
  readonly clock: Clock
  readonly random: Random
  readonly settings: () => Settings
  readonly changeSettings: (change: Partial<Settings>) => Settings
  /** The next id of a kind. */
  readonly nextId: (kind: IdKind) => string
  /** Counts up and returns the new count. */
  readonly count: (counter: string) => number
  /** Addresses of the running shop; set when it listens. */
  readonly addresses: { base: string }
  /** Everything as JSON, with the clock. */
  readonly dump: () => Dump
  readonly load: (dump: Dump) => void
}

export type WorldOptions = { readonly seed: string; readonly wallMs: () => number; readonly isJournaled: boolean }

export const createWorld = ({ seed, wallMs, isJournaled }: WorldOptions): World => {
  const products = createProductIndex()
  const store = createStore(products, isJournaled)
  const clock = createClock(wallMs)
  const salt = hashText(seed)
  const count = (counter: string): number => {
    const next = (store.get('counters', counter)?.count ?? 0) + 1
    store.put('counters', counter, { id: counter, count: next })
    return next
  }
  const settings = (): Settings => store.get('settings', 'now') ?? standardSettings
  return {
    seed,
    store,
    products,
    clock,
    random: createRandom(seed),
    settings,
    changeSettings: (change) => {
      const changed = { ...settings(), ...change }
      store.put('settings', 'now', changed)
      return changed
    },
    nextId: (kind) => countedId(kind, count(`id ${kind}`), salt),
    count,
    addresses: { base: '' },
    dump: () => {
      store.put('clock', 'now', clock.record())
      return store.dump()
    },
    load: (dump) => {
      store.load(dump)
      const record = store.get('clock', 'now')
      if (record !== undefined) clock.load(record)
      // A state of an earlier version lacks the settings that came later.
      const kept = store.get('settings', 'now')
      if (kept !== undefined) store.put('settings', 'now', { ...standardSettings, ...kept })
    },
  }
}
