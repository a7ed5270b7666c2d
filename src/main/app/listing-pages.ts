// Reads what the shop's search finds from end to end, however many listings that are. It keeps nothing and decides nothing about them.
import { isAppError } from '#contract/failure.ts'
import type { Context } from './context.ts'
import type { RemoteSummary, ShopPort } from './ports/shop.ts'

type Query = Parameters<ShopPort['searchProducts']>[0]

// A search gives up after so many listings; a larger shop is read in spans of the time in which its listings were made.
const mostAtOnce = 10_000
const tooManyFoundCode = 12_052_180
const firstShopMs = Date.parse('2018-01-01T00:00:00.000Z')
const dayMs = 86_400_000
const secondMs = 1_000

type Span = { readonly fromMs: number; readonly toMs: number }

const boundsOf = (span: Span | null): Pick<Query, 'createdSince' | 'createdUntil'> =>
  span === null
    ? {}
    : { createdSince: new Date(span.fromMs).toISOString(), createdUntil: new Date(span.toMs).toISOString() }

const halves = ({ fromMs, toMs }: Span): readonly [Span, Span] => {
  const middleMs = Math.floor((fromMs + toMs) / 2 / secondMs) * secondMs
  return [
    { fromMs, toMs: middleMs },
    { fromMs: middleMs + secondMs, toMs },
  ]
}

/**
 * Pages of what the search finds, each listing at least once. `query` names neither a page nor a time of making: those are this function's. Throws AppError
 * where the shop cannot be asked.
 */
export const listingPages = async function* (
  { shop, host }: Pick<Context, 'shop' | 'host'>,
  query: Omit<Query, 'pageToken' | 'createdSince' | 'createdUntil'>,
): AsyncGenerator<readonly RemoteSummary[], void, void> {
  const ever: Span = { fromMs: firstShopMs, toMs: Date.parse(host.now()) + dayMs }
  const waiting: (Span | null)[] = [null]
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const whole = span ?? ever
    const canBeCut = whole.toMs - whole.fromMs > secondMs
    const bounds = boundsOf(span)
    const ask = async (pageToken: string | null) => {
      try {
        const page = await shop.searchProducts({ ...query, ...bounds, ...(pageToken === null ? {} : { pageToken }) })
        return canBeCut && page.total > mostAtOnce ? null : page
      } catch (error) {
        if (canBeCut && isAppError(error) && error.details.platformCode === tooManyFoundCode) return null
        throw error
      }
    }
    let pageToken: string | null = null
    do {
      const page: Awaited<ReturnType<typeof ask>> = await ask(pageToken)
      if (page === null) {
        waiting.push(...halves(whole))
        break
      }
      yield page.products
      pageToken = page.nextPageToken
    } while (pageToken !== null)
  }
}
