// Reads a request's body up to a limit and splits multipart bodies. What is too big is not kept in memory.
import type { IncomingMessage } from 'node:http'
import type { Part } from './call.ts'
import { Refusal } from './refusal.ts'

/** Thrown where the connection ended before the body did; there is nobody left to answer. */
export class CallerGoneError extends Error {
  override readonly name = 'CallerGoneError'
}

const noBytes = Buffer.alloc(0)

/** The body's bytes. Refuses with 36009021 as soon as the limit is known to be passed. */
export const readBody = async (incoming: IncomingMessage, largestBytes: number): Promise<Buffer> => {
  const tooBig = (): Refusal =>
    new Refusal(36009021, `The request is too big: at most ${String(largestBytes)} bytes are accepted.`, {
      connection: 'close',
    })
  const announced = Number(incoming.headers['content-length'] ?? 0)
  if (announced > largestBytes) throw tooBig()
  if (incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined)
    return noBytes
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestBytes) chunks.push(chunk)
      else {
        incoming.pause()
        reject(tooBig())
      }
    })
    incoming.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
    })
    incoming.on('error', reject)
    incoming.on('close', () => {
      if (!incoming.complete) reject(new CallerGoneError('The caller went away before its request was complete'))
    })
  })
}

const lineEnd = Buffer.from('\r\n')
const headEnd = Buffer.from('\r\n\r\n')
const mostParts = 50

const parameterOf = (header: string, name: string): string | null => {
  const found = new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"|[;\\s]${name}=([^;\\s]+)`, 'i').exec(header)
  return found?.[1] ?? found?.[2] ?? null
}

const readPart = (bytes: Buffer): Part | null => {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return null
  const head = bytes.subarray(0, end).toString('utf8')
  const disposition = head.split('\r\n').find((line) => /^content-disposition:/i.test(line)) ?? ''
  const name = parameterOf(disposition, 'name')
  if (name === null) return null
  return { name, fileName: parameterOf(disposition, 'filename'), bytes: bytes.subarray(end + headEnd.length) }
}

/** The parts of a multipart body. Refuses with 36009022 where it is none. */
export const readParts = (body: Buffer, contentType: string): readonly Part[] => {
  const boundary = parameterOf(contentType, 'boundary')
  const unreadable = (): Refusal => new Refusal(36009022, 'The body could not be read as multipart/form-data.')
  if (boundary === null || boundary.length > 200) throw unreadable()
  const mark = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let start = body.indexOf(mark)
  if (start < 0) throw unreadable()
  while (start >= 0 && parts.length < mostParts) {
    const begin = start + mark.length
    if (body.subarray(begin, begin + 2).toString('latin1') === '--') return parts
    const next = body.indexOf(mark, begin)
    if (next < 0) throw unreadable()
    const isFramed = body.subarray(begin, begin + 2).equals(lineEnd) && body.subarray(next - 2, next).equals(lineEnd)
    const part = isFramed ? readPart(body.subarray(begin + 2, next - 2)) : null
    if (part === null) throw unreadable()
    parts.push(part)
    start = next
  }
  throw unreadable()
}
