// What the app needs for files and pictures. Implemented by src/main/worker and src/main/images; no handler touches the disk itself.
import type { ImportChoices, ImportProblem, ImportSummary, Planned } from '#contract/imports.ts'
import type { Document, SmallEdge } from '#contract/product.ts'

export type ImportProgress = { readonly done: number; readonly total: number; readonly note: string | null }

/** Reads catalogue files in a worker thread with its own connection to the workspace. Throws AppError `invalid` for a file that is no catalogue. */
export type ImportPort = {
  /** With `previewFile`, everything that the file would do is kept there for `preview`. Aborting the signal ends it early. */
  readonly inspect: (
    path: string,
    choices?: ImportChoices,
    look?: {
      readonly previewFile: string
      readonly onProgress: (progress: ImportProgress) => void
      readonly signal: AbortSignal | null
    },
  ) => Promise<ImportSummary>
  /** A page of what a file would do, from its preview file. A limit of 0 gives the keys of all that match. */
  readonly preview: (
    previewFile: string,
    wanted: {
      readonly kind: Planned['kind'] | 'rejected' | 'warning'
      readonly text: string
      readonly offset: number
      readonly limit: number
    },
  ) => Promise<{
    readonly entries: readonly (Planned | ImportProblem)[]
    readonly total: number
    readonly keys: readonly string[]
  }>
  readonly run: (
    path: string,
    options: {
      readonly batchId: string
      readonly label: string
      readonly choices?: ImportChoices
      readonly onProgress: (progress: ImportProgress) => void
      readonly signal: AbortSignal
    },
  ) => Promise<ImportSummary>
  /** Writes the rows that would not come in to `toFile` with an ending of its kind; says how many they are and the ending. */
  readonly writeRejected: (
    path: string,
    choices: ImportChoices,
    toFile: string,
  ) => Promise<{ readonly rows: number; readonly ending: string }>
  /** Unpacks the pictures of a ZIP to where catalogues find them by name. */
  readonly keepPictures: (path: string) => Promise<{ readonly kept: number; readonly refused: readonly string[] }>
  /** Writes products to a file. `tooLong` counts cells that a workbook cannot hold and that were left blank. */
  readonly exportProducts: (
    toFile: string,
    wanted: ExportWanted,
    options: { readonly onProgress: (progress: ImportProgress) => void; readonly signal: AbortSignal },
  ) => Promise<{ readonly products: number; readonly rows: number; readonly files: number; readonly tooLong: number }>
  /** Stops whatever is still read and resolves when nothing of it runs any more. Writing is left whole. */
  readonly close: () => Promise<void>
}

export type ExportWanted = {
  /** Our own layout, or a ZIP with a file in the platform's layout for each leaf category. */
  readonly layout: 'own' | 'templates'
  readonly format: 'csv' | 'tsv' | 'xlsx'
  /** Null for all products. */
  readonly productIds: readonly string[] | null
  /** Names of columns of our own layout; null for all. */
  readonly columns: readonly string[] | null
}

/** Files that were brought to the workspace and wait to be imported, and the samples that ship with the app. */
export type FilesPort = {
  readonly pathOf: (fileId: string) => string
  /** A place for a file that is about to be written; it is kept as long as one that was brought in. */
  readonly reserve: (name: string) => { readonly fileId: string; readonly path: string }
  /** Names a file that lies elsewhere on this machine, without copying it. Throws AppError `invalid` where it is not there. */
  readonly adopt: (path: string) => string
  /** Forgets a file that was reserved. */
  readonly drop: (fileId: string) => void
  readonly samples: () => readonly { id: string; name: string; about: string; products: number }[]
}

/** `isOffline` says that nobody answered at all, so that the connection may be at fault and not the picture. */
export type PictureProblem = { readonly sentence: string; readonly isOffline?: true }
export type Picture = {
  readonly bytes: Uint8Array
  readonly widthPixels: number
  readonly heightPixels: number
  readonly mime: string
}

/** Fetches and draws pictures. `fetch` never throws for a bad picture; it says what is wrong with it. */
export type PicturePort = {
  readonly fetch: (source: string, signal: AbortSignal) => Promise<Picture | PictureProblem>
  /** A plain drawn picture with a caption, for rehearsals in the practice shop. */
  readonly drawStandIn: (caption: string, sidePixels: number) => Promise<Picture>
  readonly keep: (imageId: string, picture: Picture) => Promise<void>
  readonly read: (imageId: string) => Promise<Uint8Array | null>
  /** A small square WEBP of a kept picture; null where there is none or it cannot be decoded. With a signal that is aborted nothing is begun. */
  readonly readSmall: (imageId: string, edgePixels: SmallEdge, signal?: AbortSignal) => Promise<Uint8Array | null>
  /** Copies a picture of this machine to where `fetch` finds it, and gives the source that leads there; says what is wrong with one that no shop takes. */
  readonly takeFile: (path: string) => Promise<string | PictureProblem>
  /** Keeps a file of this machine as a document, named by its content; says what is wrong with one that no shop takes. */
  readonly keepDocument: (path: string) => Promise<Document | PictureProblem>
}
