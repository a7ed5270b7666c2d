// The same five promises over every carrier: a message port, a WebSocket, in the same process.
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Client } from '#contract/index.ts'
import { startBrowserServer } from '#main/browser/server.ts'
import { createLocalClient } from '#main/workspace/local-client.ts'
import { createFailureInterceptor } from '#main/workspace/carrier.ts'
import { createDouble, plantedSecret } from './double.ts'

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Double = ReturnType<typeof createDouble>

const overPort = async ({ calls }: Double): Promise<Client> => {
  const { port1, port2 } = new MessageChannel()
  const intercept = createFailureInterceptor(calls.toCarried)
  new RPCHandler(calls.router, { clientInterceptors: [intercept], interceptors: [intercept] }).upgrade(port1, {
    context: calls.context,
  })
  closers.push(() => port2.close())
  return createORPCClient(new PortLink({ port: port2 }))
}

const overSocket = async ({ calls }: Double): Promise<Client> => {
  const server = await startBrowserServer({ port: 0, calls, createPage: () => async () => new Response('page') })
  const login = await fetch(server.newAddress(), { redirect: 'manual' })
  const origin = `http://127.0.0.1:${server.port}`
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, {
    headers: { origin, cookie: login.headers.get('set-cookie')?.split(';')[0] ?? '' },
  })
  closers.push(server.close, () => socket.close())
  return createORPCClient(
    // The same interface as the browser's, typed a little differently by its package.
    new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
}

const carriers = [
  ['a message port', overPort],
  ['a WebSocket', overSocket],
  ['the same process', async ({ calls }: Double) => createLocalClient(calls)],
] as const

describe.each(carriers)('over %s', (_name, connect) => {
  it('an expected failure keeps its code and all its details', async () => {
    const client = await connect(createDouble())
    await expect(client.categories.get({ id: '600001' })).rejects.toMatchObject({
      code: 'limited',
      defined: true,
      data: { sentence: 'The shop asked to wait before 600001.', retryAfterSeconds: 7 },
    })
  })

  it('a thrown error becomes a bug with an id, and what it said stays in the log', async () => {
    const double = createDouble()
    const client = await connect(double)
    const error: unknown = await client.app.notices().catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'bug', data: { bugId: 'bug-1' } })
    expect(JSON.stringify(error) + String(error)).not.toContain(plantedSecret)
    expect(JSON.stringify(error)).not.toContain('/home/someone')
    expect(double.lines.join('\n')).toContain('app.notices')
    expect(double.lines.join('\n')).toContain('double.ts')
  })

  it('a field the contract does not declare is dropped', async () => {
    const client = await connect(createDouble())
    expect(await client.app.openLink({ link: 'x' })).toStrictEqual({ isOpened: true })
  })

  it('an answer that breaks the contract becomes a bug and shows nothing of it', async () => {
    const client = await connect(createDouble())
    await expect(client.jobs.list()).rejects.toMatchObject({ code: 'bug', data: { bugId: 'bug-1' } })
  })

  it('wrong input comes back as invalid with the field it is about', async () => {
    const client = await connect(createDouble())
    // Deliberately not what the contract wants.
    const wrong = { id: 5 } as unknown as { id: string }
    await expect(client.categories.get(wrong)).rejects.toMatchObject({
      code: 'invalid',
      data: { fields: [{ path: 'id' }] },
    })
  })

  it('a stream of events arrives in order and ends', async () => {
    const client = await connect(createDouble())
    const seen: string[] = []
    for await (const event of await client.events.subscribe()) seen.push(event.type)
    expect(seen).toEqual(['hello', 'connection.changed'])
  })
})
