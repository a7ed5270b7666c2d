// Ids that sort by the time they were made. It keeps no state but the last one and some random bytes drawn ahead; it touches no table.
import { randomFillSync } from 'node:crypto'

/** Drawing many bytes at once makes an id cheap enough for the rows of a big import. */
const poolBytes = 8192

/** A maker of ids in the form of UUID version 7: 36 characters, time-ordered, unique. `now` gives milliseconds. */
export const createIds = (now: () => number = Date.now): (() => string) => {
  const pool = Buffer.alloc(poolBytes)
  let drawn = ''
  let used = 0
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
    if (used === drawn.length) {
      randomFillSync(pool)
      for (let at = 0; at < poolBytes; at += 8) pool[at] = ((pool[at] ?? 0) & 0x3f) | 0x80
      drawn = pool.toString('hex')
      used = 0
    }
    const [from, middle] = [used, used + 4]
    used += 16
    return `${time}-7${counter.toString(16).padStart(3, '0')}-${drawn.slice(from, middle)}-${drawn.slice(middle, used)}`
  }
}
