// The one catalogue of the platform's errors: checks, publishing and status all take their sentences from here. Free of Node: core reads it.
import { attributeErrors } from './attributes.ts'
import { bundleErrors } from './bundles.ts'
import { contentErrors } from './content.ts'
import { gatewayErrors, readGatewayFault } from './gateway.ts'
import { listingErrors } from './listing.ts'
import { parcelErrors } from './parcel.ts'
import { sellerErrors } from './seller.ts'
import { sellingErrors } from './selling.ts'
import type { ErrorField, PlatformErrorEntry, RetryAdvice } from './entry.ts'

export type { ErrorField, PlatformErrorEntry, RetryAdvice } from './entry.ts'
export { readGatewayFault } from './gateway.ts'

/** Every error code the tool can meet, each once. */
export const platformErrors: readonly PlatformErrorEntry[] = [
  ...gatewayErrors,
  ...sellerErrors,
  ...listingErrors,
  ...contentErrors,
  ...attributeErrors,
  ...sellingErrors,
  ...parcelErrors,
  ...bundleErrors,
]

const entriesByCode: ReadonlyMap<number, PlatformErrorEntry> = new Map(
  platformErrors.map((entry) => [entry.code, entry]),
)

/** The code of a request that names too many faults for one sentence; its text is read instead. */
const readsByText = 36009004

/** What to tell the seller of one error. `message` and `requestId` are the platform's own and always kept for support. */
export type PlatformErrorStory = {
  readonly code: number
  readonly isKnown: boolean
  readonly sentence: string
  readonly action: string
  readonly place: string | null
  readonly field: ErrorField | null
  readonly retry: RetryAdvice
  readonly link: string | null
  readonly message: string
  readonly requestId: string
}

const details = /12052(?:182|183|246|249|250|256|301|288|289|290|284|285)\b/

const unknownStory = (code: number, message: string, requestId: string): PlatformErrorStory => ({
  code,
  isKnown: false,
  sentence: `TikTok Shop refused with code ${String(code)}: ${message === '' ? '(no words)' : message}`,
  action:
    requestId === ''
      ? 'Ask TikTok Shop’s support and name the code.'
      : `Ask TikTok Shop’s support and name request ${requestId}.`,
  place: null,
  field: null,
  retry: 'no',
  link: null,
  message,
  requestId,
})

/**
 * The sentence, place and next step for an error of the platform. Unknown codes get the platform's words and its request id.
 * Codes whose text names the very field or value carry that text behind the sentence.
 */
export const describePlatformError = (code: number, message: string, requestId: string): PlatformErrorStory => {
  const entry = entriesByCode.get(code)
  if (entry === undefined) return unknownStory(code, message, requestId)
  const base = { ...entry, isKnown: true, message, requestId }
  if (code === readsByText) {
    const { fault, sentence, action, place, field } = readGatewayFault(message)
    const retry = fault === 'token' ? 'after-refresh' : 'no'
    const words = fault === 'other' && message !== '' ? `${sentence} It says: ${message}` : sentence
    return { ...base, sentence: words, action, place: place ?? entry.place, field, retry }
  }
  const carriesDetail = code === 98001004 || code === 12052910 || code === 12052990 || details.test(String(code))
  return carriesDetail && message !== '' ? { ...base, sentence: `${entry.sentence} It says: ${message}` } : base
}
