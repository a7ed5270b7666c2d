// Suggests leaves: our own words first, then the platform's recommendation, judged against the tree. It applies nothing.
import { setImmediate } from 'node:timers/promises'
import { isAppError } from '#contract/failure.ts'
import type { Product } from '#contract/product.ts'
import { judgeAdvice } from '#core/categories/platform-advice.ts'
import { recommendCategories } from '#core/categories/recommend.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import type { Suggested } from '../ports/advice.ts'
import { aboutOf, adviceContext } from './advice-context.ts'

// How many questions are under way at once. The client paces them; more would only wait there.
const lanes = 4
const savedAtOnce = 40
const sliceMs = 20

/** Failures that the next question would meet, too: the platform is not asked any more. */
const endsAsking: ReadonlySet<string> = new Set(['offline', 'auth', 'limited'])

type Asked = { readonly leafId: string | null } | { readonly sentence: string }

const unasked = 'TikTok Shop was not asked.'
const unreached = 'TikTok Shop could not be asked: '

/** Asks the platform until something says that asking on is of no use; then answers with that for all others. */
const createAsking = (context: Context, asksPlatform: boolean) => {
  const version = context.reference.version()
  const longestTitle = limitsOf(context.store.meta.shop()?.region ?? 'US').titleMaximum.value.strict
  let ended = asksPlatform ? null : unasked
  return {
    ask: async ({ title, description }: Product): Promise<Asked> => {
      if (ended !== null) return { sentence: ended }
      if (title.trim() === '') return { sentence: 'TikTok Shop needs a title to recommend a category.' }
      try {
        return await context.shop.recommendCategory({ title: title.slice(0, longestTitle), description }, version)
      } catch (error) {
        if (!isAppError(error)) throw error
        const { sentence } = error.details
        if (endsAsking.has(error.code)) {
          ended = `${unreached}${sentence} Suggest again when it can be reached.`
          return { sentence: ended }
        }
        return { sentence: `TikTok Shop gave no answer for this product: ${sentence}` }
      }
    },
  }
}

type Counts = { withASuggestion: number; byThePlatform: number; withoutASuggestion: number; platformNotAsked: number }

const isUnreached = (platform: string | null): boolean => platform?.startsWith(unreached) === true

const countOne = (counts: Counts, found: { hasAny: boolean; isByPlatform: boolean; platform: string | null }): void => {
  if (found.isByPlatform) counts.byThePlatform += 1
  if (found.platform === unasked || isUnreached(found.platform)) counts.platformNotAsked += 1
  if (found.hasAny) counts.withASuggestion += 1
  else counts.withoutASuggestion += 1
}

/** Suggests leaves for these products and keeps what was found. Cancelling keeps what was found so far; those asked about since the job began are left out. */
export const suggestLeaves = async (
  context: Context,
  productIds: readonly string[],
  asksPlatform: boolean,
  progress: Progress,
): Promise<void> => {
  const { store, host, reference } = context
  const advice = await adviceContext(context)
  const asking = createAsking(context, asksPlatform)
  const otherVersion = reference.version() === 'v2' ? 'v1' : 'v2'
  const isOfOtherTree = (id: string): boolean => store.reference.category(otherVersion, id) !== null
  const counts: Counts = { withASuggestion: 0, byThePlatform: 0, withoutASuggestion: 0, platformNotAsked: 0 }
  const before = store.suggestions.askedSince(progress.job().startedAt)
  const waiting: string[] = []
  for (const id of productIds) {
    const known = before.get(id)
    // Where the platform could not be reached, it is asked again.
    if (known === undefined || (asksPlatform && isUnreached(known.platform))) waiting.push(id)
    else countOne(counts, known)
  }
  let found: Suggested[] = []
  let done = productIds.length - waiting.length
  const save = (): void => {
    store.suggestions.save(found, host.now())
    found = []
  }

  const suggestOne = async (product: Product): Promise<void> => {
    const own = recommendCategories(product, advice)
    const answer = await asking.ask(product)
    const judged = 'sentence' in answer ? null : judgeAdvice(answer.leafId, own, advice.tree, isOfOtherTree)
    const platform = judged?.suggestion ?? null
    found.push({
      productId: product.id,
      about: aboutOf(product),
      suggestions: [
        ...(platform === null ? [] : [{ ...platform, source: 'platform' as const }]),
        ...own.map((suggestion) => ({ ...suggestion, source: 'own' as const })),
      ],
      platform: 'sentence' in answer ? answer.sentence : (judged?.problem ?? null),
    })
    const sentence = 'sentence' in answer ? answer.sentence : null
    countOne(counts, {
      hasAny: platform !== null || own.length > 0,
      isByPlatform: platform !== null,
      platform: sentence,
    })
  }

  const next = waiting.values()
  const work = async (): Promise<void> => {
    let until = Date.now() + sliceMs
    for (const productId of next) {
      if (progress.signal.aborted) return
      const product = store.products.get(productId)
      if (product !== null) await suggestOne(product)
      done += 1
      if (found.length >= savedAtOnce) save()
      progress.update({ done, counts: { ...counts } })
      // Without a network nothing here waits, and the window wants its turn.
      if (Date.now() >= until) {
        await setImmediate()
        until = Date.now() + sliceMs
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, work))
  } finally {
    save()
  }
  progress.update({ done, counts: { ...counts } })
}
