// Keeps the whole preview of an inspected file on disk, a line for each product and problem, and hands pages of it out. It decides nothing.
import { closeSync, createReadStream, openSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ImportProblem, Planned } from '#contract/imports.ts'

export type PreviewKind = Planned['kind'] | 'rejected' | 'warning'

export type PreviewWriter = {
  readonly product: (planned: Planned) => void
  readonly problem: (kind: 'rejected' | 'warning', problem: ImportProblem) => void
  readonly close: () => void
}

export type PreviewWanted = {
  readonly kind: PreviewKind
  readonly text: string
  readonly offset: number
  /** 0 for none but the keys. */
  readonly limit: number
}

/** A page of a preview: `total` counts all that match, `keys` names them where they were asked for. */
export type PreviewPage = {
  readonly entries: readonly (Planned | ImportProblem)[]
  readonly total: number
  readonly keys: readonly string[]
}

const marks: Record<PreviewKind, string> = { new: 'n', changed: 'c', unchanged: 'u', rejected: 'r', warning: 'w' }
const mostProblems = 200_000
const flushAt = 128 * 1024

// They end a line for whoever reads lines, and JSON leaves them as they are.
const lineEnds = /[\u2028\u2029]/g
const asLine = (entry: object): string =>
  JSON.stringify(entry).replaceAll(lineEnds, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`)

const searched = (parts: readonly string[]): string => parts.join(' ').replaceAll(/\s+/g, ' ').toLowerCase()

const wordsOf = (planned: Planned): string =>
  searched([
    planned.title,
    planned.key,
    ...planned.changes.flatMap(({ variant, field, before, after }) => [variant, field, before, after]),
  ])

/** Begins a preview file. */
export const openPreview = (file: string): PreviewWriter => {
  const handle = openSync(file, 'w', 0o600)
  let waiting = ''
  let problems = 0
  const put = (kind: PreviewKind, words: string, entry: object): void => {
    waiting += `${marks[kind]}${words}\t${asLine(entry)}\n`
    if (waiting.length < flushAt) return
    writeFileSync(handle, waiting)
    waiting = ''
  }
  return {
    product: (planned) => put(planned.kind, wordsOf(planned), planned),
    problem: (kind, problem) => {
      problems += 1
      if (problems > mostProblems) return
      put(kind, searched([String(problem.row), problem.column, problem.sentence, problem.raw.slice(0, 500)]), problem)
    },
    close: () => {
      if (waiting !== '') writeFileSync(handle, waiting)
      closeSync(handle)
    },
  }
}

/** Reads a page of a preview file. Every word of `text` must be found, without regard to case. */
export const readPreview = async (
  file: string,
  wanted: PreviewWanted,
  isCancelled: () => boolean,
): Promise<PreviewPage> => {
  const words = searched([wanted.text]).trim().split(' ').filter(Boolean)
  const mark = marks[wanted.kind]
  const entries: (Planned | ImportProblem)[] = []
  const keys: string[] = []
  let total = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (isCancelled()) break
    if (!line.startsWith(mark)) continue
    const tab = line.indexOf('\t')
    const found = line.slice(1, tab)
    if (!words.every((word) => found.includes(word))) continue
    total += 1
    const isOnPage = total > wanted.offset && entries.length < wanted.limit
    if (!isOnPage && wanted.limit > 0) continue
    // The line holds what `openPreview` wrote.
    const entry = JSON.parse(line.slice(tab + 1)) as Planned | ImportProblem
    if (wanted.limit > 0) entries.push(entry)
    else if ('key' in entry) keys.push(entry.key)
  }
  return { entries, total, keys }
}
