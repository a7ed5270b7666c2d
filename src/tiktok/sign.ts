// Signatures of requests and webhooks as the platform computes them. It signs what it is given and never builds or sends a request.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature covers. `body` is the text exactly as transmitted, or null where nothing is sent. */
export type SignedRequest = {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: string | null
  readonly contentType?: string | undefined
}

const unsignedParameters: readonly string[] = ['sign', 'access_token']

// Code units in the order of UTF-8: the halves of letters beyond U+FFFF come after everything else.
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

const byteOrder = ([left]: readonly [string, string], [right]: readonly [string, string]): number => {
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at += 1) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)]
    if (one !== other) return rank(one) - rank(other)
  }
  return left.length - right.length
}

const digest = (secret: string, message: string): string =>
  createHmac('sha256', secret).update(message, 'utf8').digest('hex')

const isSameText = (left: string, right: string): boolean => {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
}

/**
 * The text whose HMAC is the signature: secret, path, `key` + decoded `value` by byte order of the keys, body, secret.
 * Multipart bodies are not covered. Source: TikTok Shop's page on signing requests.
 */
export const textToSign = (appSecret: string, { path, query, body, contentType }: SignedRequest): string => {
  const parameters = Object.entries(query)
    .filter(([key]) => !unsignedParameters.includes(key))
    .sort(byteOrder)
    .map(([key, value]) => key + value)
  const isMultipart = contentType?.toLowerCase().startsWith('multipart/form-data') === true
  const covered = path + parameters.join('') + (isMultipart ? '' : (body ?? ''))
  return appSecret + covered + appSecret
}

/** The `sign` parameter of a request: HMAC-SHA256 with the app secret as key, lower-case hex. */
export const signRequest = (appSecret: string, request: SignedRequest): string =>
  digest(appSecret, textToSign(appSecret, request))

/** True where `sign` is the signature of this request. Compares in constant time. */
export const isSignedBy = (appSecret: string, request: SignedRequest, sign: string): boolean =>
  isSameText(signRequest(appSecret, request), sign)

/** A request's `timestamp` may lie this far behind the platform's clock. */
export const oldestTimestampSeconds = 300
/** And this far before it. */
export const newestTimestampSeconds = 30

/** What is wrong with a request's timestamp and signature, in the order in which the platform looks, or null. */
export type SignatureFault = 'sign-missing' | 'timestamp-invalid' | 'timestamp-old' | 'timestamp-future' | 'sign-wrong'

/** Judges a received request as the gateway does. `nowSeconds` is the receiver's clock. */
export const findSignatureFault = (
  appSecret: string,
  request: SignedRequest,
  nowSeconds: number,
): SignatureFault | null => {
  const sign = request.query['sign']
  if (sign === undefined || sign === '') return 'sign-missing'
  const timestamp = request.query['timestamp'] ?? ''
  if (!/^\d{10}$/.test(timestamp)) return 'timestamp-invalid'
  if (nowSeconds - Number(timestamp) > oldestTimestampSeconds) return 'timestamp-old'
  if (Number(timestamp) - nowSeconds > newestTimestampSeconds) return 'timestamp-future'
  return isSignedBy(appSecret, request, sign) ? null : 'sign-wrong'
}

/** The `Authorization` header of a webhook: HMAC-SHA256 over app key and raw body, lower-case hex, without a scheme. */
export const signWebhook = (appKey: string, appSecret: string, rawBody: string): string =>
  digest(appSecret, appKey + rawBody)

/** True where the header fits the raw body. Check before parsing: ids in it may be numbers above 2^53. @forTests */
export const verifyWebhook = (appKey: string, appSecret: string, rawBody: string, header: string): boolean =>
  isSameText(signWebhook(appKey, appSecret, rawBody), header)
