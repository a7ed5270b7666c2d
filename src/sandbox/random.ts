// Random that repeats: the same seed gives the same numbers. It is for outcomes and names, never for secrets.

/** A source of numbers in [0, 1). */
export type Random = () => number

/** A 32-bit hash of a text (FNV-1a), for choices that must not change from call to call. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** A generator with the given seed (mulberry32). */
export const createRandom = (seed: string): Random => {
  let state = hashText(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number in [0, 1) that belongs to a text. */
export const fractionOf = (text: string): number => createRandom(text)()

/** One of several, by a fraction in [0, 1). Throws for an empty list, which would be a mistake in the library. */
export const pick = <Item>(items: readonly Item[], fraction: number): Item => {
  const item = items[Math.min(items.length - 1, Math.floor(fraction * items.length))]
  if (item === undefined) throw new Error('There is nothing to choose from')
  return item
}
