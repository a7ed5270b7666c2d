// The list of the preview: which kind is open, what narrows it, and the pages around what is on the screen. The whole stays with the work.
import { create } from 'zustand'
import type { ImportProblem, Planned } from '#contract/imports.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'

export type PreviewKind = Planned['kind'] | 'rejected' | 'warning'
export type PreviewEntry = Planned | ImportProblem

const pageSize = 200
const keptPages = 12

type PreviewState = {
  readonly kind: PreviewKind
  readonly text: string
  readonly fileId: string
  readonly previewId: string | null
  readonly pages: ReadonlyMap<number, readonly PreviewEntry[]>
  readonly total: number
  readonly isLoading: boolean
}

export const usePreview = create<PreviewState>(() => ({
  kind: 'new',
  text: '',
  fileId: '',
  previewId: null,
  pages: new Map(),
  total: 0,
  isLoading: false,
}))

let generation = 0
const underWay = new Set<number>()

const readPage = async (
  page: number,
  state: PreviewState,
): Promise<{ readonly entries: readonly PreviewEntry[]; readonly total: number }> => {
  const { kind, text, previewId } = state
  if (previewId === null) return { entries: [], total: 0 }
  const wanted = { previewId, text, offset: page * pageSize, limit: pageSize }
  if (kind === 'rejected' || kind === 'warning') {
    const { problems, total } = await calls.imports.problems({ ...wanted, kind })
    return { entries: problems, total }
  }
  const { planned, total } = await calls.imports.planned({ ...wanted, kind })
  return { entries: planned, total }
}

const loadPage = async (page: number, isFresh: boolean): Promise<void> => {
  if (underWay.has(page)) return
  underWay.add(page)
  const asked = generation
  usePreview.setState({ isLoading: true })
  try {
    const { entries, total } = await readPage(page, usePreview.getState())
    if (asked !== generation) return
    const kept = isFresh ? [] : [...usePreview.getState().pages].slice(-keptPages)
    usePreview.setState({ pages: new Map([...kept, [page, entries]]), total })
  } catch (error) {
    if (asked === generation) complain(error)
  } finally {
    if (asked === generation) {
      underWay.delete(page)
      usePreview.setState({ isLoading: underWay.size > 0 })
    }
  }
}

const ask = (change: Partial<PreviewState>): void => {
  generation += 1
  underWay.clear()
  usePreview.setState(change)
  void loadPage(0, true)
}

/** What narrows the list at this moment. */
export const textNow = (): string => usePreview.getState().text

/** Narrows the list to what has all these words. */
export const search = (text: string): void => ask({ text })

/** Shows one kind of the preview of a file. The same file read again keeps its filter; another one begins without. */
export const showPreview = (fileId: string, previewId: string | null, kind: PreviewKind): void => {
  const was = usePreview.getState()
  if (was.previewId === previewId && was.kind === kind) return
  const text = was.fileId === fileId && was.kind === kind ? was.text : ''
  const isSameList = was.fileId === fileId && was.kind === kind
  ask({ fileId, previewId, kind, text, ...(isSameList ? {} : { pages: new Map(), total: 0 }) })
}

/** Tells which lines are on the screen; missing pages are read. */
export const showLines = (from: number, to: number): void => {
  const { pages, total } = usePreview.getState()
  const last = Math.floor(Math.min(to, Math.max(0, total - 1)) / pageSize)
  for (let page = Math.floor(from / pageSize); page <= last; page += 1) if (!pages.has(page)) void loadPage(page, false)
}

/** The entry of a line, or undefined while its page is not here. */
export const entryAt = (pages: PreviewState['pages'], line: number): PreviewEntry | undefined =>
  pages.get(Math.floor(line / pageSize))?.[line % pageSize]
