// The mapping while it is worked on: no field is filled twice by accident, no step is lost, no column is left out silently.
import { describe, expect, it } from 'vitest'
import type { Mapping, Step, Target } from '#contract/mapping.ts'
import type { Draft } from '#renderer/features/import/draft-mapping.ts'
import {
  dropRule,
  fillTarget,
  identityOf,
  isRead,
  mapColumn,
  putRule,
  rulesOfColumn,
  rulesOfTarget,
  setIdentity,
  toDraft,
  toMapping,
} from '#renderer/features/import/draft-mapping.ts'

const title: Target = { kind: 'product', field: 'title' }
const price: Target = { kind: 'variant', field: 'price' }
const raised: Step = { kind: 'price', percent: '8', plus: '0', decimals: 2, ending: '.99' }

const mapping: Mapping = {
  name: 'New mapping',
  columns: ['Name', 'Cost', 'Pic'],
  rules: [
    { target: title, origin: { kind: 'column', column: 'Name' }, steps: [] },
    { target: price, origin: { kind: 'column', column: 'Cost' }, steps: [raised] },
  ],
  categories: { Lamps: '600001' },
}
const draft: Draft = toDraft(mapping, [0.95, 0.5])
const from = (given: Draft): string[] =>
  given.rules.map(({ rule }) => `${rule.target.kind}:${rule.origin.kind === 'column' ? rule.origin.column : ''}`)

describe('a mapping in the making', () => {
  it('tells what is sure from what is a guess, and gives the same mapping back', () => {
    expect(draft.rules.map(({ why }) => why)).toEqual(['sure', 'guess'])
    expect(toMapping(draft, mapping.columns)).toEqual(mapping)
    expect(toDraft({ ...mapping, name: 'Supplier' }, []).savedAs).toBe('Supplier')
  })

  it('lets the newest column have a field that takes only one', () => {
    const moved = mapColumn(draft, 'Pic', title)
    expect(rulesOfTarget(moved, 'product:title').map(({ rule }) => rule.origin)).toEqual([
      { kind: 'column', column: 'Pic' },
    ])
    expect(rulesOfColumn(moved, 'Name')).toEqual([])
  })

  it('lets several columns be images', () => {
    const images: Target = { kind: 'images' }
    expect(from(fillTarget(fillTarget(draft, images, 'Pic'), images, 'Name'))).toEqual([
      'product:Name',
      'variant:Cost',
      'images:Pic',
      'images:Name',
    ])
  })

  it('keeps the steps where the same field is chosen again, and drops them for another', () => {
    expect(mapColumn(draft, 'Cost', price)).toBe(draft)
    const list = mapColumn(draft, 'Cost', { kind: 'variant', field: 'listPrice' })
    expect(rulesOfColumn(list, 'Cost').map(({ rule }) => rule.steps)).toEqual([[]])
  })

  it('lets a column fill a second field by drag, and none by choosing nothing', () => {
    const both = fillTarget(draft, { kind: 'fact', name: 'Label' }, 'Name')
    expect(rulesOfColumn(both, 'Name')).toHaveLength(2)
    expect(rulesOfColumn(mapColumn(both, 'Name', null), 'Name')).toEqual([])
  })

  it('says whether a column is read at all, also within a join or a formula', () => {
    const joined = putRule(draft, {
      target: title,
      origin: { kind: 'join', columns: ['Pic', 'Name'], separator: ' ' },
      steps: [],
    })
    expect(isRead(draft, 'Pic')).toBe(false)
    expect(isRead(joined, 'Pic')).toBe(true)
    const formula = putRule(draft, { target: title, origin: { kind: 'formula', text: 'UPPER({Pic})' }, steps: [] })
    expect(isRead(formula, 'Pic')).toBe(true)
  })

  it('changes a rule in its place and takes it away', () => {
    const [first] = draft.rules
    const changed = putRule(draft, { target: title, origin: { kind: 'constant', text: 'Lamp' }, steps: [] }, first?.id)
    expect(changed.rules[0]).toMatchObject({ id: first?.id, why: 'yours', rule: { origin: { kind: 'constant' } } })
    expect(dropRule(changed, first?.id ?? 0).rules).toHaveLength(1)
  })

  it('lets a column say which rows are one product, or leaves it to the seller SKU', () => {
    expect(identityOf(draft)).toBeNull()
    const keyed = setIdentity(draft, 'Name')
    expect(identityOf(keyed)).toBe('Name')
    expect(rulesOfTarget(keyed, 'product:title')).toHaveLength(1)
    expect(identityOf(setIdentity(keyed, null))).toBeNull()
  })
})
