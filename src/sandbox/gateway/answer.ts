// What goes back to a caller, and how it is written to the connection. It decides nothing.
import type { ServerResponse } from 'node:http'

/** `sentShare` below 1: the connection is cut when that share of the text was sent. */
export type Answer = {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly sentShare?: number
}

/** The content type of every envelope. */
export const jsonType = 'application/json; charset=utf-8'

/** Writes an answer; null cuts the connection without a word. */
export const sendAnswer = (outgoing: ServerResponse, answer: Answer | null): void => {
  if (answer === null) {
    outgoing.destroy()
    return
  }
  if (outgoing.destroyed) return
  const { status, text, headers, sentShare = 1 } = answer
  outgoing.writeHead(status, {
    'content-type': jsonType,
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  if (sentShare === 1) {
    outgoing.end(text)
    return
  }
  outgoing.write(text.slice(0, Math.floor(text.length * sentShare)), () => {
    outgoing.destroy()
  })
}
