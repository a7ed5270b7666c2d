// Counts what a walk has seen against what TikTok's files describe for sellers.
import { operations } from '#sandbox/operations/index.ts'
import { documentedOperations } from '../openapi.ts'
import type { Sightings } from './recorder.ts'

export type Row = {
  readonly operation: string
  readonly isImplemented: boolean
  readonly answers: number
  readonly requests: number
  readonly codes: readonly number[]
}
export type Summary = {
  readonly rows: readonly Row[]
  readonly implemented: number
  readonly answersValidated: number
  readonly codesReached: number
}

/** One row for each documented operation, and the totals. */
export const summarize = ({ operations: seen, codes }: Sightings): Summary => {
  const known = new Set(operations.map(({ method, path }) => `${method} ${path}`))
  const rows = [...documentedOperations.keys()].map((operation): Row => {
    const own = seen.get(operation)
    return {
      operation,
      isImplemented: known.has(operation),
      answers: own?.answers ?? 0,
      requests: own?.requests ?? 0,
      codes: [...(own?.codes ?? [])].filter((code) => code !== 0).sort((left, right) => left - right),
    }
  })
  return {
    rows,
    implemented: rows.filter(({ isImplemented }) => isImplemented).length,
    answersValidated: rows.filter(({ answers }) => answers > 0).length,
    codesReached: [...codes].filter((code) => code !== 0).length,
  }
}
