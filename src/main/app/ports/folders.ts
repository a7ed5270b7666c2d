// What the app needs to keep an eye on a folder of the seller. Implemented by src/main/workspace; it reads names and sizes, never contents.

export type FolderHooks = {
  /** True for a file that needs no more attention; `stamp` tells one state of it from another. */
  readonly isSeen: (name: string, stamp: string) => boolean
  /** A file that is whole: it has not grown for a moment and can be opened. */
  readonly onFile: (path: string, name: string, stamp: string) => void
  /** A sentence why the folder cannot be watched now, null when it can be again. */
  readonly onProblem: (sentence: string | null) => void
}

export type FolderPort = {
  /** Watches a folder, not the folders in it, until the returned function is called. What lies there already is looked at, too. */
  readonly watch: (folder: string, hooks: FolderHooks) => () => void
  /** Catalogue files that lie in a folder now, with their stamps. Throws AppError `invalid` where it is no folder that can be read. */
  readonly list: (folder: string) => Promise<{ readonly name: string; readonly stamp: string }[]>
  /** Lets the seller choose a folder with the system's dialog; null where the host has none. */
  readonly choose: (() => Promise<string | null>) | null
}
