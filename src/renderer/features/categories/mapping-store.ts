// The window's page of the mapping table, and what the seller does with it. The truth stays in the work.
import { create } from 'zustand'
import type { Category } from '#contract/categories.ts'
import type { SourceCategory } from '#contract/source-categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { refreshHistory, undo } from '#renderer/features/products/history-store.ts'
import { several } from '#renderer/ui/format.ts'
import { handOut } from '#renderer/ui/hand-out.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

export const sourcesAPage = 40

type State = {
  readonly text: string
  readonly isOpenOnly: boolean
  readonly page: number
  readonly rows: readonly SourceCategory[]
  readonly total: number
  readonly values: number
  readonly settled: number
  readonly applicable: number
  readonly withoutSource: number
  readonly isFirst: boolean
  readonly failure: Words | null
  /** Lines of a file that could not be taken. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[]
}

export const useMapping = create<State>(() => ({
  text: '',
  isOpenOnly: false,
  page: 0,
  rows: [],
  total: 0,
  values: 0,
  settled: 0,
  applicable: 0,
  withoutSource: 0,
  isFirst: true,
  failure: null,
  problems: [],
}))

let generation = 0

/** Reads the page anew. Rows keep standing until the new ones are here; a page that is past the end becomes the last. */
export const refreshMapping = async (): Promise<void> => {
  generation += 1
  const asked = generation
  const { text, isOpenOnly, page } = useMapping.getState()
  try {
    const answer = await calls.sourceCategories.list({
      text,
      isOpenOnly,
      offset: page * sourcesAPage,
      limit: sourcesAPage,
    })
    if (asked !== generation) return
    useMapping.setState({ ...answer, isFirst: false, failure: null })
    const last = Math.max(0, Math.ceil(answer.total / sourcesAPage) - 1)
    if (page > last) askMapping({ page: last })
  } catch (error) {
    if (asked === generation) useMapping.setState({ failure: wordsOf(error), isFirst: false })
  }
}

/** Asks for another part of the table. */
export const askMapping = (change: Partial<Pick<State, 'text' | 'isOpenOnly' | 'page'>>): void => {
  useMapping.setState({ page: 0, ...change })
  void refreshMapping()
}

/** Remembers leaves for values, or forgets them (null). */
export const chooseLeaves = async (
  choices: readonly { readonly value: string; readonly category: Category | null }[],
): Promise<void> => {
  try {
    await calls.sourceCategories.choose({
      choices: choices.map(({ value, category }) => ({ value, categoryId: category?.id ?? null })),
    })
  } catch (error) {
    complain(error)
  }
  await refreshMapping()
}

/** Puts all products without a leaf where their source category leads. */
export const applyMapping = async (): Promise<void> => {
  try {
    const { batch, products, withAside } = await calls.sourceCategories.apply({ keys: null })
    const deed = batch === null ? null : { label: 'Undo', run: () => void undo(batch.id) }
    say(
      products === 0
        ? 'Every mapped product has a leaf already'
        : `${several(products, 'product')} put into their leaf`,
      {
        deed,
        detail:
          withAside === 0 ? null : `Values that do not fit there are kept aside in ${several(withAside, 'product')}.`,
      },
    )
  } catch (error) {
    complain(error)
  }
  void refreshHistory()
  await refreshMapping()
}

/** Hands the table to the seller as a CSV file. */
export const writeMapping = async (): Promise<void> => {
  try {
    const { name, text } = await calls.sourceCategories.write()
    handOut(name, new Blob([text], { type: 'text/csv' }))
  } catch (error) {
    complain(error)
  }
}

/** Takes the choices of a CSV file. */
export const takeMapping = async (file: File): Promise<void> => {
  try {
    const { remembered, problems } = await calls.sourceCategories.take({ text: await file.text() })
    useMapping.setState({ problems })
    say(`${several(remembered, 'choice')} taken from ${file.name}`, {
      detail: problems.length === 0 ? null : `${several(problems.length, 'line')} could not be used.`,
    })
  } catch (error) {
    complain(error)
  }
  await refreshMapping()
}
