// Opens an HTTP server on the loopback address with limits on headers, time and connections, and closes it again.
import { createAdaptorServer } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { createServer } from 'node:http'
import type { Server } from 'node:http'

export type Bindings = { Bindings: HttpBindings }
export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** Thrown where the port is taken or may not be opened; the message says what to do. */
export class PortError extends Error {
  override readonly name = 'PortError'
}

const host = '127.0.0.1'
const largestHeaderBytes = 16_384
const headersTimeoutMs = 20_000
const requestTimeoutMs = 120_000
const keepAliveTimeoutMs = 30_000
const mostConnections = 20_000
const backlog = 2048

const explain = (error: NodeJS.ErrnoException, port: number): PortError => {
  const what = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${error.code ?? error.message})`
  return new PortError(`Port ${String(port)} ${what}. Choose another one, or 0 for any free port.`)
}

/** Serves an app on 127.0.0.1. Port 0 takes any free one. Throws a PortError. */
export const listen = async (app: Hono<Bindings>, port: number): Promise<Listening> => {
  // No options that name another protocol are given, so this is a plain HTTP server.
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    createServer,
    serverOptions: {
      maxHeaderSize: largestHeaderBytes,
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
    },
  }) as Server
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(explain(error, port))
    })
    server.listen({ port, host, backlog }, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
