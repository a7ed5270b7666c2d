// The seller's own synonyms: checked line by line, and used by the search over what the app knows.
import { describe, expect, it } from 'vitest'
import { lexicon } from '#core/categories/lexicon.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import { checkSynonyms, withSynonyms } from '#core/categories/synonyms.ts'
import { practiceTree } from './practice-tree.ts'

const tree = practiceTree('v2')
const first = (query: string, list: Parameters<typeof withSynonyms>[1]) =>
  createCategorySearch(tree, withSynonyms(lexicon, list))(query, { limit: 1 })[0]?.name

describe("the seller's synonyms", () => {
  it('make a word find what it is said to mean: one word, a phrase, or one of several', () => {
    expect(first('gloobit', [])).toBeUndefined()
    expect(first('gloobit', [{ word: 'Gloobits', means: 'mugs' }])).toBe('Mugs')
    expect(first('gloobit', [{ word: 'gloobit', means: 'nothing known, yoga pilates' }])).toBe('Yoga & Pilates')
    expect(first('vintage gloob hat', [{ word: 'gloob hat', means: 'duvet covers' }])).toContain('Duvet')
  })

  it('go before the lists that ship with the app', () => {
    expect(first('secateurs', [])).toContain('Prun')
    expect(first('secateurs', [{ word: 'secateurs', means: 'mugs' }])).toBe('Mugs')
  })

  it('are refused line by line with a reason; words no category has are only hinted at', () => {
    const problems = checkSynonyms(
      [
        { word: '', means: 'mug' },
        { word: 'pot', means: ' , ' },
        { word: 'Cup', means: 'cups' },
        { word: 'beaker', means: 'mug' },
        { word: 'Beakers', means: 'glass' },
        { word: 'one two three four', means: 'mug' },
        { word: '!!', means: 'mug' },
        { word: 'widget', means: 'xyzzy' },
      ],
      tree,
    )
    expect(problems.map(({ line, isFault }) => [line, isFault])).toEqual([
      [0, true],
      [1, true],
      [2, true],
      [4, true],
      [5, true],
      [6, true],
      [7, false],
    ])
    expect(problems.at(-1)?.sentence).toBe('No category name contains “xyzzy”.')
  })
})
