// A file on its way in: inspected, corrected, mapped, brought in as a job. It parses nothing itself.
import { create } from 'zustand'
import type { ImportChoices, ImportSummary } from '#contract/imports.ts'
import type { Mapping } from '#contract/mapping.ts'
import { proposeMapping } from '#core/import/mapping/propose.ts'
import { calls } from '#renderer/bridge.ts'
import { onEvent } from '#renderer/features/frame/event-stream.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import type { Draft } from './draft-mapping.ts'
import { toDraft, toMapping, unnamed } from './draft-mapping.ts'

export type Stage = 'file' | 'columns' | 'preview'
export type TakenKind = 'new' | 'changed'

/** A file that is looked into. Nothing of it is written. */
export type Look = {
  readonly at: 'look'
  readonly fileId: string
  readonly summary: ImportSummary
  readonly choices: ImportChoices
  readonly stage: Stage
  /** The seller's mapping; null while a known platform's rules are used. */
  readonly draft: Draft | null
  readonly isReading: boolean
  /** True while the figures are those of an older mapping. */
  readonly isBehind: boolean
  readonly takes: Readonly<Record<TakenKind, boolean>>
  /** Products that stay out, by key. */
  readonly leftOut: ReadonlyMap<string, TakenKind>
}

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly name: string }
  | Look
  | { readonly at: 'running'; readonly jobId: string; readonly summary: ImportSummary; readonly look: Look }
  | {
      readonly at: 'done'
      readonly batchId: string | null
      readonly summary: ImportSummary
      readonly look: Look
      readonly state: 'done' | 'cancelled' | 'failed'
    }

/** How far the look into a file is; `total` is 0 while that is not known. */
export type Looking = { readonly done: number; readonly total: number; readonly note: string | null }

/** A file that could not be looked into as a catalogue, and what else may be done with it. */
type Stuck = { readonly fileId: string; readonly name: string; readonly way: 'columns' | 'pictures' }

type ImportState = {
  readonly step: Step
  readonly failure: Words | null
  readonly stuck: Stuck | null
  readonly looking: Looking | null
}

const start: ImportState = { step: { at: 'choose' }, failure: null, stuck: null, looking: null }
export const useImport = create<ImportState>(() => start)

let reading: AbortController | null = null
let waiting: ReturnType<typeof setTimeout> | undefined
// A file of more rows takes seconds to read, so it is read again only when its figures are wanted.
const fewRows = 40_000

const stopReading = (): void => {
  reading?.abort()
  reading = null
  clearTimeout(waiting)
}

export const startOver = (): void => {
  stopReading()
  useImport.setState(start)
}

/** Shows a failure at the place where a file is chosen. */
export const fail = (failure: Words, stuck: Stuck | null = null): void =>
  useImport.setState({ step: { at: 'choose' }, failure, stuck })

/** The look that is open, or null. */
export const currentLook = (): Look | null => {
  const { step } = useImport.getState()
  return step.at === 'look' ? step : null
}

export const changeLook = (change: Partial<Omit<Look, 'at'>>): void => {
  const look = currentLook()
  if (look !== null) useImport.setState({ step: { ...look, ...change } })
}

export const columnsOf = (summary: ImportSummary): string[] => summary.columns.map(({ name }) => name)

const placeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null || !('data' in error)) return ''
  const { data } = error
  return typeof data === 'object' && data !== null && 'place' in data ? String(data.place) : ''
}

const read = async (fileId: string, choices: ImportChoices): Promise<ImportSummary | null> => {
  stopReading()
  const mine = new AbortController()
  reading = mine
  useImport.setState({ looking: null })
  const stop = onEvent('import.looking', (event) => {
    const { done, total, note } = event
    if (event.fileId === fileId) useImport.setState({ looking: { done, total, note } })
  })
  try {
    const summary = await calls.imports.inspect({ fileId, choices }, { signal: mine.signal })
    return reading === mine ? summary : null
  } catch (error) {
    // A newer question has taken its place.
    if (reading !== mine) return null
    throw error
  } finally {
    stop()
  }
}

const firstStage = (summary: ImportSummary): Stage =>
  summary.mapping !== null && summary.mapping.name === unnamed ? 'columns' : 'preview'

/** Looks into a file that is already with the work, and shows what bringing it in would do. */
export const inspectFile = async (fileId: string, name: string, choices: ImportChoices = {}): Promise<void> => {
  useImport.setState({ step: { at: 'reading', name }, failure: null, stuck: null })
  goTo('import')
  try {
    const summary = await read(fileId, choices)
    if (summary === null) return
    const { mapping: own, ...rest } = choices
    const look: Look = {
      at: 'look',
      fileId,
      summary,
      choices: rest,
      stage: own === undefined ? firstStage(summary) : 'columns',
      draft: summary.mapping === null ? null : toDraft(summary.mapping, summary.sureness),
      isReading: false,
      isBehind: false,
      takes: { new: true, changed: true },
      leftOut: new Map(),
    }
    useImport.setState({ step: look })
  } catch (error) {
    const way = placeOf(error)
    fail(wordsOf(error), way === 'columns' || way === 'pictures' ? { fileId, name, way } : null)
  }
}

/** Opens a table that speaks of no products with an empty mapping, so that the seller can say which column is which. */
export const mapAnyway = ({ fileId, name }: Stuck): Promise<void> =>
  inspectFile(fileId, name, { mapping: { name: unnamed, columns: [], rules: [], categories: {} } })

