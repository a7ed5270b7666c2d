// Records everything that crosses between the window and the work, whichever carrier it is. It judges nothing.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** What crossed so far, as text, both ways: messages of the carrier, and what was fetched. */
export type Recording = { readonly messages: () => Promise<string[]> }

const asText = (payload: string | Buffer): string => (typeof payload === 'string' ? payload : payload.toString('utf8'))

// Runs in the page before its own scripts: listens in on the port that the desktop app hands over.
const listenOnPort = (): void => {
  const heard: string[] = []
  Reflect.set(window, 'heardOnPort', heard)
  const decoder = new TextDecoder()
  const keep = (data: unknown): void => {
    const isBytes = data instanceof ArrayBuffer || ArrayBuffer.isView(data)
    heard.push(typeof data === 'string' ? data : isBytes ? decoder.decode(data) : JSON.stringify(data))
  }
  const send: unknown = Reflect.get(MessagePort.prototype, 'postMessage')
  MessagePort.prototype.postMessage = function (this: MessagePort, ...parts: unknown[]) {
    keep(parts[0])
    if (typeof send === 'function') Reflect.apply(send, this, parts)
  }
  window.addEventListener('message', (event) => {
    for (const port of event.ports) port.addEventListener('message', ({ data }) => keep(data))
  })
}

/** Begins to record. Call it before the page loads. */
export const record = async (page: Page): Promise<Recording> => {
  const overSocket: string[] = []
  const fetched: Promise<string>[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => overSocket.push(asText(payload)))
    socket.on('framereceived', ({ payload }) => overSocket.push(asText(payload)))
  })
  page.on('response', (response) => {
    const headers = JSON.stringify(response.headers())
    fetched.push(
      response.text().then(
        (body) => headers + body,
        () => headers,
      ),
    )
  })
  await page.addInitScript(listenOnPort)
  return {
    messages: async () => {
      const overPort: unknown = await page.evaluate(() => Reflect.get(window, 'heardOnPort'))
      return [...overSocket, ...(await Promise.all(fetched)), ...(Array.isArray(overPort) ? overPort.map(String) : [])]
    },
  }
}

/** Every file below a folder with its bytes as text, one letter a byte. */
export const everyFile = (folder: string): { file: string; text: string }[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined || (!found.isFile() && !found.isDirectory())) return []
    return found.isDirectory() ? everyFile(path) : [{ file: path, text: readFileSync(path).toString('latin1') }]
  })
