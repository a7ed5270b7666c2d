// Ids for rows that the worker writes: UUID version 7, so that they sort by time. The worker has no host to ask.
import { randomBytes } from 'node:crypto'

/** A maker of time-ordered ids of 36 characters. */
export const createNewId = (): (() => string) => {
  let last = 0
  let counter = 0
  return () => {
    const now = Math.max(Date.now(), last)
    counter = now === last ? counter + 1 : 0
    last = counter > 0xfff ? now + 1 : now
    if (counter > 0xfff) counter = 0
    const time = last.toString(16).padStart(12, '0')
    const random = randomBytes(8).toString('hex')
    const variant = ((Number.parseInt(random[0] ?? '0', 16) & 0x3) | 0x8).toString(16)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`
  }
}
