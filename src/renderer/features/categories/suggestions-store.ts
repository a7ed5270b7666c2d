// The window's page of suggestions, and what the seller does with them. The truth stays in the work.
import { create } from 'zustand'
import type { SuggestedLeaf } from '#contract/categories.ts'
import type { SuggestedProduct } from '#contract/suggestions.ts'
import { confidenceSteps } from '#contract/suggestions.ts'
import { calls } from '#renderer/bridge.ts'
import { takeJob } from '#renderer/features/activity/jobs-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { refreshHistory, undo } from '#renderer/features/products/history-store.ts'
import { several } from '#renderer/ui/format.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

export const suggestionsAPage = 50

type State = {
  readonly scope: 'open' | 'all'
  readonly text: string
  readonly page: number
  readonly rows: readonly SuggestedProduct[]
  readonly total: number
  readonly above: readonly number[]
  readonly restrictedAbove: readonly number[]
  readonly unasked: number
  /** The step of confidence from which on all are accepted: 16 is 80 %. */
  readonly step: number
  readonly isFirst: boolean
  readonly failure: Words | null
}

export const useSuggestions = create<State>(() => ({
  scope: 'open',
  text: '',
  page: 0,
  rows: [],
  total: 0,
  above: [],
  restrictedAbove: [],
  unasked: 0,
  step: 14,
  isFirst: true,
  failure: null,
}))

let generation = 0

/** Reads the page anew. Rows keep standing until the new ones are here; a page that is past the end becomes the last. */
export const refreshSuggestions = async (): Promise<void> => {
  generation += 1
  const asked = generation
  const { scope, text, page } = useSuggestions.getState()
  try {
    const { rows, total, above, restrictedAbove, unasked } = await calls.suggestions.list({
      scope,
      text,
      offset: page * suggestionsAPage,
      limit: suggestionsAPage,
    })
    if (asked !== generation) return
    const last = Math.max(0, Math.ceil(total / suggestionsAPage) - 1)
    useSuggestions.setState({ rows, total, above, restrictedAbove, unasked, isFirst: false, failure: null })
    if (page > last) askSuggestions({ page: last })
  } catch (error) {
    if (asked === generation) useSuggestions.setState({ failure: wordsOf(error), isFirst: false })
  }
}

/** Asks for another part of the list. */
export const askSuggestions = (change: Partial<Pick<State, 'scope' | 'text' | 'page'>>): void => {
  useSuggestions.setState({ page: 0, ...change })
  void refreshSuggestions()
}

export const setStep = (step: number): void =>
  useSuggestions.setState({ step: Math.max(1, Math.min(confidenceSteps - 1, step)) })

/** Starts suggesting for these products, or for all without a leaf, and shows the list. */
export const suggestFor = async (productIds: readonly string[] | null): Promise<void> => {
  try {
    const { jobId } = await calls.suggestions.start({ productIds: productIds === null ? null : [...productIds] })
    takeJob(await calls.jobs.get({ jobId }))
    useSuggestions.setState({ scope: productIds === null ? 'open' : 'all', text: '', page: 0 })
    goTo('categories', 'suggestions')
    await refreshSuggestions()
  } catch (error) {
    complain(error)
  }
}

type Taken = Awaited<ReturnType<typeof calls.suggestions.accept>>

const tell = ({ batch, products, left, withAside }: Taken, where: string): void => {
  const details = [
    left === 0 ? '' : `${several(left, 'product')} stayed: the product or its leaf is gone or closed.`,
    withAside === 0 ? '' : `Values that do not fit there are kept aside in ${several(withAside, 'product')}.`,
  ]
  const detail = details.filter(Boolean).join(' ') || null
  const deed = batch === null ? null : { label: 'Undo', run: () => void undo(batch.id) }
  say(products === 0 ? 'Nothing was changed' : `${several(products, 'product')} ${where}`, { deed, detail })
}

const accepting = async (work: () => Promise<Taken>, where: string): Promise<void> => {
  try {
    tell(await work(), where)
  } catch (error) {
    complain(error)
  }
  void refreshHistory()
  await refreshSuggestions()
}

export const acceptLeaf = (productId: string, category: SuggestedLeaf['category']): Promise<void> =>
  accepting(
    () => calls.suggestions.accept({ choices: [{ productId, categoryId: category.id }] }),
    `in ${category.name}`,
  )

export const acceptAbove = (step: number): Promise<void> =>
  accepting(() => calls.suggestions.acceptAbove({ confidence: step / confidenceSteps }), 'put into the suggested leaf')

/** Remembers that a leaf is not wanted for a product; the message offers to take that back. */
export const rejectLeaf = async (productId: string, category: SuggestedLeaf['category'], isRejected = true) => {
  try {
    await calls.suggestions.reject({ productId, categoryId: category.id, isRejected })
    if (isRejected)
      say(`${category.name} is not suggested for it again`, {
        deed: { label: 'Undo', run: () => void rejectLeaf(productId, category, false) },
      })
  } catch (error) {
    complain(error)
  }
  await refreshSuggestions()
}
