// Waits on a loopback address for the redirect of the consent page. It answers with a plain page and keeps no secret.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '#contract/failure.ts'
import { readRedirect } from './consent.ts'

export type LoopbackOptions = {
  readonly state: string
  /** The port that stands in the app's redirect address in Partner Center; 0 takes any free one. */
  readonly port?: number
  readonly path?: string
}

export type Loopback = {
  /** The address to enter as redirect address in Partner Center. */
  readonly redirectUrl: string
  /** The address of the first redirect with the right state: an approval or a rejection. Rejects with AppError when closed before. */
  readonly redirect: Promise<string>
  readonly close: () => Promise<void>
}

const page = (title: string, words: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`

const answer = (response: ServerResponse, status: number, title: string, words: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(page(title, words))
}

const portInUse = (port: number, cause: unknown): AppError =>
  new AppError(
    'conflict',
    {
      sentence: `Port ${String(port)} on this computer is in use by another program, so the approval cannot come back by itself.`,
      action: 'Paste the address of the page that TikTok Shop leads to, or close the other program and try again.',
      place: 'Connection',
    },
    { cause },
  )

const closedEarly = (): AppError =>
  new AppError('conflict', {
    sentence: 'Connecting was cancelled before TikTok Shop answered.',
    action: 'Start connecting again.',
    place: 'Connection',
  })

/** Starts listening on 127.0.0.1. Throws AppError `conflict` where the port is taken. */
export const listenForRedirect = async ({
  state,
  port = 0,
  path = '/callback',
}: LoopbackOptions): Promise<Loopback> => {
  let settle: (address: string) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const redirect = new Promise<string>((resolve, reject) => {
    settle = resolve
    fail = reject
  })
  // Whoever closes the listener without waiting does not want to hear of it.
  redirect.catch(() => undefined)

  const receive = (request: IncomingMessage, response: ServerResponse, ownHosts: readonly string[]): void => {
    // Anything on this computer may ask here, also for what is no address.
    const asked = request.url ?? '/'
    const url = URL.canParse(asked, 'http://127.0.0.1') ? new URL(asked, 'http://127.0.0.1') : null
    const isOurs = request.method === 'GET' && url?.pathname === path && ownHosts.includes(request.headers.host ?? '')
    if (!isOurs || url === null) {
      answer(response, 404, 'Nothing here', 'This address only waits for TikTok Shop’s answer.')
      return
    }
    const found = readRedirect(url.href, state)
    if (found.kind === 'problem' && found.problem !== 'denied') {
      answer(
        response,
        400,
        'Not connected',
        'This answer does not belong to the connection that is being made. Go back to Listwright.',
      )
      return
    }
    const isCode = found.kind === 'code'
    answer(
      response,
      200,
      isCode ? 'Connected' : 'Not connected',
      isCode
        ? 'You can close this page and go back to Listwright.'
        : 'The connection was not approved. Go back to Listwright.',
    )
    settle(url.href)
  }

  let ownHosts: readonly string[] = []
  const server = createServer((request, response) => receive(request, response, ownHosts))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portInUse(port, error)))
    server.listen(port, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  const { port: actualPort } = server.address() as AddressInfo
  ownHosts = [`127.0.0.1:${String(actualPort)}`, `localhost:${String(actualPort)}`]

  return {
    redirectUrl: `http://127.0.0.1:${String(actualPort)}${path}`,
    redirect,
    close: () =>
      new Promise((resolve) => {
        fail(closedEarly())
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
