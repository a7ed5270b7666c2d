// Builds one signed request from an operation and its parts. Pure but for the signature; nothing is sent here.
import { AppError } from '#contract/failure.ts'
import { signRequest } from '#tiktok/sign.ts'
import type { OperationFacts } from '#tiktok/wire.ts'

export type QueryValue = string | number | boolean | readonly (string | number)[] | null | undefined

/** The parts of a call. `body` is sent as JSON, a FormData as multipart; a query's list is joined by commas. */
export type CallParts = {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, QueryValue>>
  readonly body?: object | null
}

export type Credentials = {
  readonly appKey: string
  readonly appSecret: string
  readonly accessToken: string
  readonly shopCipher: string | null
  readonly timestampSeconds: number
}

export type BuiltRequest = {
  readonly url: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | FormData | null
}

const fillPath = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name] ?? ''
    // Ids go into the address as they are; anything else in them would change which call it is.
    if (!/^[\w-]+$/.test(value)) {
      throw new AppError('invalid', {
        sentence: `“${value}” is no id that TikTok Shop could have given (${name}).`,
        action: 'Refresh the status from TikTok Shop and try again.',
        place: name,
      })
    }
    return value
  })

const queryText = (value: QueryValue): string | null => {
  if (value === undefined || value === null) return null
  return Array.isArray(value) ? value.join(',') : String(value)
}

/** Puts a request together: the body is turned into text once, and that very text is signed and sent. */
export const buildRequest = (
  baseUrl: string,
  facts: OperationFacts,
  parts: CallParts,
  credentials: Credentials,
): BuiltRequest => {
  const path = fillPath(facts.path, parts.path ?? {})
  const query: Record<string, string> = {
    app_key: credentials.appKey,
    timestamp: String(credentials.timestampSeconds),
  }
  if (facts.hasShopCipher && credentials.shopCipher !== null) query['shop_cipher'] = credentials.shopCipher
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    const text = queryText(value)
    if (text !== null) query[name] = text
  }
  const form = parts.body instanceof FormData ? parts.body : null
  const text = form === null && parts.body !== undefined && parts.body !== null ? JSON.stringify(parts.body) : null
  const contentType = form === null ? 'application/json' : 'multipart/form-data'
  query['sign'] = signRequest(credentials.appSecret, { path, query, body: text, contentType })
  return {
    url: `${baseUrl.replace(/\/+$/, '')}${path}?${new URLSearchParams(query).toString()}`,
    path,
    headers: {
      'x-tts-access-token': credentials.accessToken,
      // The boundary of a form is known to fetch only, which then sets the header itself.
      ...(form === null ? { 'content-type': contentType } : {}),
    },
    body: form ?? text,
  }
}
