// The window's page of the catalogue: a few pages of rows around what is on the screen. The truth stays in the work.
import { create } from 'zustand'
import type { ProductFilter, Row } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import type { SortName } from './columns.ts'
import type { RowIndex } from './row-index.ts'
import { rowIndexOf } from './row-index.ts'
import { rowOfDetail } from './row-of-detail.ts'

// Two screens and a bit: what is asked for first is what is looked at first.
const pageSize = 100
const keptPages = 28
const most = 60
const mostUnderWay = 3
// Pages that are read before they are shown: where the list is moving to, and one where it came from.
const ahead = 5
const restMs = 250

export type Query = ProductFilter & { readonly sort: SortName; readonly isDescending: boolean }
type Pages = ReadonlyMap<number, readonly Row[]>

type ProductsState = {
  readonly query: Query
  readonly pages: Pages
  readonly total: number
  readonly variantTotal: number
  readonly openIds: ReadonlySet<string>
  readonly open: ReadonlyMap<number, number>
  readonly index: RowIndex
  readonly isFirst: boolean
  readonly isLoading: boolean
  readonly failure: Words | null
}

const noQuery: Query = { view: 'all', text: '', batchId: null, categoryId: null, sort: 'title', isDescending: false }

export const useProducts = create<ProductsState>(() => ({
  query: noQuery,
  pages: new Map(),
  total: 0,
  variantTotal: 0,
  openIds: new Set(),
  open: new Map(),
  index: rowIndexOf(0, new Map()),
  isFirst: true,
  isLoading: true,
  failure: null,
}))

const get = useProducts.getState
let generation = 0
let shown = { from: 0, to: 0, isUp: false }
const underWay = new Map<number, AbortController>()

/** Which lines of a page are unfolded, by what its rows say now. */
const openWith = (open: ReadonlyMap<number, number>, page: number, rows: readonly Row[]): Map<number, number> => {
  const next = new Map([...open].filter(([product]) => Math.floor(product / pageSize) !== page))
  rows.forEach((row, at) => {
    if (get().openIds.has(row.id) && row.variants.length > 1) next.set(page * pageSize + at, row.variants.length)
  })
  return next
}

const keep = (pages: Pages, page: number, rows: readonly Row[]): Pages => {
  const next = new Map(pages).set(page, rows)
  const middle = (shown.from + shown.to) / 2 / pageSize
  const far = [...next.keys()].toSorted((one, other) => Math.abs(other - middle) - Math.abs(one - middle))
  for (const old of far) if (next.size > keptPages && old !== page) next.delete(old)
  return next
}

const loadPage = async (page: number, isFresh = false): Promise<void> => {
  if (underWay.has(page)) return
  const stop = new AbortController()
  underWay.set(page, stop)
  const asked = generation
  useProducts.setState({ isLoading: true })
  try {
    const query = { ...get().query, offset: page * pageSize, limit: pageSize }
    const answer = await calls.products.list(query, { signal: stop.signal })
    if (asked !== generation) return
    const { pages, open } = get()
    const nextOpen = openWith(isFresh ? new Map() : open, page, answer.rows)
    useProducts.setState({
      pages: keep(isFresh ? new Map() : pages, page, answer.rows),
      open: nextOpen,
      index: rowIndexOf(answer.total, nextOpen),
      total: answer.total,
      variantTotal: answer.variantTotal,
      isFirst: false,
      failure: null,
    })
  } catch (error) {
    if (asked === generation && !stop.signal.aborted) useProducts.setState({ failure: wordsOf(error) })
  } finally {
    if (asked === generation && underWay.get(page) === stop) {
      underWay.delete(page)
      useProducts.setState({ isLoading: underWay.size > 0 })
      // Pages that nobody sees yet must not stand in the way of a list that is about to be drawn, nor of the next one that is asked for.
      if (isFresh) setTimeout(() => (asked === generation ? readWanted() : undefined), restMs)
      else readWanted()
    }
  }
}

const pagesShown = (): number[] => {
  const end = Math.max(0, get().total - 1)
  const first = Math.floor(Math.min(shown.from, end) / pageSize)
  const last = Math.floor(Math.min(shown.to, end) / pageSize)
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at)
}

