// Ids for rows that the worker writes: UUID version 7, so that they sort by time. The worker has no host to ask.
import { randomFillSync } from 'node:crypto'

const poolBytes = 8192

/** A maker of time-ordered ids of 36 characters. */
export const createNewId = (): (() => string) => {
  const pool = Buffer.alloc(poolBytes)
  let used = poolBytes
  let last = 0
  let counter = 0
  let time = ''
  return () => {
    const now = Math.max(Date.now(), last)
    counter = now === last ? counter + 1 : 0
    // The twelve bits of a millisecond are used up: borrow the next one.
    const millis = counter > 0xfff ? now + 1 : now
    if (counter > 0xfff) counter = 0
    if (millis !== last || time === '') {
      const hex = millis.toString(16).padStart(12, '0')
      time = `${hex.slice(0, 8)}-${hex.slice(8)}`
      last = millis
    }
    if (used + 8 > poolBytes) {
      randomFillSync(pool)
      used = 0
    }
    pool[used] = ((pool[used] ?? 0) & 0x3f) | 0x80
    const random = pool.toString('hex', used, used + 8)
    used += 8
    return `${time}-7${counter.toString(16).padStart(3, '0')}-${random.slice(0, 4)}-${random.slice(4)}`
  }
}
