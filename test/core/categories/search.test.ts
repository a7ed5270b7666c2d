// The search and the tree behind the picker: two words find the leaf, errors are forgiven, and a broken tree breaks nothing else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '#core/categories/lexicon.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import type { FlatCategory } from '#core/categories/tree.ts'
import { typingErrors } from '#core/categories/distance.ts'
import { practiceTree } from './practice-tree.ts'
import queries from './queries.json' with { type: 'json' }
import unseen from './unseen.json' with { type: 'json' }

const node = (id: string, parentId: string | null, name: string, isLeaf = false): FlatCategory => ({
  id,
  parentId,
  name,
  isLeaf,
  permissions: ['AVAILABLE'],
})

const list: FlatCategory[] = [
  node('1', null, 'Pet Supplies'),
  node('2', '1', 'Dog & Cat Accessories'),
  node('3', '2', 'Cat Toys', true),
  node('4', '2', 'Dog Toys', true),
  node('5', null, 'Womenswear'),
  node('6', '5', "Women's Tops"),
  node('7', '6', 'T-shirts', true),
  node('8', '6', 'Jumpers', true),
  node('9', null, 'Furniture'),
  node('10', '9', 'Sofas', true),
  node('11', '9', 'Café Tables', true),
]

const search = createCategorySearch(buildCategoryTree(list).tree)
const names = (query: string) => search(query, { limit: 5 }).map((hit) => hit.name)