const choicesNow = (look: Look): ImportChoices =>
  look.draft === null ? look.choices : { ...look.choices, mapping: toMapping(look.draft, columnsOf(look.summary)) }

/** Reads the file again with what the seller has chosen now. */
export const readAgain = async (): Promise<void> => {
  const look = currentLook()
  if (look === null) return
  changeLook({ isReading: true, isBehind: false })
  try {
    const summary = await read(look.fileId, choicesNow(look))
    if (summary === null) return
    const now = currentLook()
    const draft = now?.draft ?? (summary.mapping === null ? null : toDraft(summary.mapping, summary.sureness))
    useImport.setState({ failure: null })
    changeLook({ summary, draft, isReading: false, leftOut: new Map() })
  } catch (error) {
    changeLook({ isReading: false })
    useImport.setState({ failure: wordsOf(error) })
  }
}

const sameColumns = (one: ImportSummary, other: ImportSummary): boolean =>
  columnsOf(one).join('\n') === columnsOf(other).join('\n')

/** Corrects what was detected. The mapping stays where the columns stay the same; otherwise it is proposed anew. */
export const correct = async (change: ImportChoices): Promise<void> => {
  const look = currentLook()
  if (look === null) return
  const { headerLine, ...others } = look.choices
  // Another sheet has a header of its own.
  const isSameTable = change.sheet === undefined && headerLine !== undefined
  const choices = { ...others, ...(isSameTable ? { headerLine } : {}), ...change }
  const kept = change.preset === undefined ? look.draft : null
  useImport.setState({ step: { ...look, choices, isReading: true }, failure: null })
  try {
    const summary = await read(look.fileId, choices)
    if (summary === null) return
    const isKept = kept !== null && sameColumns(summary, look.summary)
    const proposed = summary.mapping === null ? null : toDraft(summary.mapping, summary.sureness)
    changeLook({ summary, draft: isKept ? kept : proposed, isReading: false, leftOut: new Map() })
    if (isKept) await readAgain()
  } catch (error) {
    // What was there before stays, so that the next correction can be tried.
    useImport.setState({ step: { ...look, isReading: false }, failure: wordsOf(error) })
  }
}

/** Changes the mapping. The figures follow after a moment, or when they are looked at where the file is large. */
export const changeDraft = (change: (draft: Draft) => Draft): void => {
  const look = currentLook()
  if (look === null || look.draft === null) return
  const draft = change(look.draft)
  if (draft === look.draft) return
  clearTimeout(waiting)
  changeLook({ draft, isBehind: true })
  if (look.summary.rows < fewRows) waiting = setTimeout(() => void readAgain(), 600)
}

export const showStage = (stage: Stage): void => {
  changeLook({ stage })
  if (stage === 'preview' && currentLook()?.isBehind === true) void readAgain()
}

/** Leaves the rules of a known platform and lets the seller map the columns, beginning with a proposal. */
export const mapMyself = async (): Promise<void> => {
  const look = currentLook()
  if (look === null) return
  const rows = look.summary.sample.map(({ cells }) => cells)
  const { mapping, sureness } = proposeMapping(columnsOf(look.summary), rows, [])
  changeLook({ draft: toDraft(mapping, sureness), stage: 'columns', isBehind: true })
  await readAgain()
}

/** Reads the file with a mapping that is kept by name. */
export const takeMapping = async (mapping: Mapping): Promise<void> => {
  changeLook({ draft: toDraft(mapping, []), isBehind: true })
  await readAgain()
}

/** How many products the button would bring in. */
export const wantedOf = ({ summary, takes, leftOut }: Look): number => {
  const out = (kind: TakenKind): number => [...leftOut.values()].filter((one) => one === kind).length
  const created = takes.new ? summary.created - out('new') : 0
  const changed = takes.changed ? summary.changed - out('changed') : 0
  return Math.max(0, created + changed)
}

/** Starts bringing the inspected file in, and waits for the end of the job. */
export const bringIn = async (): Promise<void> => {
  const look = currentLook()
  if (look === null || look.isReading || look.isBehind || wantedOf(look) === 0) return
  const { summary, takes, leftOut } = look
  try {
    const choices: ImportChoices = {
      ...choicesNow(look),
      takeNew: takes.new,
      takeChanged: takes.changed,
      leaveOut: [...leftOut.keys()],
    }
    const { jobId } = await calls.imports.start({ fileId: look.fileId, choices })
    useImport.setState({ step: { at: 'running', jobId, summary, look }, failure: null })
    await showResult(jobId, look)
  } catch (error) {
    useImport.setState({ step: look, failure: wordsOf(error) })
  }
}

const showResult = async (jobId: string, look: Look): Promise<void> => {
  const { state, note } = await calls.jobs.wait({ jobId })
  const { batchId, summary } = await calls.imports.result({ jobId })
  const { step } = useImport.getState()
  if (step.at !== 'running' || step.jobId !== jobId) return
  if (state === 'failed') {
    const sentence = note ?? 'The file could not be brought in.'
    useImport.setState({ step: look, failure: { code: 'invalid', sentence, action: null } })
    return
  }
  const ended = state === 'cancelled' ? 'cancelled' : 'done'
  useImport.setState({ step: { at: 'done', batchId, summary: summary ?? look.summary, look, state: ended } })
}
