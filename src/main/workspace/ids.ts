// Ids that sort by the time they were made. It keeps no state but the last one, so that two of the same millisecond stay in order.
import { randomBytes } from 'node:crypto'

/** A maker of ids in the form of UUID version 7: 36 characters, time-ordered, unique. `now` gives milliseconds. */
export const createIds = (now: () => number = Date.now): (() => string) => {
  let lastMillis = 0
  let sequence = 0
  return () => {
    const millis = Math.max(now(), lastMillis)
    sequence = millis === lastMillis ? sequence + 1 : randomBytes(2).readUInt16BE() & 0x3ff
    // The 12 bits of a millisecond are used up: borrow the next one.
    lastMillis = sequence > 0xfff ? millis + 1 : millis
    if (sequence > 0xfff) sequence = 0
    const time = lastMillis.toString(16).padStart(12, '0')
    const random = randomBytes(8)
    random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
    const tail = random.toString('hex')
    return [
      time.slice(0, 8),
      time.slice(8),
      `7${sequence.toString(16).padStart(3, '0')}`,
      tail.slice(0, 4),
      tail.slice(4),
    ].join('-')
  }
}
