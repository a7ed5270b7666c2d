// What is said between the import port and its thread. Types only; all of it is plain data.
import type { Failure } from '#contract/failure.ts'
import type { ImportChoices, ImportSummary } from '#contract/imports.ts'
import type { ExportTask, Exported } from './export-products.ts'
import type { PreviewPage, PreviewWanted } from './preview-file.ts'

export type ReadTask = {
  readonly kind: 'read'
  readonly databaseFile: string
  readonly path: string
  readonly choices: ImportChoices
  /** Null for a look only. */
  readonly write: { readonly batchId: string; readonly label: string } | null
  /** Where the whole preview of a look goes; null for none. */
  readonly previewFile: string | null
}

export type PreviewTask = { readonly kind: 'preview'; readonly path: string; readonly wanted: PreviewWanted }

export type RejectedTask = {
  readonly kind: 'rejected'
  readonly databaseFile: string
  readonly path: string
  readonly choices: ImportChoices
  /** The file that is written, without its ending. */
  readonly toFile: string
}

export type PicturesTask = { readonly kind: 'pictures'; readonly path: string; readonly folder: string }

export type WorkerTask =
  ReadTask | PreviewTask | RejectedTask | PicturesTask | ({ readonly kind: 'export' } & ExportTask)

/** What each kind of task gives back. */
export type Results = {
  readonly read: ImportSummary
  readonly preview: PreviewPage
  readonly rejected: { readonly rows: number; readonly ending: string }
  readonly pictures: { readonly kept: number; readonly refused: readonly string[] }
  readonly export: Exported
}

export type WorkerNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly note: string | null }
  | { readonly kind: 'done'; readonly result: Results[keyof Results] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string }
