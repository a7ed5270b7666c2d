// The way to the work: picks the carrier, keeps it alive and offers every call of the contract. It knows no call by name.
import type { ClientLink, ClientContext } from '@orpc/client'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { Client } from '#contract/index.ts'

type Link = ClientLink<ClientContext>
export type Connection = 'connecting' | 'open' | 'lost'

const listeners = new Set<(connection: Connection) => void>()
const waiting: Array<(link: Link) => void> = []
let current: Link | null = null
let state: Connection = 'connecting'

const tell = (next: Connection, link: Link | null): void => {
  state = next
  current = link
  if (link !== null) for (const go of waiting.splice(0)) go(link)
  for (const listener of listeners) listener(next)
}

const lost = (): ORPCError<string, unknown> =>
  new ORPCError('offline', {
    data: {
      sentence: 'This window has lost the Listwright that runs behind it.',
      action: 'Start Listwright again. What was saved is safe.',
    },
  })

const openSocket = (attempt = 0): void => {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`)
  let wasOpen = false
  socket.addEventListener('open', () => {
    wasOpen = true
    tell('open', new SocketLink({ websocket: socket }))
  })
  socket.addEventListener('close', () => {
    tell('lost', null)
    const next = wasOpen ? 0 : attempt + 1
    // Whoever has just ended needs a moment to come back; asking sooner only fills the browser's log.
    setTimeout(() => openSocket(next), Math.min(1_500 * 2 ** next, 10_000))
  })
}

const openPort = (): void => {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== 'listwright:port' || port === undefined) return
    const link = new PortLink({ port })
    port.addEventListener('close', () => {
      if (current === link) tell('lost', null)
    })
    port.start()
    tell('open', link)
  })
  window.postMessage('listwright:ready', location.origin)
}

/** True in the desktop app, false in the browser host. */
export const isDesktop = location.protocol === 'app:'

/** Opens the carrier: the desktop's message port, or a socket to the browser host that comes back by itself. */
export const connect = (): void => (isDesktop ? openPort() : openSocket())

/** Calls the listener at once and at every change of the connection; returns how to stop. */
export const watchConnection = (listener: (connection: Connection) => void): (() => void) => {
  listeners.add(listener)
  listener(state)
  return () => listeners.delete(listener)
}

const link: Link = {
  call: async (path, input, options) => {
    if (current === null && state === 'lost') throw lost()
    const carrier = current ?? (await new Promise<Link>((resolve) => waiting.push(resolve)))
    try {
      return await carrier.call(path, input, options)
    } catch (error) {
      // A carrier that broke while the call was under way throws its own words; the seller needs ours.
      if (current !== carrier && !(error instanceof ORPCError) && options.signal?.aborted !== true) throw lost()
      throw error
    }
  },
}

/** Every call of the contract. Failures arrive as ORPCError with a code and FailureDetails (words.ts reads them). */
export const calls: Client = createORPCClient(link)
