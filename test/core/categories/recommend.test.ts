// Suggestions: from words, from the shop's own categories, from earlier choices; checked against the tree, with honest confidence.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChoices, writeChoices } from '#core/categories/choice-file.ts'
import { agreedSuggestions, groupSources, problemOfChoice } from '#core/categories/mapping.ts'
import { recommendCategories } from '#core/categories/recommend.ts'
import type { RecommendContext } from '#core/categories/recommend.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import { sourceKey, sourceLevels } from '#core/categories/source-category.ts'
import { namingWords } from '#core/categories/title-words.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import { practiceList, practiceTree } from './practice-tree.ts'
import { sensibleShare } from './titles.ts'
import { rightAbove } from './right-above.ts'
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

  it.each([
    ['Sporting Goods > Outdoor Recreation > Camping & Hiking > Tents', 'Tents & Accessories'],
    ['Clothing, Shoes & Jewelry > Men > Shoes > Athletic > Running', 'Running Shoes'],
    ['Pet Supplies:Dogs:Collars, Harnesses & Leashes:Collars', 'Collars, Harnesses & Leads'],
    ['Men:Clothing:Jeans', 'Jeans'],
    ['Garden > Plants > Seeds', 'Flower & Plant Seeds'],
    ['Baby & Toddler > Diapering > Diapers', 'Disposable Diapers'],
  ])('reads “%s” with what stands above its last level', (sourceCategory, leaf) => {
    const [first] = suggest('', sourceCategory)
    expect(name(first?.categoryId)).toBe(leaf)
    expect(first?.reason).toContain('Your shop calls it')
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

  it('is right at least as often as it says, at every level from which all can be accepted, also where there is nothing to suggest', () => {
    const levels = rightAbove(context)
    for (const { level, suggested, share } of levels)
      console.log(`suggestions at least ${level} % sure: ${suggested}, right ${(share * 100).toFixed(1)} %`)
    // Fewer than twenty say nothing about a share.
    for (const { level, share } of levels.filter(({ suggested }) => suggested >= 20))
      expect(share).toBeGreaterThanOrEqual(level / 100)
    // The level that the window offers first.
    expect(levels.find(({ level }) => level === 70)?.share).toBeGreaterThanOrEqual(0.95)
  })

  it.each(['Service', 'Everything Else:Other', 'Misc', 'Mens', 'Featured', 'Test', 'New Arrivals', 'Default Category'])(
    'is doubtful or none where “%s” is all that is known',
    (source) => {
      expect(suggest('', source)[0]?.confidence ?? 0).toBeLessThan(0.35)
    },
  )

  it.each(['Custom listing', 'Twice Rounded', 'Shipping Protection', 'Deposit for custom order'])(
    'is doubtful or none for the title “%s”, which names no goods',
    (title) => {
      expect(suggest(title)[0]?.confidence ?? 0).toBeLessThan(0.4)
    },
  )

  it.each([
    ['Tassen', 'Mugs'],
    ['Damen > Schuhe > Stiefel', 'Boots'],
    ['Cuisine > Casseroles', 'Pots'],
    ['Bougies', 'Candles'],
    ['Joyería > Anillos', 'Rings'],
  ])('knows what shops in other languages call their goods: %s are %s', (source, leaf) => {
    expect(name(suggest('', source)[0]?.categoryId)).toBe(leaf)
  })

  it('puts a sensible leaf first for at least 85 of 100 titles written by hand', () => {
    const share = sensibleShare((title, source) => {
      const [first] = recommendCategories({ title, brand: '', sourceCategory: source }, context)
      return (tree.get(first?.categoryId ?? '')?.path ?? []).map((node) => node.name).join(' > ')
    })
    console.log(`suggestions: a sensible leaf first for ${(share * 100).toFixed(1)} % of the titles`)
    expect(share).toBeGreaterThanOrEqual(0.85)
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
  it('puts equal values together, most products first, and leaves out values without a word', () => {
    const rows = groupSources([
      { value: 'Tables', products: 1, withoutLeaf: 1 },
      { value: 'Mugs', products: 1, withoutLeaf: 0 },
      { value: ' mug ', products: 2, withoutLeaf: 2 },
      { value: '—', products: 9, withoutLeaf: 9 },
    ])
    expect(rows).toEqual([
      { key: 'mug', value: 'mug', values: ['Mugs', ' mug '], products: 3, withoutLeaf: 2 },
      { key: 'table', value: 'Tables', values: ['Tables'], products: 1, withoutLeaf: 1 },
    ])
  })

  it('suggests what most titles of a value agree on, and says how many', () => {
    const products = ['Blue Mug', 'Red Mug', 'Oak Table'].map((title) => ({
      title,
      brand: '',
      sourceCategory: 'Kitchen',
    }))
    const [first] = agreedSuggestions(products, context)
    expect(name(first?.categoryId)).toBe('Mugs')
    expect(first?.reason).toMatch(/^2 of 3 titles looked at lead here\. The title says “.*mug”\.$/)
  })

  it('names a chosen leaf that is gone, is a branch now, or was closed', () => {
    const branch = practiceList('v2').find(({ isLeaf }) => !isLeaf)?.id ?? ''
    const closed = {
      get: (id: string) => ({ ...tree.get(id), permissions: ['PROHIBITED'] }) as ReturnType<typeof tree.get>,
    }
    expect(problemOfChoice('Mugs', mugs, tree)).toBeNull()
    expect(problemOfChoice('Mugs', '999', tree)).toContain('(999) is no longer in the tree')
    expect(problemOfChoice('Mugs', branch, tree)).toContain('has categories below it')
    expect(problemOfChoice('Mugs', mugs, closed)).toContain('is now prohibited')
  })

  it('goes before what was chosen for single products', () => {
    const choices = new Map([['cup', new Map([['600095', 9]])]])
    const [first] = suggest('Anything', 'Cups', { ...context, choices, mapped: new Map([['cup', mugs]]) })
    expect(first).toEqual({ categoryId: mugs, confidence: 0.98, reason: 'You chose this leaf for “Cups”.' })
  })
})

describe('the file of choices', () => {
  it('is read back as it was written, whatever the values hold', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' })
      .map((one) => one.trim())
      .filter((one) => one !== '')
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: text, id: fc.nat().map(String), path: text }), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const lines = rows.map(({ value: name, id, path }) => ({ value: name, categoryId: id, path }))
          const { choices, problems } = readChoices(writeChoices(lines))
          expect(problems).toEqual([])
          expect(choices.map(({ value, categoryId, path }) => ({ value, categoryId, path }))).toEqual(lines)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('names lines that say nothing usable, and takes the rest, also with semicolons', () => {
    const { choices, problems } = readChoices('Your category;Leaf category id\nMugs;600042\n;600042\nPots;none\n\n')
    expect(choices).toMatchObject([{ value: 'Mugs', categoryId: '600042' }])
    expect(problems.map(({ line }) => line)).toEqual([3, 4])
  })
})