/** Pages that should be here, the most urgent first: what is shown, then what will be if the list moves on. */
const wantedPages = (): number[] => {
  const onScreen = pagesShown()
  const [first = 0] = onScreen
  const last = onScreen.at(-1) ?? first
  const end = Math.ceil(get().total / pageSize) - 1
  const next = Array.from({ length: ahead }, (_, at) => (shown.isUp ? first - 1 - at : last + 1 + at))
  return [...onScreen, ...next, shown.isUp ? last + 1 : first - 1].filter(
    (page) => page >= 0 && page <= Math.max(0, end),
  )
}

const readWanted = (): void => {
  if (get().failure !== null) return
  const wanted = wantedPages()
  const missing = wanted.filter((page) => !get().pages.has(page) && !underWay.has(page))
  const onScreen = pagesShown()
  for (const page of missing) {
    // While the list flies by, what is gone again must not keep what is shown waiting.
    const stale = [...underWay].find(([asked]) => !wanted.includes(asked))
    if (underWay.size >= mostUnderWay && stale !== undefined && onScreen.includes(page)) {
      underWay.delete(stale[0])
      stale[1].abort()
    }
    if (underWay.size >= mostUnderWay) return
    void loadPage(page)
  }
}

/** Tells which products are on the screen; missing pages are read, and those that come next. */
export const showRange = (from: number, to: number): void => {
  if (from !== shown.from || to !== shown.to) shown = { from, to, isUp: from < shown.from }
  readWanted()
}

const forgetUnderWay = (): void => {
  generation += 1
  for (const stop of underWay.values()) stop.abort()
  underWay.clear()
}

/** Asks for another part of the catalogue. The old rows stay until the new ones are here. */
export const ask = (change: Partial<Query>): void => {
  forgetUnderWay()
  useProducts.setState({ query: { ...get().query, ...change } })
  void loadPage(0, true)
}

/** Reads anew what is on the screen and forgets all other pages. Rows keep standing until then. */
export const reload = async (): Promise<void> => {
  forgetUnderWay()
  const wanted = pagesShown()
  const [first, ...rest] = wanted
  if (first !== undefined) await loadPage(first, true)
  await Promise.all(rest.map((page) => loadPage(page)))
}

/** Changes known rows in place, as typing does before it is saved. */
export const patchRows = (change: (row: Row) => Row): void => {
  const pages = new Map([...get().pages].map(([page, rows]) => [page, rows.map(change)]))
  useProducts.setState({ pages })
}

/** Reads some products anew and keeps their places, so that an edited row does not jump away under the hand. */
export const refreshRows = async (ids: readonly string[]): Promise<void> => {
  const known = new Set([...get().pages.values()].flat().map((row) => row.id))
  const wanted = ids.filter((id) => known.has(id))
  if (wanted.length === 0 && ids.length > 0 && get().total > 0) return
  if (wanted.length === 0 || wanted.length > most) return reload()
  try {
    const details = await Promise.all(wanted.map((id) => calls.products.get({ id })))
    const fresh = new Map(details.map((detail) => [detail.product.id, detail]))
    patchRows((row) => {
      const detail = fresh.get(row.id)
      return detail === undefined ? row : rowOfDetail(detail, row)
    })
    return undefined
  } catch {
    // One of them is gone or unreadable: the list says which.
    return reload()
  }
}

/** The row at an index of the list, or undefined while its page is not here. */
export const rowAt = (pages: Pages, product: number): Row | undefined =>
  pages.get(Math.floor(product / pageSize))?.[product % pageSize]

/** Rows from one index to another, read where they are not here. */
export const rowsBetween = async (from: number, to: number): Promise<Row[]> => {
  const rows: Row[] = []
  for (let page = Math.floor(from / pageSize); page * pageSize <= to; page += 1) {
    const known = get().pages.get(page)
    const found =
      known ?? (await calls.products.list({ ...get().query, offset: page * pageSize, limit: pageSize })).rows
    rows.push(...found.filter((_, at) => page * pageSize + at >= from && page * pageSize + at <= to))
  }
  return rows
}

/** Unfolds or folds the variants of a product. */
export const toggleOpen = (product: number, wanted?: boolean): void => {
  const row = rowAt(get().pages, product)
  if (row === undefined || row.variants.length < 2) return
  const openIds = new Set(get().openIds)
  const isOpen = wanted ?? !openIds.has(row.id)
  if (isOpen) openIds.add(row.id)
  else openIds.delete(row.id)
  const open = new Map(get().open)
  if (isOpen) open.set(product, row.variants.length)
  else open.delete(product)
  useProducts.setState({ openIds, open, index: rowIndexOf(get().total, open) })
}
