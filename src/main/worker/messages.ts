// What is said between the import port and its thread. Types only; all of it is plain data.
import type { Failure } from '#contract/failure.ts'
import type { ImportChoices, ImportSummary } from '#contract/imports.ts'

export type WorkerTask = {
  readonly databaseFile: string
  readonly path: string
  readonly choices: ImportChoices
  /** Null for a look only. */
  readonly write: { readonly batchId: string; readonly label: string } | null
}

export type WorkerNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly note: string | null }
  | { readonly kind: 'done'; readonly summary: ImportSummary }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string }
