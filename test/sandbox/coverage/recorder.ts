// Sends calls to a practice shop, holds every answer to TikTok's own files, and remembers which operations and codes were seen.
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call, control } from '../client.ts'
import type { Answer, CallOptions } from '../client.ts'
import { findTemplate, validateAnswer, validateRequest } from '../openapi.ts'

export type Seen = { answers: number; requests: number; readonly codes: Set<number> }
export type Sightings = {
  readonly operations: Map<string, Seen>
  readonly codes: Set<number>
  readonly problems: string[]
}

/** Everything that was seen so far; several shops can share one. */
export const createRecord = (): Sightings => ({ operations: new Map(), codes: new Set(), problems: [] })

export type Recorder = {
  readonly address: PracticeShopAddress
  readonly record: Sightings
  /** Sends a call that is expected to end with a code (0 unless said otherwise). */
  readonly send: (method: string, path: string, options?: CallOptions, code?: number) => Promise<Answer>
  /** Notes an answer of a call that was sent otherwise, such as a token call. */
  readonly note: (code: number) => void
  // The control interface answers differently for each path.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly control: (method: string, path: string, body?: unknown) => Promise<any>
}

/** A recorder for one shop. */
export const createRecorder = (address: PracticeShopAddress, record: Sightings): Recorder => ({
  address,
  record,
  note: (code) => {
    record.codes.add(code)
  },
  control: async (method, path, body) => control(address, method, path, body),
  send: async (method, path, options = {}, code = 0) => {
    const answer = await call(address, method, path, options)
    const template = findTemplate(method, path)
    const problem = (text: string): void => {
      record.problems.push(`${method} ${path}: ${text}`)
    }
    if (answer.code !== code) problem(`expected code ${String(code)}, got ${String(answer.code)} (${answer.message})`)
    record.codes.add(answer.code)
    if (template === null) return answer
    const key = `${method} ${template}`
    const seen = record.operations.get(key) ?? { answers: 0, requests: 0, codes: new Set<number>() }
    record.operations.set(key, seen)
    const wrong = validateAnswer(method, template, JSON.parse(answer.text))
    for (const text of wrong) problem(`the answer does not fit: ${text}`)
    if (wrong.length === 0 && answer.code === 0) seen.answers += 1
    seen.codes.add(answer.code)
    // Calls that succeed must themselves be what the files describe.
    if (answer.code === 0 && code === 0) {
      const misfits = validateRequest(method, template, {
        query: { ...options.query, ...(options.cipher !== null && { shop_cipher: address.shopCipher }) },
        body: options.body,
      })
      for (const text of misfits) problem(`the request does not fit: ${text}`)
      if (misfits.length === 0) seen.requests += 1
    }
    return answer
  },
})
