// Keeps the practice shop's changes in a file: one line a call, written before the call is answered, so that a killed process loses nothing
// it accepted. At start the file is read and written anew without what was overwritten.
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import type { TableName } from './records.ts'
import type { Change, Dump } from './store.ts'

export type Journal = { readonly append: (changes: readonly Change[]) => void; readonly close: () => void }

const header = 'listwright-practice-shop 1'

const readChanges = (file: string, line: string): readonly Change[] => {
  try {
    // The file begins with our own header, and this module wrote its lines.
    return JSON.parse(line) as Change[]
  } catch {
    throw new StateFileError(`The state file ${file} is damaged. Name another file, or remove it to begin anew.`)
  }
}

/** Thrown for a state file that cannot be read; the message says what to do. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError'
}

/** The state in a file, or null where there is none. A last line that was cut short is left out. Throws for a file of another kind. */
export const readJournal = (file: string): Dump | null => {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  if (lines[0] === '' && lines.length === 1) return null
  if (lines[0] !== header)
    throw new StateFileError(
      `The state file ${file} was not written by this version of the practice shop. Name another file, or remove it.`,
    )
  const tables: Partial<Record<TableName, Record<string, unknown>>> = {}
  // What follows the last line break was not written whole, so its call was never answered.
  for (const line of lines.slice(1, -1)) {
    for (const [table, id, record] of readChanges(file, line)) {
      const records = (tables[table] ??= {})
      if (record === undefined) delete records[id]
      else records[id] = record
    }
  }
  return tables
}

/** Starts a file with the given state and keeps appending to it. */
export const openJournal = (file: string, dump: Dump): Journal => {
  const fresh = `${file}.new`
  const compacted = openSync(fresh, 'w', 0o600)
  writeSync(compacted, `${header}\n`)
  for (const [table, records] of Object.entries(dump))
    for (const [id, record] of Object.entries(records))
      writeSync(compacted, `${JSON.stringify([[table, id, record]])}\n`)
  closeSync(compacted)
  renameSync(fresh, file)
  const opened = openSync(file, 'a', 0o600)
  return {
    append: (changes) => {
      if (changes.length > 0) writeSync(opened, `${JSON.stringify(changes)}\n`)
    },
    close: () => {
      closeSync(opened)
    },
  }
}
