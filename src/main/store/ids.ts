// Ids that sort by the time they were made. It keeps no state but the last one and some random bytes drawn ahead; it touches no table.
import { randomFillSync } from 'node:crypto'

/** Drawing many bytes at once makes an id cheap enough for the rows of a big import. */
const poolBytes = 8192

/** A maker of ids in the form of UUID version 7: 36 characters, time-ordered, unique. `now` gives milliseconds. */
export const createIds = (now: () => number = Date.now): (() => string) => {
  const pool = Buffer.alloc(poolBytes)
  let used = poolBytes
  let last = 0
  let counter = 0
  let time = ''
  return () => {
    const clock = Math.max(now(), last)
    counter = clock === last ? counter + 1 : 0
    // The twelve bits of a millisecond are used up: borrow the next one.
    const millis = counter > 0xfff ? clock + 1 : clock
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