describe('the category search', () => {
  it.each([
    ['cat toy', 'Cat Toys'],
    ['toys cat', 'Cat Toys'],
    ['pet to', 'Cat Toys'],
    ['tshirt', 'T-shirts'],
    ['t-shirt women', 'T-shirts'],
    ['couch', 'Sofas'],
    ['sweater', 'Jumpers'],
    ['cafe tabel', 'Café Tables'],
    ['furnitrue sofa', 'Sofas'],
  ])('finds “%s” as %s first', (query, expected) => {
    expect(names(query)[0]).toBe(expected)
  })

  it('marks the letters that matched, in the name they stand in', () => {
    const [hit] = search('cat toy', { limit: 1 })
    const marked = hit?.marks.map(({ level, start, end }) => hit.path[level - 1]?.name.slice(start, end))
    expect(marked).toEqual(['Cat', 'Cat', 'Toys'])
  })

  it('gives nothing for nothing, and nothing for what no name resembles', () => {
    expect(names('')).toEqual([])
    expect(names('  … ')).toEqual([])
    expect(names('xylophonequark')).toEqual([])
  })

  it('never throws and keeps every mark inside its name, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'grapheme' }), (query) => {
        for (const hit of search(query, { limit: 20 })) {
          for (const mark of hit.marks) {
            const name = hit.path[mark.level - 1]?.name ?? ''
            expect(mark.start).toBeLessThan(mark.end)
            expect(mark.end).toBeLessThanOrEqual(name.length)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('counts typing errors as people make them', () => {
    expect(typingErrors('tabel', 'table', 1, false)).toBe(1)
    expect(typingErrors('tabl', 'table', 1, false)).toBe(1)
    expect(typingErrors('chair', 'table', 2, false)).toBeNull()
    expect(typingErrors('bluetoh', 'bluetooth', 1, true)).toBe(1)
  })
})

describe('the practice shop’s whole tree', () => {
  const whole = createCategorySearch(practiceTree('v2'))
  const practicePaths = practiceTree('v2').leaves.map(({ path }) => path.map((one) => one.name).join(' > '))
  const first = (query: string, limit = 5) =>
    whole(query, { limit }).map(({ path }) => path.map((node) => node.name).join(' > '))

  it(`has a right leaf among the first five for nearly all of ${queries.length} queries, as typed and word by word backwards`, () => {
    const share = (turn: (query: string) => string) =>
      queries.filter(({ query, leaves }) => whole(turn(query), { limit: 5 }).some(({ id }) => leaves.includes(id)))
        .length / queries.length
    expect(queries).toHaveLength(200)
    expect(share((query) => query)).toBeGreaterThanOrEqual(0.97)
    expect(share((query) => query.toUpperCase())).toBeGreaterThanOrEqual(0.97)
    expect(share((query) => query.split(' ').toReversed().join(' '))).toBeGreaterThanOrEqual(0.8)
  })

  it(`finds everyday goods in ${unseen.length} other queries, also backwards, in one word, and while the last word is typed`, () => {
    const sets = unseen.map(({ query, path }) => ({ query, right: new RegExp(path, 'u') }))
    const share = (turn: (query: string) => string) =>
      sets.filter(({ query, right }) => first(turn(query)).some((path) => right.test(path))).length / sets.length
    expect(sets.filter(({ right }) => !practicePaths.some((path) => right.test(path)))).toEqual([])
    expect(share((query) => query)).toBeGreaterThanOrEqual(0.95)
    expect(share((query) => query.split(' ').toReversed().join(' '))).toBeGreaterThanOrEqual(0.94)
    expect(share((query) => `${query} with a box`)).toBeGreaterThanOrEqual(0.94)
    expect(share((query) => query.slice(0, -1))).toBeGreaterThanOrEqual(0.93)
    expect(share((query) => query.replaceAll(' ', ''))).toBeGreaterThanOrEqual(0.85)
  })

  it.each([
    // What is behind "with" goes with the goods; it is not what they are.
    ['mug with a lid and a box', 'Mugs'],
    // "air" only ever describes.
    ['fryer air', 'Fryers'],
    ['lunchbox', 'Lunch Boxes'],
    ['lunchbo', 'Lunch Boxes'],
    // Maxi means a dress, but then the dress means nothing more.
    ['maxi dress', 'Solid-Color Maxi Sundresses'],
    // An error inside a known phrase, one behind which another word ends, one in a word that ends in -is.
    ['trafh can', 'Bins'],
    ['pearl nekclace', 'Necklaces'],
    ['bkini', 'Bikinis'],
    ['massage gu', 'Massage Devices'],
  ])('reads “%s” as a seller means it: %s', (query, name) => {
    expect(first(query).some((path) => path.endsWith(name))).toBe(true)
  })

  it.each([
    ['jewellery box', 'jewelry box'],
    ['mens pyjamas', 'mens pajamas'],
    ['car tyre', 'car tire'],
    ['mobile phone case', 'cellphone case'],
    ['baby nappies', 'baby diapers'],
    ['cats toys', 'cat toy'],
  ])('gives much the same for “%s” and “%s”', (one, other) => {
    const others = new Set(first(other, 10))
    const found = first(one, 10)
    expect(found.filter((path) => others.has(path)).length / found.length).toBeGreaterThanOrEqual(0.6)
  })

  it('puts a branch for pets, babies or cars first only when it is asked for', () => {
    expect(first('sofa')[0]).toBe('Furniture > Indoor Furniture > Sofas')
    expect(first('dog sofa')[0]).toContain('Pet Supplies')
    expect(first('sunglasses')[0]).toContain('Fashion Accessories')
    expect(first('baby sunglasses')[0]).toContain('Baby')
  })

  it('finds every leaf by its own whole path among the first five', () => {
    const { leaves } = practiceTree('v2')
    const lost = leaves.filter(({ id, path }) => {
      const query = path
        .slice(-2)
        .map(({ name }) => name)
        .join(' ')
      return !whole(query, { limit: 20 }).some((hit) => hit.id === id)
    })
    expect(lost.length / leaves.length).toBeLessThan(0.03)
  })

  it('forgives one error in a word of four letters, and two in one of eight', () => {
    expect(first('hodie men')[0]).toContain("Men's Tops > Hoodies & Jumpers")
    expect(first('sunglases')[0]).toContain('Sunglasses')
    expect(first('headfones')[0]).toContain('Headphones')
  })

  it('marks what was typed also where two words were typed as one', () => {
    const [hit] = whole('lunchbo', { limit: 1 })
    expect(hit).toMatchObject({ name: 'Lunch Boxes' })
    const own = hit?.marks.filter(({ level }) => level === hit.path.length)
    expect(own?.map(({ start, end }) => 'Lunch Boxes'.slice(start, end))).toEqual(['Lunch', 'Bo'])
    for (const query of ['lunchbo', 'bathma', 'trashca', 'garlicpr'])
      for (const { marks } of whole(query, { limit: 20 }))
        expect(marks.every(({ start, end }) => start < end)).toBe(true)
  })

  it('lifts what was chosen before', () => {
    const [, second] = whole('gloves', { limit: 2 })
    expect(whole('gloves', { limit: 1, usage: new Map([[second?.id ?? '', 40]]) })[0]?.id).toBe(second?.id)
  })
})

describe('other scripts and spellings', () => {
  const tree = buildCategoryTree([
    node('1', null, '家居用品'),
    node('2', '1', '陶瓷马克杯', true),
    node('3', null, 'Décoration'),
    node('4', '3', 'Bougies parfumées', true),
  ]).tree
  const find = createCategorySearch(tree)

  it('find a part of a Chinese name and mark that part', () => {
    const [hit] = find('马克杯', { limit: 1 })
    expect(hit?.id).toBe('2')
    expect(hit?.marks).toEqual([{ level: 2, start: 2, end: 5 }])
  })

  it('do not care for accents or composition', () => {
    expect(find('decoration parfumees', { limit: 1 })[0]?.id).toBe('4')
    expect(find('de\u0301coration', { limit: 1 })[0]?.id).toBe('4')
  })
})

it('the word list can be changed: a new pair works in both directions', () => {
  const own = createCategorySearch(
    buildCategoryTree(list).tree,
    readLexicon('sofa = chesterbed', 'felt mouse: cat + toy'),
  )
  expect(own('chesterbed', { limit: 1 })[0]?.name).toBe('Sofas')
  expect(own('felt mouse', { limit: 1 })[0]?.name).toBe('Cat Toys')
  expect(own('couch', { limit: 1 })).toEqual([])
})

describe('the category tree', () => {
  it('contains an orphan, a circle, a duplicate, a nameless node and a leaf with children, and names each', () => {
    const broken = [
      ...list,
      node('20', '999', 'Lost', true),
      node('30', '31', 'Round'),
      node('31', '30', 'And round'),
      node('3', '1', 'Cat Toys again', true),
      node('40', '1', '', true),
      node('41', '3', 'Below a leaf', true),
    ]
    const { tree, faults } = buildCategoryTree(broken)
    expect(new Set(faults.map((fault) => fault.kind))).toEqual(
      new Set(['orphan', 'cycle', 'duplicate', 'nameless', 'leaf-with-children']),
    )
    expect(tree.get('20')?.parentId).toBeNull()
    expect(tree.get('30')).toBeNull()
    expect(tree.get('3')?.isLeaf).toBe(false)
    expect(tree.get('40')?.name).toBe('Category 40')
    expect(createCategorySearch(tree)('dog toy', { limit: 1 })[0]?.id).toBe('4')
  })

  it('finds no fault in a sound tree, and every leaf stands below its parents', () => {
    const { tree, faults } = buildCategoryTree(list)
    expect(faults).toEqual([])
    expect(tree.leaves).toHaveLength(6)
    for (const leaf of tree.leaves) expect(tree.children(leaf.parentId)).toContainEqual(leaf)
  })
})
