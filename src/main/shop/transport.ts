// Sends one request and tells what came of it. It never repeats anything and never throws for what the network or the platform do.
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import ky from 'ky'
import { parseWireJson } from '#tiktok/json.ts'
import type { JsonValue } from '#tiktok/json.ts'
import type { NotSentReason, Outcome } from './outcome.ts'

// Where a host has several addresses, each but the last is given up after 250 ms otherwise: too soon for a slow line, and the last may be of a family
// that this line does not have.
setDefaultAutoSelectFamilyAttemptTimeout(1_500)

export type OutgoingRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | FormData | null
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  /** An answer that is longer is given up. */
  readonly mostBytes?: number
}

/** The outcome, and the Date header of an answer that came from the platform itself. */
export type Sent = { readonly outcome: Outcome; readonly dateHeader: string | null }

const limitCodes: readonly number[] = [36009002, 36009037, 12052109]

const reasonByCode: Readonly<Record<string, NotSentReason>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  EPROTO: 'tls',
}

const tlsCode = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/

type Cause = { readonly name: string; readonly code: string; readonly syscall: string; readonly message: string }

const textOf = (holder: object, member: string): string => {
  const value: unknown = Reflect.get(holder, member)
  return typeof value === 'string' ? value : ''
}

/** An error and what caused it, outermost first. Several addresses tried at once come as one error with a list. */
const causesOf = (error: unknown): readonly Cause[] => {
  if (typeof error !== 'object' || error === null) return []
  const own = {
    name: textOf(error, 'name'),
    code: textOf(error, 'code'),
    syscall: textOf(error, 'syscall'),
    message: textOf(error, 'message'),
  }
  const inner: unknown = Reflect.get(error, 'cause')
  const several: unknown = Reflect.get(error, 'errors')
  return [own, ...causesOf(inner), ...(Array.isArray(several) ? several.flatMap(causesOf) : [])]
}

const notSentReason = ({ code, syscall, message }: Cause): NotSentReason | null => {
  const proxyStatus = /^Proxy response \((\d+)\)/.exec(message)?.[1]
  if (proxyStatus !== undefined) return proxyStatus === '407' ? 'proxy' : 'proxy-refused'
  if (tlsCode.test(code) || /before secure TLS connection/i.test(message)) return 'tls'
  const known = reasonByCode[code]
  if (known !== undefined) return known
  return syscall === 'connect' || syscall === 'getaddrinfo' ? 'unreachable' : null
}

// What came was no HTTP, or not packed as it said: it arrived, and nobody can read it.
const garbageCode = /^(Z_|ZSTD_|ERR_BROTLI|ERR__ERROR_FORMAT|UND_ERR_HEADERS_OVERFLOW)/

/** What an error of fetch says about the request: not sent at all, or sent without an answer. */
export const outcomeOfError = (error: unknown, isCancelled: boolean): Outcome => {
  const causes = causesOf(error)
  const reason = causes.map(notSentReason).find((found) => found !== null)
  const detail =
    causes.map(({ code, message }) => (code === '' ? message : `${code} ${message}`)).at(-1) ?? 'unknown error'
  if (reason !== undefined) return { kind: 'not-sent', reason, detail }
  if (isCancelled) return { kind: 'cancelled' }
  const isTimeout = causes.some(
    ({ name, code }) => name === 'TimeoutError' || /UND_ERR_(HEADERS|BODY)_TIMEOUT/.test(code),
  )
  const isGarbage = causes.some(({ name, code }) => name === 'HTTPParserError' || garbageCode.test(code))
  return {
    kind: 'no-answer',
    reason: isTimeout ? 'timeout' : isGarbage ? 'malformed' : 'cut',
    status: null,
    detail,
    retryAfterMs: null,
  }
}

/** No limit of the platform is counted over more than a day. A wish for longer is a slip, and would keep the shop still until a restart. */
const longestWishMs = 86_400_000

/** Seconds or a date, as HTTP allows; at most a day. Null where there is none or it cannot be read. */
export const readRetryAfter = (header: string | null, nowMs: number): number | null => {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds < 0 ? null : Math.min(longestWishMs, seconds * 1000)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.min(longestWishMs, Math.max(0, at - nowMs))
}

type Envelope = {
  readonly code: number
  readonly message: string
  readonly requestId: string
  readonly data: JsonValue
}

const readEnvelope = (text: string): Envelope | null => {
  let value: JsonValue
  try {
    value = parseWireJson(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('code' in value) || typeof value.code !== 'number') return null
  const { code, message, request_id: requestId, data } = value
  return {
    code,
    message: typeof message === 'string' ? message : '',
    requestId: typeof requestId === 'string' ? requestId : '',
    data: data ?? {},
  }
}

const withoutEnvelope = (response: Response, text: string, retryAfterMs: number | null): Outcome => {
  const { status } = response
  const detail = text.slice(0, 200)
  if (status === 429) return { kind: 'limited', status, code: 0, message: '', requestId: '', retryAfterMs }
  if (status === 407 || status === 511) return { kind: 'not-sent', reason: 'proxy', detail }
  const isPage =
    response.headers.get('content-type')?.includes('html') === true || /^\s*<(!doctype|html|head|body)/i.test(text)
  if (isPage || (status >= 300 && status < 400))
    return { kind: 'no-answer', reason: 'web-page', status, detail, retryAfterMs }
  return { kind: 'no-answer', reason: text.trim() === '' ? 'status' : 'malformed', status, detail, retryAfterMs }
}

/** The largest answer, a whole category tree, is a few megabytes. */
const mostAnswerBytes = 32 * 1024 * 1024

/** The text of an answer; null where it is more than any answer of the platform could be. The rest of it is not fetched then. */
const readText = async (response: Response, mostBytes: number): Promise<string | null> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    // Leaving the loop gives the connection up.
    if (size > mostBytes) return null
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}

const tooLong = ({ status }: Response): Sent => ({
  outcome: { kind: 'no-answer', reason: 'too-long', status, detail: '', retryAfterMs: null },
  dateHeader: null,
})

const outcomeOfAnswer = (response: Response, text: string, nowMs: number): Sent => {
  // A date is one of the clock that wrote it, which may not agree with ours.
  const theirNowMs = Date.parse(response.headers.get('date') ?? '')
  const wish = response.headers.get('retry-after')
  const retryAfterMs = readRetryAfter(wish, Number.isNaN(theirNowMs) ? nowMs : theirNowMs)
  const envelope = readEnvelope(text)
  if (envelope === null) return { outcome: withoutEnvelope(response, text, retryAfterMs), dateHeader: null }
  const dateHeader = response.headers.get('date')
  const { status } = response
  const { code, message, requestId, data } = envelope
  // Whatever the HTTP status says, success is this code and nothing else.
  if (code === 0) return { outcome: { kind: 'ok', status, requestId, data }, dateHeader }
  const isLimited = status === 429 || limitCodes.includes(code)
  return {
    outcome: { kind: isLimited ? 'limited' : 'refused', status, code, message, requestId, retryAfterMs },
    dateHeader,
  }
}

/** Sends a request once. Redirects are not followed: a token must not travel to another host. */
export const send = async (request: OutgoingRequest, now: () => number): Promise<Sent> => {
  const limit = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal])
  try {
    const response = await ky(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === null ? {} : { body: request.body }),
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      redirect: 'manual',
      signal,
    })
    const text = await readText(response, request.mostBytes ?? mostAnswerBytes)
    return text === null ? tooLong(response) : outcomeOfAnswer(response, text, now())
  } catch (error) {
    return { outcome: outcomeOfError(error, request.signal?.aborted === true), dateHeader: null }
  }
}
