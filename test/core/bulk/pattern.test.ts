// Patterns that a seller types are judged before they run: some would keep the window still for ever.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternCost } from '#core/bulk/pattern.ts'

const compiledOf = (pattern: string): RegExp | null => {
  try {
    return new RegExp(pattern, 'giu')
  } catch {
    return null
  }
}

describe('a pattern', () => {
  it.each([
    '(a+)+$',
    '((a+))+$',
    '(?:(?:a*)b?)*c',
    '(a|aa)+$',
    '(?:a|a)*b',
    '(a?){40}a{40}',
    '(?<word>\\w+\\s?)*!',
    '([a-z]+)*',
    '(x{1,9}){2,}',
  ])('that repeats what repeats or branches could run for ever: %s', (pattern) => {
    expect(patternCost(pattern).isRunaway).toBe(true)
  })

  it.each([
    ['(\\d+) ?cm', 1],
    ['(\\d{3},)+\\d{3}', 1],
    ['(?:red|blue) +lamp', 1],
    ['[+*)(]+', 1],
    ['\\(a+\\)+', 2],
    ['^\\s+|\\s+$', 2],
    ['.*?-', 1],
    ['(?:new|sale){1,3}', 0],
    ['a{2,}b{3}', 1],
    ['{}', 0],
  ])('that does not may run: %s, with %i endless repetitions', (pattern, repetitions) => {
    expect(patternCost(pattern)).toEqual({ isRunaway: false, repetitions })
  })

  it('that is let through with one endless repetition is done in a moment with any text of its letters', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '(',
      ')',
      '|',
      '+',
      '*',
      '?',
      '{2}',
      '{1,30}',
      '(?:',
      '[ab]',
      '.',
      '\\w',
      '$',
    )
    const seed = 20261121
    let compiled = 0
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
        const pattern = parts.join('')
        const { isRunaway, repetitions } = patternCost(pattern)
        if (isRunaway || repetitions > 1) return
        const search = compiledOf(pattern)
        if (search === null) return
        compiled += 1
        // Thirty letters are a second for two to the power of thirty; a run that takes longer is ended by the test's own limit.
        void `${'a'.repeat(34)}!`.replace(search, '')
      }),
      { seed, numRuns: 4000 },
    )
    console.log(`pattern: ${compiled} random patterns, seed ${seed}`)
    expect(compiled).toBeGreaterThan(200)
  })
})
