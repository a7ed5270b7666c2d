// A bare local server that checks signature, time and token as the gateway does and then answers what a test tells it to.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findSignatureFault } from '#tiktok/sign.ts'

type Received = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly token: string
}

export type Reply = (request: Received, response: ServerResponse) => void

export const appKey = '6test'
export const appSecret = 'a-secret-for-tests-only'

/** An answer in the platform's envelope. */
export const envelope =
  (data: unknown, code = 0, status = 200, message = code === 0 ? 'Success' : 'refused', headers = {}): Reply =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ code, data, message, request_id: '20260901120000A1B2C3D4E5F6A7B8C9' }))
  }

export const raw =
  (status: number, body: string, contentType = 'application/json', headers = {}): Reply =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': contentType, ...headers })
    response.end(body)
  }

/** Sends headers and half an answer, then cuts the connection. */
export const cutInTheMiddle: Reply = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
  response.write('{"code":0,"data":{"product_id":"17295')
  setImmediate(() => response.destroy())
}

export const cutAtOnce: Reply = (_request, response) => {
  response.destroy()
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}

export type LocalPlatform = {
  readonly url: string
  /** Everything that arrived, in order. */
  readonly received: Received[]
  /** Answers for the next requests; the last one stays. */
  readonly answer: (...replies: Reply[]) => void
  /** The server's clock minus the real one. */
  readonly setSkewMs: (skewMs: number) => void
  readonly acceptTokens: (...tokens: string[]) => void
  readonly stop: () => Promise<void>
}

export const startLocalPlatform = async (): Promise<LocalPlatform> => {
  const received: Received[] = []
  let replies: Reply[] = [envelope({})]
  let skewMs = 0
  let accepted: readonly string[] = ['token-1']

  const gatewayReply = (request: Received): Reply | null => {
    if (request.path.startsWith('/api/v2/token/')) return null
    const contentType = request.headers['content-type'] ?? ''
    const fault = findSignatureFault(
      appSecret,
      { path: request.path, query: request.query, body: request.body === '' ? null : request.body, contentType },
      Math.floor((Date.now() + skewMs) / 1000),
    )
    if (fault === 'sign-wrong')
      return envelope(null, 106001, 401, "Invalid credentials. The 'sign' query parameter is invalid")
    if (fault !== null) return envelope(null, 36009004, 400, `Invalid 'timestamp' query parameter (${fault})`)
    if (!accepted.includes(request.token)) return envelope(null, 105002, 401, 'Expired credentials')
    return null
  }

  const receive = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(incoming)
    const url = new URL(incoming.url ?? '/', 'http://local')
    const request: Received = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      body,
      token: String(incoming.headers['x-tts-access-token'] ?? ''),
    }
    received.push(request)
    response.setHeader('date', new Date(Date.now() + skewMs).toUTCString())
    const refusal = gatewayReply(request)
    const reply = refusal ?? (replies.length > 1 ? replies.shift() : replies[0])
    reply?.(request, response)
  }

  const server = createServer((incoming, response) => {
    void receive(incoming, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    received,
    answer: (...next) => {
      replies = next
    },
    setSkewMs: (next) => {
      skewMs = next
    },
    acceptTokens: (...next) => {
      accepted = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
