// The envelope of every answer: member order and request id as the platform writes them.
import { randomBytes } from 'node:crypto'

let stampedSecond = -1
let stamp = ''
const stampOf = (nowMs: number): string => {
  const second = Math.floor(nowMs / 1000)
  if (second === stampedSecond) return stamp
  stampedSecond = second
  stamp = new Date(nowMs).toISOString().replace(/\D/g, '').slice(0, 14)
  return stamp
}

const digits = 18
let pool = ''
let used = 0
// Drawn in bulk: one draw for each answer would cost more than the rest of the envelope.
const randomDigits = (): string => {
  if (used + digits > pool.length) {
    pool = randomBytes(digits * 512)
      .toString('hex')
      .toUpperCase()
    used = 0
  }
  used += digits
  return pool.slice(used - digits, used)
}

/** 14 digits of time (UTC) and 18 upper-case hex digits. */
export const createRequestId = (nowMs: number): string => stampOf(nowMs) + randomDigits()

/** The text of an answer. `data` is JSON text already. */
export const envelopeText = (code: number, data: string, message: string, requestId: string): string =>
  `{"code":${String(code)},"data":${data},"message":${JSON.stringify(message)},"request_id":"${requestId}"}`
