// Texts: counting, trimming, cleaning.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanLine,
  collapseSpaces,
  decodeEntities,
  hasControl,
  hasEmoji,
  hasEntity,
  hasLongRun,
  hasTag,
  isSymbolsOnly,
  textLength,
  trimAtWord,
} from '#core/values/text.ts'

describe('a title', () => {
  it('is counted in characters, not in code units', () => {
    expect(textLength('né 🎧')).toBe(4)
  })

  it('is trimmed before a word and loses a loose comma', () => {
    expect(trimAtWord('Wireless Headphones, Over Ear, Black', 24)).toBe('Wireless Headphones')
    expect(trimAtWord('Short', 24)).toBe('Short')
    expect(trimAtWord('Donaudampfschifffahrtsgesellschaft', 10)).toBe('Donaudampf')
  })

  it('loses emojis, control characters, tags and entities, and keeps its words', () => {
    expect(cleanLine('🔥 Tom &amp; Jerry\u0007  <b>Mug</b> &#39;XL&#39; 🎁', 9)).toBe("Tom & Jerry Mug 'XL'")
    expect(cleanLine('Wow!!!!!!!!!!!!!! ™', 9)).toBe('Wow!!!!!!!!! ™')
    expect(decodeEntities('&eacute;&#xe9;&bogus;')).toBe('éé ')
  })

  it('once clean stays clean', () => {
    const piece = fc.constantFrom(
      '&amp;',
      '&lt;b&gt;',
      '&#x26;lt;',
      '🔥',
      '👨‍👩‍👧',
      '🇺🇸',
      '\u0000',
      '\u200D',
      'aaaaaaaaaaaa',
      ' ',
      'Mug',
      '<p>',
      '&',
      'lt;',
      '#39;',
      '™',
      '5️⃣',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join('')),
        (text) => {
          const clean = cleanLine(text, 9)
          expect(cleanLine(clean, 9)).toBe(clean)
          expect([hasEmoji(clean), hasControl(clean), hasEntity(clean), hasTag(clean), hasLongRun(clean, 9)]).toEqual([
            false,
            false,
            false,
            false,
            false,
          ])
          expect(collapseSpaces(clean)).toBe(clean)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('trimmed is never too long and always a beginning of the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, maximum) => {
        const trimmed = trimAtWord(text, maximum)
        expect(textLength(trimmed)).toBeLessThanOrEqual(maximum)
        expect(text.startsWith(trimmed)).toBe(true)
      }),
    )
  })

  it('of signs only is told from one with words', () => {
    expect([isSymbolsOnly('***'), isSymbolsOnly('A*'), isSymbolsOnly('日本'), isSymbolsOnly('')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
