// What is said between the import port and its thread. Types only; all of it is plain data.
import type { Failure } from '#contract/failure.ts'
import type { ImportChoices, ImportSummary } from '#contract/imports.ts'
import type { ExportTask, Exported } from './export-products.ts'
import type { PreviewPage, PreviewWanted } from './preview-file.ts'
import type { SinkCounts } from './sink.ts'
import type { BatchStep } from './batch-writer.ts'

export type ReadTask = {
  readonly kind: 'read'
  readonly databaseFile: string
  readonly path: string
  readonly choices: ImportChoices
  /** Null for a look only. */
  readonly write: { readonly batchId: string; readonly label: string } | null
  /** Address of the thread that writes. */
  readonly writerUrl: string
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

/** What the reading thread asks of the writing one. Every order is answered once, in its turn. */
export type WriterOrder =
  | { readonly kind: 'open'; readonly databaseFile: string }
  | { readonly kind: 'begin'; readonly batch: { readonly id: string; readonly label: string } }
  | { readonly kind: 'write'; readonly step: BatchStep }
  | { readonly kind: 'finish'; readonly summary: string }
  | { readonly kind: 'close' }

export type WriterAnswer =
  { readonly kind: 'done'; readonly counts: SinkCounts | null } | Exclude<WorkerNews, { kind: 'progress' | 'done' }>
