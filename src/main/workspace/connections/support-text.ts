// The text a seller can send to support: versions, counts, the last calls. Written from facts that hold no secret in the first place.
import type { CallRecord } from '#contract/shops.ts'
import type { HostPort } from '#main/app/ports/host.ts'
import type { Store } from '#main/app/ports/store.ts'

/** Plain text for a support request. No keys, no tokens, no product texts. */
export const supportText = (host: HostPort, store: Store, calls: readonly CallRecord[]): string => {
  const shop = store.meta.shop()
  const { products, variants, stages } = store.products.counts()
  const lines = calls
    .slice(0, 50)
    .map((call) =>
      [
        call.at,
        call.operation,
        `${call.milliseconds} ms`,
        `HTTP ${call.httpStatus ?? '–'}`,
        `code ${call.platformCode ?? '–'}`,
        call.requestId ?? '–',
        call.outcome,
      ].join('  '),
    )
  return [
    `Listwright ${host.version} (${host.name}), ${host.now()}`,
    `Shop: ${shop === null ? 'none' : `${shop.region}, ${shop.isPractice ? 'practice' : 'real'}, ${shop.isOnline ? 'online' : 'offline'}`}`,
    `Products ${products}, variants ${variants}; ${Object.entries(stages)
      .map(([stage, count]) => `${stage} ${count}`)
      .join(', ')}`,
    '',
    'Last calls:',
    ...lines,
  ].join('\n')
}
