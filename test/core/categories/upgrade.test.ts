// From the old tree to the new one: every old leaf leads somewhere, products get a proposal, and a rehearsal says what would block.
import { describe, expect, it } from 'vitest'
import { createCategorySearch } from '#core/categories/search.ts'
import { proposeUpgrade, rehearseUpgrade, upgradeWay } from '#core/categories/upgrade.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import { attribute, context, leaf, product } from '../checks/sample.ts'
import { practiceList, practiceTree } from './practice-tree.ts'

const oldTree = practiceTree('v1')
const newTree = practiceTree('v2')
const where = { tree: newTree, search: createCategorySearch(newTree), choices: new Map() }
const phoneCases = '601925'
const propose = (categoryId: string | null, title: string) =>
  proposeUpgrade(product({ categoryId, title }), newTree, where)

describe('the way from the old tree', () => {
  it('is known for every old leaf: 38 lead deeper, the others stay, none is lost', () => {
    const ways = oldTree.leaves.map(({ id }) => upgradeWay(id, newTree))
    const count = (kind: string) => ways.filter((way) => way.kind === kind).length
    expect([ways.length, count('same'), count('deeper'), count('gone')]).toEqual([1918, 1880, 38, 0])
    expect(ways.flatMap(({ kind, leaves }) => (kind === 'deeper' ? leaves : []))).toHaveLength(418)
    expect(ways.every(({ leaves }) => leaves.every((id) => newTree.get(id)?.isLeaf === true))).toBe(true)
  })

  it('is told as gone where the new tree lost the leaf', () => {
    const without = buildCategoryTree(practiceList('v2').filter(({ id }) => id !== '600042')).tree
    expect(upgradeWay('600042', without)).toEqual({ from: '600042', kind: 'gone', leaves: [] })
  })
})

describe('a proposal', () => {
  it('keeps a leaf that is the same in both trees', () => {
    expect(propose('600042', 'Mug')?.candidates).toMatchObject([{ categoryId: '600042', confidence: 1 }])
  })

  it('weighs the leaves below an old one by the title, and names them all', () => {
    const found = propose(phoneCases, 'Waterproof Phone Case for iPhone 14')
    expect(found?.kind).toBe('deeper')
    expect(newTree.get(found?.candidates[0]?.categoryId ?? '')?.name).toBe('Waterproof Phone Cases')
    expect(found?.candidates).toHaveLength(upgradeWay(phoneCases, newTree).leaves.length)
    expect(found?.candidates.every(({ reason }) => reason.startsWith('It lies below the old leaf.'))).toBe(true)
  })

  it('for a leaf that is gone is only a guess, and there is none for a product without a category', () => {
    const found = propose('1', 'Ceramic Mug')
    expect(found?.kind).toBe('gone')
    expect(found?.candidates.every(({ confidence }) => confidence <= 0.6)).toBe(true)
    expect(propose(null, 'Ceramic Mug')).toBeNull()
  })

  it('is made for every leaf that leads deeper, whatever the title says', () => {
    for (const { from, kind, leaves } of oldTree.leaves.map(({ id }) => upgradeWay(id, newTree))) {
      if (kind !== 'deeper') continue
      const found = propose(from, `Nice ${oldTree.get(from)?.name ?? ''}`)
      expect(new Set(found?.candidates.map(({ categoryId }) => categoryId))).toEqual(new Set(leaves))
    }
  })
})

it('a rehearsal says what the new leaf asks for and what it would stop, and changes nothing', () => {
  const one = product({ attributes: [{ attributeId: '100', name: 'Material', values: [{ id: '2', name: 'Glass' }] }] })
  const before = { ...context(), leaf: leaf({ attributes: [attribute()] }) }
  const after = {
    ...context(),
    leaf: leaf({
      categoryId: '700',
      isSizeChartRequired: true,
      attributes: [attribute(), attribute({ id: '200', name: 'Model', values: [] })],
    }),
  }
  const copy = structuredClone(one)
  const rehearsal = rehearseUpgrade(one, before, after)
  expect(rehearsal.newlyRequired).toEqual(['Model'])
  expect(rehearsal.wouldBlock.map(({ code }) => code)).toEqual(['attribute-missing', 'size-chart-missing'])
  expect(rehearsal.change.kept).toHaveLength(1)
  expect(one).toEqual(copy)
})
