// Catalogue files that the system hands to the app: on its command line, to the running one, or by an event on macOS. It reads none of them.
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'
import { findOwnAddress } from '#main/workspace/own-address.ts'

const catalogue = /\.(?:csv|tsv|tab|txt|xlsx|xls|xml|gz|zip)$/i
const mostFiles = 50
// What follows these on the line is their value.
const valueFlags = new Set([
  '--workspace',
  '--shop-url',
  '--app-key',
  '--app-secret',
  '--access-token',
  '--shop-cipher',
])

export type OpenedFiles = {
  /** From now on files go to `take`, those that came before first. `onFront` brings the window to the front. */
  readonly handOnTo: (take: (path: string) => void, onFront: () => void) => void
}

/** Paths of catalogue files among the words of a command line, after the app's own flags and their values. */
const filesIn = (words: readonly string[], folder: string): string[] => {
  // A link may bring words of its own; whoever made it does not choose files.
  if (findOwnAddress(words) !== null) return []
  return words
    .filter((word, index) => !word.startsWith('-') && !valueFlags.has(words[index - 1] ?? '') && catalogue.test(word))
    .map((word) => resolve(folder, word))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .slice(0, mostFiles)
}

/** Begins to collect them. Must run before the app is ready: macOS hands the first one over that early. */
export const collectOpenedFiles = (argv: readonly string[]): OpenedFiles => {
  const early = filesIn(argv, process.cwd())
  let hand = (path: string): void => {
    early.push(path)
  }
  let bringToFront = (): void => undefined
  app.on('open-file', (event, path) => {
    event.preventDefault()
    bringToFront()
    hand(path)
  })
  app.on('second-instance', (_event, theirs, folder) => {
    for (const path of filesIn(theirs.slice(1), folder)) hand(path)
  })
  return {
    handOnTo: (take, onFront) => {
      bringToFront = onFront
      hand = take
      for (const path of early.splice(0)) hand(path)
    },
  }
}
