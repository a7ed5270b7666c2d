// Suggestions: from words, from the shop's own categories, from earlier choices; checked against the tree, with honest confidence.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMapping } from '#core/categories/mapping.ts'
import { recommendCategories } from '#core/categories/recommend.ts'
import type { RecommendContext } from '#core/categories/recommend.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import { sourceKey, sourceLevels } from '#core/categories/source-category.ts'
import { namingWords } from '#core/categories/title-words.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import { practiceList, practiceTree } from './practice-tree.ts'
import queries from './queries.json' with { type: 'json' }

const tree = practiceTree('v2')
const context: RecommendContext = { tree, search: createCategorySearch(tree), choices: new Map() }
const mugs = '600042'
const name = (id: string | undefined) => (id === undefined ? null : tree.get(id)?.name)
const suggest = (title: string, sourceCategory = '', where = context) =>
  recommendCategories({ title, brand: 'Lumen', sourceCategory }, where)

describe('a suggestion', () => {
  it.each([
    ['15oz Ceramic Mug - Gift for Her', '', 'Mugs'],
    ['Lumen Yoga Strap 6 foot', '', 'Yoga & Pilates'],
    ['Ocean Blue Shirt', 'Mens', 'Shirts'],
    ['Copper Light', 'Indoor', 'Indoor Lighting'],
    ['Wireless Bluetooth Earbuds with Charging Case', 'Electronics', 'Earphones & Headphones'],
    ['Organic Green Tea 20 bags', '', 'Tea'],
    ['Beach 2026', 'Apparel & Accessories > Clothing Accessories > Hats', 'Hats'],
  ])('for “%s” in “%s” is %s', (title, source, expected) => {
    const [first] = suggest(title, source)
    expect(name(first?.categoryId)).toBe(expected)
    expect(first?.reason).toMatch(/^(?:The title says|Your shop calls it) “.+\.$/u)
  })

  it('is right nine times in ten where it is sure, and more often than where it is not', () => {
    const rows = queries.map(({ query, leaves }) => {
      const [first] = suggest(query)
      return { confidence: first?.confidence ?? 0, isRight: first !== undefined && leaves.includes(first.categoryId) }
    })
    const right = (from: number, below: number) => {
      const within = rows.filter(({ confidence }) => confidence >= from && confidence < below)
      return within.filter(({ isRight }) => isRight).length / within.length
    }
    expect(right(0.7, 1)).toBeGreaterThanOrEqual(0.9)
    expect(right(0, 0.4)).toBeLessThan(right(0.7, 1))
  })

  it('follows earlier choices, but not into a leaf that is gone or prohibited', () => {
    const choices = new Map([
      [
        'kitchen > cup',
        new Map([
          [mugs, 9],
          ['1', 5],
          ['600095', 1],
        ]),
      ],
    ])
    const [first] = suggest('Anything', 'Kitchen > Cups', { ...context, choices })
    expect(first).toMatchObject({ categoryId: mugs, reason: 'You put “Kitchen > Cups” there before (9 products).' })
    const closed = buildCategoryTree(
      practiceList('v2').map((node) => (node.id === mugs ? { ...node, permissions: ['PROHIBITED' as const] } : node)),
    ).tree
    const found = suggest('Mug', 'Kitchen > Cups', { tree: closed, search: createCategorySearch(closed), choices })
    expect(found.map(({ categoryId }) => categoryId)).not.toContain(mugs)
  })

  it('is always a leaf of the tree, each once, with a confidence between 0 and 1, best first', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('', 'Home > Mugs', 'x / y', 'Mens'),
        (title, source) => {
          const found = suggest(title, source)
          expect(new Set(found.map(({ categoryId }) => categoryId)).size).toBe(found.length)
          expect(
            found.every(
              ({ categoryId, confidence }) =>
                tree.get(categoryId)?.isLeaf === true && confidence >= 0 && confidence < 1,
            ),
          ).toBe(true)
          expect(found.map(({ confidence }) => confidence)).toEqual(
            found.map(({ confidence }) => confidence).toSorted((one, other) => other - one),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('the words of a title', () => {
  it.each([
    ['Lumen Stoneware Mug, 350 ml, with bamboo lid', 'stoneware mug'],
    ['LIT!! Phone Cases iPhone 14', 'lit phone case iphone'],
    ['Duvet Cover - 4 pieces', 'duvet cover'],
  ])('“%s” names “%s”', (title, expected) => {
    expect(namingWords(title, 'Lumen').join(' ')).toBe(expected)
  })
})

describe('a source category', () => {
  it('is the same whatever its separators, case and plural', () => {
    expect(sourceLevels('Home/Decor > Mugs')).toEqual(['Home', 'Decor', 'Mugs'])
    expect(new Set(['Kitchen > Mugs', 'kitchen>mug', 'KITCHEN » Mugs', 'Kitchen|Mugs'].map(sourceKey)).size).toBe(1)
    expect(sourceKey(' — ')).toBe('')
  })
})

describe('the mapping table', () => {
  const products = [
    { title: 'Blue Mug', brand: '', sourceCategory: 'Mugs' },
    { title: 'Red Mug', brand: '', sourceCategory: 'mug' },
    { title: 'Oak Table', brand: '', sourceCategory: 'Tables' },
    { title: 'Loose', brand: '', sourceCategory: '' },
  ]

  it('has one line a source value with its products, most first, and a suggestion with a reason', () => {
    const rows = buildMapping(products, new Map(), context)
    expect(rows.map(({ value, products: count, chosen }) => [value, count, chosen])).toEqual([
      ['Mugs', 2, null],
      ['Tables', 1, null],
    ])
    expect(name(rows[0]?.suggestions[0]?.categoryId)).toBe('Mugs')
  })

  it('keeps what was chosen before, and says so where that leaf is gone', () => {
    const rows = buildMapping(
      products,
      new Map([
        ['mug', mugs],
        ['table', '999'],
      ]),
      context,
    )
    expect(rows[0]).toMatchObject({ chosen: mugs, suggestions: [], problem: null })
    expect(rows[1]?.chosen).toBeNull()
    expect(rows[1]?.problem).toContain('no longer in the tree')
    expect(rows[1]?.suggestions.length).toBeGreaterThan(0)
  })
})
