// The envelope of every answer: member order and request id as the platform writes them.
import { randomBytes } from 'node:crypto'

const stampOf = (nowMs: number): string => new Date(nowMs).toISOString().replace(/\D/g, '').slice(0, 14)

/** 14 digits of time (UTC) and 18 upper-case hex digits. */
export const createRequestId = (nowMs: number): string => stampOf(nowMs) + randomBytes(9).toString('hex').toUpperCase()

/** The text of an answer. `data` is JSON text already. */
export const envelopeText = (code: number, data: string, message: string, requestId: string): string =>
  `{"code":${String(code)},"data":${data},"message":${JSON.stringify(message)},"request_id":"${requestId}"}`
