// The practice shop's memory: tables of records, with a listener for indexes and one for the journal. It knows no record's meaning.
import type { TableName, Tables } from './records.ts'

/** One change: a record put under an id, or (without a record) removed. */
export type Change = readonly [table: TableName, id: string, record?: unknown]

/** All records of all tables, as JSON. */
export type Dump = Partial<Record<TableName, Readonly<Record<string, unknown>>>>

export type Store = {
  readonly get: <Name extends TableName>(table: Name, id: string) => Tables[Name] | undefined
  readonly put: <Name extends TableName>(table: Name, id: string, record: Tables[Name]) => void
  readonly remove: (table: TableName, id: string) => void
  readonly all: <Name extends TableName>(table: Name) => IterableIterator<Tables[Name]>
  readonly size: (table: TableName) => number
  readonly dump: () => Dump
  /** Replaces everything. Listeners see a reset, then every record. */
  readonly load: (dump: Dump) => void
  /** The changes since the last call, for the journal. */
  readonly takeChanges: () => readonly Change[]
}

/** Hears of every change of products before it is visible to others. `null` stands for absent. */
export type ProductListener = {
  readonly reset: () => void
  readonly changed: (before: Tables['products'] | null, after: Tables['products'] | null) => void
}

/** An empty store. With `isJournaled` false no changes are kept for `takeChanges`. */
export const createStore = (listener: ProductListener, isJournaled: boolean): Store => {
  const tables = new Map<TableName, Map<string, unknown>>()
  let changes: Change[] = []
  const tableOf = (name: TableName): Map<string, unknown> => {
    const found = tables.get(name)
    if (found !== undefined) return found
    const created = new Map<string, unknown>()
    tables.set(name, created)
    return created
  }
  const get = <Name extends TableName>(table: Name, id: string): Tables[Name] | undefined =>
    // `put` is the only way in, and it takes the table's own type.
    tables.get(table)?.get(id) as Tables[Name] | undefined
  const notify = (id: string, after: unknown): void => {
    // As above: the table `products` holds nothing else.
    listener.changed(get('products', id) ?? null, after as Tables['products'] | null)
  }
  return {
    get,
    put: (table, id, record) => {
      if (table === 'products') notify(id, record)
      tableOf(table).set(id, record)
      if (isJournaled) changes.push([table, id, record])
    },
    remove: (table, id) => {
      if (table === 'products') notify(id, null)
      tableOf(table).delete(id)
      if (isJournaled) changes.push([table, id])
    },
    // As above.
    all: <Name extends TableName>(table: Name) => tableOf(table).values() as IterableIterator<Tables[Name]>,
    size: (table) => tables.get(table)?.size ?? 0,
    dump: () => Object.fromEntries([...tables].map(([name, records]) => [name, Object.fromEntries(records)])),
    load: (dump) => {
      tables.clear()
      listener.reset()
      for (const [name, records] of Object.entries(dump)) {
        // The names of a dump are those of `Tables`: it was written by `dump`.
        const table = name as TableName
        for (const [id, record] of Object.entries(records)) {
          if (table === 'products') notify(id, record)
          tableOf(table).set(id, record)
        }
      }
      changes = []
    },
    takeChanges: () => {
      const taken = changes
      changes = []
      return taken
    },
  }
}
