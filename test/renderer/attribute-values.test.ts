// The form of a leaf: what is asked for, in which order, and what a choice changes.
import { describe, expect, it } from 'vitest'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import { formOrder, isAsked, strangers, withValues } from '#renderer/features/products/panel/attribute-values.ts'

const attribute = (id: string, change: Partial<Attribute> = {}): Attribute => ({
  id,
  name: `Attribute ${id}`,
  isSales: false,
  isRequired: false,
  isMultiple: false,
  isCustomizable: false,
  isPositiveNumber: false,
  values: [{ id: '1', name: 'Yes' }],
  requiredWhen: [],
  ...change,
})
const rules = (attributes: Attribute[]): LeafRules => ({
  categoryId: '600',
  isSizeChartSupported: false,
  isSizeChartRequired: false,
  isPackageSizeRequired: false,
  isCodSupported: false,
  certifications: [],
  attributes,
  readAt: '2026-03-01T00:00:00.000Z',
})
const batteries = [{ attributeId: 'a', name: 'Contains batteries', values: [{ id: '1', name: 'Yes' }] }]

describe('the attributes of a leaf', () => {
  it('stand with what is asked for first, then what is filled, without those of the variants', () => {
    const order = formOrder(
      rules([
        attribute('x'),
        attribute('a'),
        attribute('color', { isSales: true }),
        attribute('m', { isRequired: true }),
      ]),
      batteries,
    )
    expect(order.map((one) => one.id)).toEqual(['m', 'a', 'x'])
  })

  it('are asked for as soon as the value they hang on is chosen', () => {
    const kind = attribute('k', { requiredWhen: [{ attributeId: 'a', valueId: '1' }] })
    expect(isAsked(kind, [])).toBe(false)
    expect(isAsked(kind, batteries)).toBe(true)
  })

  it('keep every other value when one is changed, and drop the one that is emptied', () => {
    expect(withValues(batteries, attribute('m'), [{ id: null, name: 'Oak' }])).toHaveLength(2)
    expect(withValues(batteries, attribute('a'), [])).toEqual([])
  })

  it('show values of another leaf apart', () => {
    expect(strangers(rules([attribute('m')]), batteries)).toEqual(batteries)
  })
})
