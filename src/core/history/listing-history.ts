// The life of a listing in words, from what was sent and what the platform said. Pure; the newest step comes first.
import type { ListingEvent } from '#contract/history.ts'
import type { Live } from '#contract/live.ts'
import type { PublishResult } from '#contract/publish.ts'
import { stageOf } from '../stage.ts'

const waitingSentence = (reasons: readonly string[]): string =>
  reasons.includes('KYC_PENDING')
    ? 'Approved. Buyers see it when the identity check of the shop is done.'
    : 'Approved. Buyers see it when the permission for its category is granted.'

const inactiveSentences: Readonly<Record<string, string>> = {
  SELLER_DEACTIVATED: 'Taken off sale by the seller.',
  PLATFORM_DEACTIVATED: 'Taken off sale by the platform.',
  FREEZE: 'Frozen by the platform.',
  DELETED: 'Deleted in the shop.',
}

const sentenceOf = (live: Live): string => {
  switch (stageOf(live, 0)) {
    case 'live':
      return live.auditStatus === 'AUDITING' ? 'On sale; an edit is in review.' : 'On sale.'
    case 'review':
      return 'In review by the platform.'
    case 'waiting':
      return waitingSentence(live.preApprovedReasons)
    case 'failed':
      return 'Refused in review.'
    case 'inactive':
      return inactiveSentences[live.status] ?? 'Not on sale.'
    default:
      return live.status === 'DRAFT' ? 'A draft in the shop.' : 'Known to the shop.'
  }
}

const said = (at: string, live: Live): ListingEvent => ({
  at,
  outcome: null,
  stage: stageOf(live, 0),
  sentence: sentenceOf(live),
  reasons: live.failedReasons.flatMap(({ position, reasons }) =>
    reasons.map((reason) => (position === '' ? reason : `${position}: ${reason}`)),
  ),
})

const sent = ({ at, result }: { readonly at: string; readonly result: PublishResult }): ListingEvent => ({
  at,
  outcome: result.outcome,
  stage: null,
  sentence: result.sentence,
  reasons: result.failure?.details.platformMessage === undefined ? [] : [result.failure.details.platformMessage],
})

/** Joins what was sent with what the platform said, newest first. The same word said twice in a row is told once, with its first time. */
export const listingHistory = (
  results: readonly { readonly at: string; readonly result: PublishResult }[],
  words: readonly { readonly at: string; readonly live: Live }[],
): ListingEvent[] => {
  const all = [...results.map(sent), ...words.map(({ at, live }) => said(at, live))].toSorted((one, other) =>
    one.at.localeCompare(other.at),
  )
  const told = all.filter((event, at) => {
    const before = all[at - 1]
    return before === undefined || before.sentence !== event.sentence || before.reasons.join() !== event.reasons.join()
  })
  return told.toReversed()
}
