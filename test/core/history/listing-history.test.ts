// The life of a listing in words.
import { describe, expect, it } from 'vitest'
import type { Live } from '#contract/live.ts'
import type { PublishResult } from '#contract/publish.ts'
import { listingHistory } from '#core/history/listing-history.ts'

const live = (more: Partial<Live>): Live => ({
  remoteId: '1',
  status: 'PENDING',
  auditStatus: 'AUDITING',
  preApprovedReasons: [],
  failedReasons: [],
  readAt: '2026-01-01T00:00:00.000Z',
  ...more,
})
const result: PublishResult = {
  productId: 'p',
  title: 'Lamp',
  outcome: 'listed',
  remoteId: '1',
  sentence: 'Sent and confirmed.',
  failure: null,
}
const day = (number: number): string => `2026-01-0${number}T08:00:00.000Z`

describe('the history of a listing', () => {
  it('tells newest first what was sent, refused with its reasons, sent again and went live', () => {
    const refused = live({
      status: 'FAILED',
      auditStatus: 'FAILED',
      failedReasons: [{ position: 'Title', reasons: ['Too long'], suggestions: [] }],
    })
    const told = listingHistory(
      [
        { at: day(1), result },
        { at: day(4), result },
      ],
      [
        { at: day(2), live: live({}) },
        { at: day(3), live: refused },
        { at: day(5), live: live({ status: 'ACTIVATE', auditStatus: 'APPROVED' }) },
      ],
    )
    expect(told.map(({ at, stage, sentence, reasons }) => [at, stage, sentence, reasons])).toEqual([
      [day(5), 'live', 'On sale.', []],
      [day(4), null, 'Sent and confirmed.', []],
      [day(3), 'failed', 'Refused in review.', ['Title: Too long']],
      [day(2), 'review', 'In review by the platform.', []],
      [day(1), null, 'Sent and confirmed.', []],
    ])
  })

  it('tells the same word once, with the time it was first said, and names the missing permission', () => {
    const waiting = live({ status: 'PENDING', auditStatus: 'PRE_APPROVED', preApprovedReasons: ['KYC_PENDING'] })
    const told = listingHistory(
      [],
      [
        { at: day(1), live: waiting },
        { at: day(2), live: waiting },
      ],
    )
    expect(told).toEqual([
      {
        at: day(1),
        outcome: null,
        stage: 'waiting',
        sentence: 'Approved. Buyers see it when the identity check of the shop is done.',
        reasons: [],
      },
    ])
  })
})
