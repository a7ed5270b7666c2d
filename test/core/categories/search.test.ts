// The search and the tree behind the picker: two words find the leaf, errors are forgiven, and a broken tree breaks nothing else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCategorySearch } from '#core/categories/search.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import type { FlatCategory } from '#core/categories/tree.ts'
import { typingErrors } from '#core/categories/distance.ts'

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
