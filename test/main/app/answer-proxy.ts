// Stands between the app and the practice shop and rewrites answers, as no shop offers: for shapes that only a faulty platform would send.
import { createServer, request as forward } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Gets the URL of a call and its whole answer; what it gives back is answered. */
export type Rewrite = (url: URL, answer: Record<string, unknown>) => Record<string, unknown>

const collect = async (stream: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}

const isAnswer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Starts a proxy in front of `target`; `rewrite` may be changed at any time. */
export const startAnswerProxy = async (target: string) => {
  const state: { rewrite: Rewrite } = { rewrite: (_url, answer) => answer }
  const pass = (incoming: IncomingMessage, body: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const url = new URL(incoming.url ?? '/', target)
      const headers = { ...incoming.headers, host: url.host }
      const outgoing = forward(url, { method: incoming.method, headers }, (answer) => {
        collect(answer).then((text) => {
          resolve({ status: answer.statusCode ?? 502, text })
          return null
        }, reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  const server = createServer((incoming, response) => {
    void (async () => {
      const { status, text } = await pass(incoming, await collect(incoming))
      const answer: unknown = JSON.parse(text)
      const url = new URL(incoming.url ?? '/', target)
      const told = isAnswer(answer) ? state.rewrite(url, answer) : answer
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told))
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A listening TCP server has this shape of address.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    use: (rewrite: Rewrite): void => {
      state.rewrite = rewrite
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
