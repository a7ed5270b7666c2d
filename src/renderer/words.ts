// Puts what a call threw into the seller's words. It shows nothing itself.
import type { FailureDetails } from '#contract/failure.ts'

export type Words = { readonly code: string; readonly sentence: string; readonly action: string | null }

const isDetails = (data: unknown): data is FailureDetails =>
  typeof data === 'object' && data !== null && 'sentence' in data && typeof data.sentence === 'string'

const fieldSentences = (details: FailureDetails): string =>
  (details.fields ?? []).map((field) => field.sentence).join(' ')

/** Sentence and action of a failed call. Anything unknown becomes a plain sentence with what it said. */
export const wordsOf = (error: unknown): Words => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'bug'
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined
  if (isDetails(data)) {
    const more = fieldSentences(data)
    const id = data.bugId === undefined ? '' : ` (${data.bugId})`
    return { code, sentence: `${data.sentence}${more === '' ? '' : ` ${more}`}${id}`, action: data.action ?? null }
  }
  const said = error instanceof Error ? error.message : String(error)
  return {
    code,
    sentence: `Something went wrong here: ${said}`,
    action: 'Try again. If it happens again, restart Listwright.',
  }
}
