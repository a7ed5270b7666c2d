// Judges a search pattern before it is used: whether it could take longer than a life for some text. It runs none.

type Repetition = { readonly length: number; readonly isFixed: boolean; readonly most: number }

const counted = /^\{(\d+)(?:(,)(\d*))?\}/

// The repetition that begins here, null where none does.
const repetitionAt = (pattern: string, at: number): Repetition | null => {
  const letter = pattern[at]
  if (letter === '+' || letter === '*') return { length: 1, isFixed: false, most: Number.POSITIVE_INFINITY }
  if (letter === '?') return { length: 1, isFixed: false, most: 1 }
  const found = counted.exec(pattern.slice(at))
  if (found === null) return null
  const [whole, least = '', comma, most = ''] = found
  if (comma === undefined) return { length: whole.length, isFixed: true, most: Number(least) }
  return { length: whole.length, isFixed: false, most: most === '' ? Number.POSITIVE_INFINITY : Number(most) }
}

// Few rounds of something doubtful are no danger.
const fewRounds = 5

export type PatternCost = {
  /** It repeats something that repeats or branches by itself, so the ways to match a text double with each letter. */
  readonly isRunaway: boolean
  /** How many parts of it repeat without an end: a text's length counts as often. */
  readonly repetitions: number
}

/** What a pattern may cost. One that is no pattern at all is judged too; whoever compiles it says so. */
export const patternCost = (pattern: string): PatternCost => {
  // For the whole and for each open group: whether it holds a choice.
  const hasChoice = [false]
  let isInClass = false
  let isLastDoubtful = false
  let repetitions = 0
  const mark = (): void => {
    hasChoice[hasChoice.length - 1] = true
  }
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at]
    const repetition = isInClass ? null : repetitionAt(pattern, at)
    if (repetition !== null) {
      if (isLastDoubtful && repetition.most > fewRounds) return { isRunaway: true, repetitions }
      if (!repetition.isFixed) mark()
      if (repetition.most === Number.POSITIVE_INFINITY) repetitions += 1
      at += repetition.length - 1
      // A mark behind it only says whether few or many are tried first.
      if (pattern[at + 1] === '?') at += 1
      isLastDoubtful = !repetition.isFixed
      continue
    }
    isLastDoubtful = false
    if (letter === '\\') at += 1
    else if (isInClass) isInClass = letter !== ']'
    else if (letter === '[') isInClass = true
    else if (letter === '|') mark()
    else if (letter === '(') {
      hasChoice.push(false)
      if (pattern[at + 1] === '?') at += 1
    } else if (letter === ')' && hasChoice.length > 1) {
      isLastDoubtful = hasChoice.pop() === true
      if (isLastDoubtful) mark()
    }
  }
  return { isRunaway: false, repetitions }
}
