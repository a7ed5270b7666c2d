// How many typing errors lie between two words: letters added, left out, swapped or mistyped.

/** One bit a letter, so that words without common letters are told apart before they are compared. */
export const letterMask = (word: string): number => {
  let mask = 0
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) % 32)
  return mask
}

/** How many of the letters in `wanted` are missing in `present`. */
export const missingLetters = (wanted: number, present: number): number => {
  let rest = wanted & ~present
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/**
 * The errors between a typed word and a known one, or null for more than `most`. With `isPrefix` the typed word may be the beginning of the known one.
 */
export const typingErrors = (typed: string, known: string, most: number, isPrefix: boolean): number | null => {
  if (known.length < typed.length - most || (!isPrefix && known.length > typed.length + most)) return null
  const width = Math.min(known.length, typed.length + most)
  let beforeLast: number[] = []
  let last = Array.from({ length: width + 1 }, (_, column) => column)
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row]
    let lowest = row
    for (let column = 1; column <= width; column += 1) {
      const isSame = typed[row - 1] === known[column - 1]
      let errors = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwap =
        row > 1 && column > 1 && typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1]
      if (isSwap) errors = Math.min(errors, (beforeLast[column - 2] ?? 0) + 1)
      current.push(errors)
      if (errors < lowest) lowest = errors
    }
    if (lowest > most) return null
    beforeLast = last
    last = current
  }
  const errors = isPrefix ? Math.min(...last.slice(Math.max(0, typed.length - most))) : (last[known.length] ?? most + 1)
  return errors <= most ? errors : null
}
