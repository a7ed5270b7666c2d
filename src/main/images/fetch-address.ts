// Fetches the bytes behind a picture's address: http and https only, public hosts only unless allowed, with limits on time, size and redirects.
import { request as requestPlain } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import type { PictureProblem } from '#main/app/ports/files.ts'
import { InnerAddressError, isPublicAddress, publicLookup } from './public-addresses.ts'

export type FetchLimits = { readonly timeoutMs: number; readonly maximumBytes: number; readonly redirects: number }

/** Limits that suit product pictures. */
export const pictureLimits: FetchLimits = { timeoutMs: 20_000, maximumBytes: 20 * 1024 * 1024, redirects: 4 }

type Allowed = (host: string) => boolean
type Fetched = { readonly bytes: Uint8Array } | PictureProblem

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

const innerProblem = (host: string): PictureProblem => ({
  sentence: `The picture's address leads to ${host}, inside your own network. Allow private addresses in the settings if that is meant.`,
})

const toUrl = (address: string): URL | PictureProblem => {
  const whole = address.startsWith('//') ? `https:${address}` : address
  let url: URL
  try {
    url = new URL(whole)
  } catch {
    return { sentence: `“${address.slice(0, 200)}” is no address of a picture. It should begin with https://.` }
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { sentence: `Pictures are fetched over http and https only, not ${url.protocol.replace(':', '')}.` }
  }
  if (url.username !== '' || url.password !== '') {
    return {
      sentence: `The address of the picture at ${url.host} holds a user name. Use an address that anyone can open.`,
    }
  }
  // The name is kept free for examples of names that lead nowhere.
  if (/(?:^|\.)invalid$/i.test(url.hostname)) return { sentence: `${url.hostname} is no address that can exist.` }
  return url
}

const statusSentence = (status: number, host: string): string => {
  if (status === 404 || status === 410) return `The picture is not there any more (${host} answered ${status}).`
  if (status === 401 || status === 403) return `${host} does not let the picture be fetched (it answered ${status}).`
  if (status === 429) return `${host} asks to wait before more pictures are fetched (429). Try again later.`
  return `${host} answered ${status} instead of a picture.`
}

const reasonOf = (error: unknown, host: string): PictureProblem => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof InnerAddressError) return innerProblem(host)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { sentence: `${host} was not found. Check the address, or your connection.`, isOffline: true }
  if (code === 'ENETUNREACH' || code === 'ENETDOWN' || code === 'EHOSTUNREACH')
    return { sentence: `${host} cannot be reached. Check your connection.`, isOffline: true }
  if (code === 'ECONNREFUSED') return { sentence: `${host} refuses connections.` }
  if (code.includes('CERT') || code.includes('TLS') || code.startsWith('ERR_SSL')) {
    return { sentence: `The connection to ${host} is not safe (its certificate is not valid).` }
  }
  return { sentence: `The picture could not be fetched from ${host}${code === '' ? '' : ` (${code})`}.` }
}

const readBody = (response: IncomingMessage, host: string, maximumBytes: number): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    const tooLarge: PictureProblem = {
      sentence: `The picture at ${host} is larger than ${megabytes(maximumBytes)}. Make it smaller.`,
    }
    if (Number(response.headers['content-length'] ?? 0) > maximumBytes) {
      response.destroy()
      resolve(tooLarge)
      return
    }
    const parts: Uint8Array[] = []
    let size = 0
    response.on('data', (part: Uint8Array) => {
      size += part.length
      if (size > maximumBytes) {
        resolve(tooLarge)
        response.destroy()
      } else parts.push(part)
    })
    response.on('end', () =>
      resolve(
        response.complete
          ? { bytes: Buffer.concat(parts) }
          : { sentence: `The connection to ${host} broke off in the middle of the picture.` },
      ),
    )
    response.on('error', reject)
    response.on('close', () =>
      resolve({ sentence: `The connection to ${host} broke off in the middle of the picture.` }),
    )
  })

type Answer = { readonly kind: 'moved'; readonly to: string } | { readonly kind: 'done'; readonly result: Fetched }

const ask = (url: URL, isAllowed: Allowed, limits: FetchLimits, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const bare = url.hostname.replace(/^\[|\]$/g, '')
    const mayBeInner = isAllowed(url.host)
    if (!mayBeInner && isIP(bare) !== 0 && !isPublicAddress(bare)) {
      resolve({ kind: 'done', result: innerProblem(url.host) })
      return
    }
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const request = send(
      url,
      {
        signal,
        agent: false,
        headers: {
          accept: 'image/jpeg, image/png, image/webp, image/*;q=0.5',
          'accept-encoding': 'identity',
          'user-agent': 'Listwright',
        },
        ...(mayBeInner ? {} : { lookup: publicLookup }),
      },
      (response) => {
        const status = response.statusCode ?? 0
        const { location } = response.headers
        if (status >= 300 && status < 400 && location !== undefined) {
          response.destroy()
          resolve({ kind: 'moved', to: location })
        } else if (status !== 200) {
          response.destroy()
          resolve({ kind: 'done', result: { sentence: statusSentence(status, url.host) } })
        } else {
          readBody(response, url.host, limits.maximumBytes).then((result) => resolve({ kind: 'done', result }), reject)
        }
      },
    )
    request.on('error', reject)
    request.end()
  })

/** Fetches an address. `isAllowed` says for a host (with its port) whether it may lie inside the seller's network. Never throws. */
export const fetchAddress = async (
  address: string,
  isAllowed: Allowed,
  signal: AbortSignal,
  limits: FetchLimits = pictureLimits,
): Promise<Fetched> => {
  const timeout = AbortSignal.timeout(limits.timeoutMs)
  const either = AbortSignal.any([signal, timeout])
  let next = toUrl(address)
  for (let hop = 0; ; hop += 1) {
    if (!(next instanceof URL)) return next
    const url = next
    try {
      const answer = await ask(url, isAllowed, limits, either)
      if (answer.kind === 'done') return answer.result
      if (hop >= limits.redirects) {
        return { sentence: `${url.host} sends the request on and on; the picture was not reached.` }
      }
      next = toUrl(URL.canParse(answer.to, url.href) ? new URL(answer.to, url.href).href : answer.to)
    } catch (error) {
      if (signal.aborted) return { sentence: 'Fetching the picture was stopped.' }
      if (timeout.aborted) {
        return { sentence: `${url.host} took longer than ${limits.timeoutMs / 1000} seconds for the picture.` }
      }
      return reasonOf(error, url.host)
    }
  }
}
