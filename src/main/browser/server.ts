// The app served to a browser on this machine: the page over HTTP, the calls over a WebSocket, both behind the session gate. Loopback only.
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { AppError } from '#contract/failure.ts'
import { createFailureInterceptor } from '#main/workspace/carrier.ts'
import type { Calls } from '#main/workspace/carrier.ts'
import { createSessionGate, headersOf } from './session.ts'

const refuse = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })

const listen = async (server: Server, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port }, () => {
      server.removeListener('error', reject)
      resolve()
    })
  }).catch((cause: unknown) => {
    throw new AppError(
      'conflict',
      {
        sentence: `Port ${port} of this machine cannot be used: ${cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE' ? 'another program listens there' : String(cause)}.`,
        action: 'Choose another with --port, or leave --port out to take a free one.',
      },
      { cause },
    )
  })
  // A server that listens on a port has an address with that port; only pipes have text.
  return (server.address() as AddressInfo).port
}

export type BrowserServerParts = {
  /** 0 for a free one. */
  readonly port: number
  readonly calls: Calls
  /** Makes the page once the address of its socket is known. */
  readonly createPage: (socketAddress: string) => (request: Request) => Promise<Response>
}

export type BrowserServer = {
  readonly port: number
  /** An address that lets one browser in. Each call makes the earlier one worthless. */
  readonly newAddress: () => string
  readonly close: () => Promise<void>
}

/** Starts serving. Throws AppError `conflict` where the port is taken. */
export const startBrowserServer = async (parts: BrowserServerParts): Promise<BrowserServer> => {
  const intercept = createFailureInterceptor(parts.calls.toCarried)
  const handler = new RPCHandler(parts.calls.router, { clientInterceptors: [intercept], interceptors: [intercept] })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 32 * 1024 * 1024 })
  const server = createServer()
  const port = await listen(server, parts.port)
  const gate = createSessionGate(port)
  const page = parts.createPage(`ws://127.0.0.1:${port} ws://localhost:${port}`)

  const answer = async (request: Request): Promise<Response> => {
    const header = (name: string): string | null => request.headers.get(name)
    const refusal = gate.refusal(header, request.method !== 'GET' && request.method !== 'HEAD')
    if (refusal !== null) return refuse(403, refusal)
    const url = new URL(request.url)
    const token = url.pathname === '/' ? url.searchParams.get('token') : null
    const cookie = token === null ? null : gate.exchange(token)
    if (cookie !== null) return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } })
    if (gate.hasCookie(header)) {
      return token === null ? page(request) : new Response(null, { status: 303, headers: { location: '/' } })
    }
    return refuse(
      401,
      'This address was used already, or is not the one Listwright printed. Press Enter in its terminal for a new one.',
    )
  }
  const listener = getRequestListener(answer, { overrideGlobalObjects: false })
  server.on('request', (request, response) => void listener(request, response))

  server.on('upgrade', (request, socket, head) => {
    const header = headersOf(request.headers)
    const isAllowed = request.url === '/rpc' && gate.refusal(header, true) === null && gate.hasCookie(header)
    if (!isAllowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(
      request,
      socket,
      head,
      (webSocket) => void handler.upgrade(webSocket, { context: parts.calls.context }),
    )
  })

  return {
    port,
    newAddress: gate.newAddress,
    close: async () => {
      for (const webSocket of sockets.clients) webSocket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
