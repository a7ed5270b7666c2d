// Stands between the client and the practice shop and disturbs what passes: also the token calls, and in ways no shop offers.
import { createServer, request as forward } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Before: the shop never hears of the call. After: it has carried it out, and the answer is spoilt. */
export const disturbances = [
  'cut-before',
  'cut-after',
  'cut-in-the-middle',
  'half-an-answer',
  'web-page-before',
  'web-page-after',
  'error-before',
  'error-after',
  'limited',
  'limited-with-retry-after',
] as const
export type Disturbance = (typeof disturbances)[number]

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

const collect = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

const page = '<!doctype html><title>Sign in to the network</title>'
const internalError = '{"code":36009003,"data":null,"message":"Internal error","request_id":"proxy"}'
const tooMany = '{"code":36009002,"data":null,"message":"Too many requests","request_id":"proxy"}'

const end = (response: ServerResponse, status: number, type: string, body: string | Buffer, headers = {}): void => {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

const spoil = (kind: Disturbance, response: ServerResponse, answer: Answer | null): void => {
  if (kind.startsWith('cut-') && kind !== 'cut-in-the-middle') response.destroy()
  else if (kind.startsWith('web-page')) end(response, 200, 'text/html', page)
  else if (kind.startsWith('error')) end(response, 500, 'application/json', internalError)
  else if (kind.startsWith('limited')) {
    end(response, 429, 'application/json', tooMany, kind === 'limited' ? {} : { 'retry-after': '0' })
  } else {
    const half = answer?.body.subarray(0, Math.floor(answer.body.length / 2)) ?? Buffer.from('{')
    if (kind === 'half-an-answer') end(response, 200, 'application/json', half)
    else {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(half.length * 2) })
      response.write(half, () => response.destroy())
    }
  }
}

const isBefore = (kind: Disturbance): boolean => kind.endsWith('-before') || kind.startsWith('limited')

export type FaultProxy = {
  readonly url: string
  /** Disturbs the next calls whose path begins like this. */
  readonly disturb: (kind: Disturbance, path: string, count: number) => void
  readonly clear: () => void
  /** How many calls were disturbed since the last `clear`. */
  readonly hits: () => number
  readonly stop: () => Promise<void>
}

/** Starts a proxy in front of `target`. */
export const startFaultProxy = async (target: string): Promise<FaultProxy> => {
  let rule: { kind: Disturbance; path: string; left: number } | null = null
  let hits = 0

  const pass = (incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = forward(
        new URL(incoming.url ?? '/', target),
        { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } },
        (answer) => {
          collect(answer).then((answered) => {
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: answered })
            return null
          }, reject)
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await collect(incoming)
    const hit = rule !== null && rule.left > 0 && (incoming.url ?? '').startsWith(rule.path) ? rule : null
    if (hit !== null) {
      hit.left -= 1
      hits += 1
    }
    const answer = hit !== null && isBefore(hit.kind) ? null : await pass(incoming, body)
    if (hit !== null) spoil(hit.kind, response, answer)
    else if (answer !== null) {
      const { 'transfer-encoding': _chunked, ...headers } = answer.headers
      response.writeHead(answer.status, { ...headers, 'content-length': String(answer.body.length) }).end(answer.body)
    }
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    disturb: (kind, path, count) => {
      rule = { kind, path, left: count }
    },
    clear: () => {
      rule = null
      hits = 0
    },
    hits: () => hits,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
