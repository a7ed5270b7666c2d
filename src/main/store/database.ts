// The only file that knows which SQLite library is used: opens a workspace file, migrates it, and hands out prepared statements.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { AppError } from '#contract/failure.ts'
import { titleKey } from '#core/values/title-key.ts'
import { migrations } from './schema.ts'

type Connection = InstanceType<typeof DatabaseSync>
type Statement = ReturnType<Connection['prepare']>

export type Value = string | number | null
export type SqlRow = Record<string, Value>

export type Database = {
  readonly all: (sql: string, ...values: readonly Value[]) => SqlRow[]
  readonly get: (sql: string, ...values: readonly Value[]) => SqlRow | undefined
  readonly run: (sql: string, ...values: readonly Value[]) => number
  readonly each: (sql: string, values: readonly Value[], visit: (row: SqlRow) => void) => void
  readonly transaction: <T>(work: () => T) => T
  readonly close: () => void
}

const settings =
  'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY'

const putBack =
  'Nothing was changed. Choose another workspace, or put back the copy that an update laid beside it (its name holds “.before-”).'

const open = (file: string): Connection => {
  mkdirSync(dirname(file), { recursive: true })
  try {
    const database = new DatabaseSync(file)
    // Before the first read: another connection may be closing the file at this moment.
    database.exec('PRAGMA busy_timeout = 5000')
    database.function('title_key', { deterministic: true }, (title: unknown) => titleKey(String(title)))
    return database
  } catch (cause) {
    throw new AppError(
      'invalid',
      {
        sentence: `The workspace file ${file} cannot be opened as a database.`,
        action: putBack,
      },
      { cause },
    )
  }
}

const versionOf = (database: Connection): number => {
  const row: unknown = database.prepare('PRAGMA user_version').get()
  return row !== null && typeof row === 'object' && 'user_version' in row ? Number(row.user_version) : 0
}

const migrate = (database: Connection, file: string): void => {
  const version = versionOf(database)
  if (version > migrations.length) {
    database.close()
    throw new AppError('invalid', {
      sentence: `The workspace ${file} was written by a newer Listwright (its version is ${version}, this one knows ${migrations.length}).`,
      action: 'Nothing was changed. Install the newer Listwright, or open another workspace.',
    })
  }
  // Counts for a file that is still empty only: descriptions of a few thousand letters fill pages of this size best.
  if (version === 0) database.exec('PRAGMA page_size = 8192')
  database.exec(settings)
  if (version === migrations.length) return
  if (version > 0 && existsSync(file)) {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}.before-${migrations.length}`)
  }
  for (let next = version; next < migrations.length; next += 1) {
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(migrations[next] ?? '')
      database.exec(`PRAGMA user_version = ${next + 1}`)
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}

/**
 * Opens (and where needed creates or migrates) a workspace file: WAL, synchronous=FULL, foreign keys. Before a migration a copy is laid beside it.
 * Throws AppError `invalid` for a file that is no database or was written by a newer version; such a file is left as it is.
 */
export const openDatabase = (file: string): Database => {
  const database = open(file)
  try {
    migrate(database, file)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    database.close()
    throw new AppError(
      'invalid',
      {
        sentence: `The workspace file ${file} is damaged or is no Listwright workspace.`,
        action: putBack,
      },
      { cause },
    )
  }
  const statements = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const made = database.prepare(sql)
    if (statements.size > 300) statements.clear()
    statements.set(sql, made)
    return made
  }
  let depth = 0
  return {
    // The library types rows as unknown; every column of our tables is text, number or null.
    all: (sql, ...values) => prepared(sql).all(...values) as SqlRow[],
    get: (sql, ...values) => prepared(sql).get(...values) as SqlRow | undefined,
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    each: (sql, values, visit) => {
      for (const row of prepared(sql).iterate(...values)) visit(row as SqlRow)
    },
    transaction: (work) => {
      if (depth > 0) return work()
      database.exec('BEGIN IMMEDIATE')
      depth += 1
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        // On a full disk SQLite takes it back by itself; then a second time would hide what went wrong.
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    close: () => {
      statements.clear()
      database.close()
    },
  }
}

/**
 * Holds a file for this process alone until the returned function is called, or null where another process holds it. The lock is the operating
 * system's and ends with the process, however it ends.
 */
export const holdFile = (file: string): (() => void) | null => {
  const database = open(file)
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (cause instanceof Error && /locked|busy/i.test(cause.message)) return null
    throw cause
  }
  return () => database.close()
}

/** Text of a column, '' for null. */
export const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

/** Text of a column, or null. */
export const textOrNull = (value: Value | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

/** Number of a column, 0 for null. */
export const number = (value: Value | undefined): number => Number(value ?? 0)

/** Number of a column, or null. */
export const numberOrNull = (value: Value | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)

/** A JSON column. The store wrote it in the shape that is asked for, so the type is taken on trust. */
export const parsed = <T>(value: Value | undefined, empty: T): T =>
  value === null || value === undefined ? empty : (JSON.parse(String(value)) as T)
