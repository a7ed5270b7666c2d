// The seller's consent: the page that asks for it, and what its redirect brings back. It opens nothing and stores nothing.
import { timingSafeEqual } from 'node:crypto'
import { platformHosts } from '#tiktok/markets.ts'

/** US sellers consent on a page of their own; all others on the one for the rest of the world. */
export type ConsentRegion = 'us' | 'rest-of-world'

export type ConsentRequest = {
  readonly region: ConsentRegion
  /** The service's id in Partner Center. It is not the app key. */
  readonly serviceId: string
  /** A text that cannot be guessed; it comes back with the redirect. */
  readonly state: string
  /** Another host for the page: the practice shop's. */
  readonly host?: string
}

/** The address of the consent page. Where it leads afterwards is set in Partner Center and no part of it. */
export const consentUrl = ({ region, serviceId, state, host }: ConsentRequest): string => {
  const base = host ?? (region === 'us' ? platformHosts.consentUs : platformHosts.consentRestOfWorld)
  const query = new URLSearchParams({ service_id: serviceId, state })
  return `${base.replace(/\/+$/, '')}/open/authorize?${query.toString()}`
}

/** What a redirect says. `code` works once and for 30 minutes. */
export type Redirect =
  | { readonly kind: 'code'; readonly code: string }
  | {
      readonly kind: 'problem'
      readonly problem: 'denied' | 'wrong-state' | 'unreadable'
      readonly sentence: string
      readonly action: string
    }

const problem = (name: 'denied' | 'wrong-state' | 'unreadable', sentence: string, action: string): Redirect => ({
  kind: 'problem',
  problem: name,
  sentence,
  action,
})

const isSameState = (left: string, right: string): boolean => {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
}

const queryOf = (text: string): URLSearchParams | null => {
  const trimmed = text.trim().replace(/^["'<]+|["'>]+$/g, '')
  if (URL.canParse(trimmed)) return new URL(trimmed).searchParams
  // Without its beginning: everything from the question mark on, or only the parameters.
  const query = /[?&]?((?:code|error|state)=.*)$/.exec(trimmed)?.[1]
  return query === undefined ? null : new URLSearchParams(query.replace(/#.*$/, ''))
}

const deniedWords: Readonly<Record<string, string>> = {
  auth_denied: 'The seller did not approve the connection.',
  access_denied: 'The seller did not approve the connection.',
}

/** Reads the address the consent page led to: from the loopback listener, the app's own protocol, or pasted by the seller. */
export const readRedirect = (text: string, expectedState: string): Redirect => {
  const query = queryOf(text)
  const error = query?.get('error') ?? null
  const code = query?.get('code') ?? null
  if (query === null || (error === null && code === null)) {
    return problem(
      'unreadable',
      'This is not the address that TikTok Shop led to: it has no code.',
      'Copy the whole address from the browser’s address bar after approving, and paste it here.',
    )
  }
  if (!isSameState(query.get('state') ?? '', expectedState)) {
    return problem(
      'wrong-state',
      'This address belongs to another attempt to connect, or to somebody else’s.',
      'Start connecting again and use the address of that attempt.',
    )
  }
  if (error !== null || code === null || code === '' || code === 'null') {
    return problem(
      'denied',
      deniedWords[error ?? ''] ?? `TikTok Shop did not approve the connection (${error ?? 'no code'}).`,
      'Start again and approve with the main account of the shop; other accounts cannot approve.',
    )
  }
  return { kind: 'code', code }
}
