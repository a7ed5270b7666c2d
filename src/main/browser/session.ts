// Who may talk to the browser host: the browser that was given the printed address, on this machine, from our own page. It serves nothing.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export type HeadersOf = (name: string) => string | null

/** Reads one header of a Node request as text. */
export const headersOf =
  (headers: IncomingHttpHeaders): HeadersOf =>
  (name) => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  }

export type SessionGate = {
  /** The address to open: it works once, until the next one is asked for. */
  readonly newAddress: () => string
  /** The cookie to set in exchange for a token, or null for one that is wrong or used. */
  readonly exchange: (token: string) => string | null
  /** A sentence why this request is refused, or null. `mustHaveOrigin` for everything that is not a plain page load. */
  readonly refusal: (header: HeadersOf, mustHaveOrigin: boolean) => string | null
  readonly hasCookie: (header: HeadersOf) => boolean
}

/** A gate for the host at this loopback port. */
export const createSessionGate = (port: number): SessionGate => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const cookieName = `listwright-${port}`
  const secret = randomBytes(32).toString('base64url')
  let token: string | null = null
  return {
    newAddress: () => {
      token = randomBytes(24).toString('base64url')
      return `http://127.0.0.1:${port}/?token=${token}`
    },
    exchange: (given) => {
      if (token === null || !same(given, token)) return null
      token = null
      return `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`
    },
    refusal: (header, mustHaveOrigin) => {
      const host = header('host')
      if (host === null || !hosts.includes(host)) return 'This address is not served here.'
      const origin = header('origin')
      if (origin === null ? mustHaveOrigin : origin !== `http://${host}`) return 'Only our own page may ask.'
      const site = header('sec-fetch-site')
      if (site !== null && site !== 'same-origin' && site !== 'none') return 'Only our own page may ask.'
      return null
    },
    hasCookie: (header) => (header('cookie') ?? '').split(/;\s*/).some((pair) => same(pair, `${cookieName}=${secret}`)),
  }
}
