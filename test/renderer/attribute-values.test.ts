// The form of a leaf: what is asked for, in which order, and what a choice changes.
import { describe, expect, it } from 'vitest'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import {
  carriedOver,
  conditionInWords,
  formOrder,
  homeOf,
  isAsked,
  isOwn,
  isUnknown,
  matching,
  putBack,
  strangers,
  unitOf,
  valueTyped,
  withValues,
} from '#renderer/features/products/panel/attribute-values.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { product } from '../core/checks/sample.ts'

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

it('adds to and takes from the values that are there now, although the field showed those of a moment ago', () => {
  const [one, two, three] = ['1', '2', '3'].map((id) => ({ id, name: `Value ${id}` }))
  if (one === undefined || two === undefined || three === undefined) throw new Error('no values')
  expect(carriedOver([one], [], [two])).toEqual([one, two])
  expect(carriedOver([one, two], [one], [])).toEqual([two])
  expect(carriedOver([one, two], [one], [one, two])).toEqual([one, two])
  expect(carriedOver([one, two, three], [one, two, three], [one, three])).toEqual([one, three])
})

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

  it('that hang on the value of another stand below it, also those that hang on one that hangs', () => {
    const hanging = (id: string, on: string) => attribute(id, { requiredWhen: [{ attributeId: on, valueId: '1' }] })
    const form = rules([hanging('deep', 'k'), hanging('k', 'a'), attribute('z'), attribute('a'), attribute('m')])
    expect(formOrder(form, batteries).map(({ id }) => id)).toEqual(['a', 'k', 'deep', 'z', 'm'])
    expect(conditionInWords(hanging('k', 'a'), form)).toBe('asked for when Attribute a is Yes')
    expect(conditionInWords(attribute('a'), form)).toBe('')
  })

  it('take figures in the unit the platform writes behind the name', () => {
    expect(unitOf({ name: 'Capacity (ml)', isPositiveNumber: true })).toBe('ml')
    expect(unitOf({ name: 'Color (outside)', isPositiveNumber: false })).toBeNull()
    expect(unitOf({ name: 'Number of Batteries', isPositiveNumber: true })).toBeNull()
  })

  it('know a listed value however it is typed, take own ones only where they may, and mark the others', () => {
    const open = attribute('o', { isCustomizable: true })
    expect(valueTyped(attribute('c'), ' yes ')).toEqual({ id: '1', name: 'Yes' })
    expect(valueTyped(attribute('c'), 'Perhaps')).toBeNull()
    expect(valueTyped(open, 'Perhaps')).toEqual({ id: null, name: 'Perhaps' })
    expect(isUnknown(attribute('c'), { id: null, name: 'Perhaps' })).toBe(true)
    expect(isUnknown(open, { id: null, name: 'Perhaps' })).toBe(false)
    expect(isOwn(open, { id: null, name: 'Perhaps' })).toBe(true)
    expect(isOwn(open, { id: null, name: 'yes' })).toBe(false)
  })

  it('with thousands of values are narrowed by words in any order, those that begin so first', () => {
    const values = Array.from({ length: 5000 }, (_, at) => ({ id: String(at), name: `Tool number ${at}` }))
    const long = attribute('l', { values: [...values, { id: 'x', name: 'Number tool' }] })
    expect(matching(long, '', 60)).toMatchObject({ total: 5001, shown: { length: 60 } })
    expect(matching(long, 'number to', 60).shown[0]?.name).toBe('Number tool')
    expect(matching(long, '4999 tool', 60)).toMatchObject({ total: 1, shown: [{ id: '4999' }] })
  })

  it('take back what was kept aside, as far as it fits, and keep the rest', () => {
    const color = attribute('c', { name: 'Finish', values: [{ id: '5', name: 'Matt' }] })
    const aside = {
      attributeId: 'old',
      name: 'finish',
      values: [
        { id: '90', name: 'matt' },
        { id: '91', name: 'Velvet' },
      ],
      leafId: '1',
      leafName: 'Vases',
    }
    const one = product({ keptAside: [aside] })
    const form = rules([color])
    expect(homeOf({ ...aside, name: 'Theme' }, form)).toBeNull()
    const after = applyEdits(one, putBack(one, aside, form))
    expect(after.attributes).toEqual([{ attributeId: 'c', name: 'Finish', values: [{ id: '5', name: 'Matt' }] }])
    expect(after.keptAside).toEqual([{ ...aside, values: [{ id: '91', name: 'Velvet' }] }])
  })

  it('change places with what was kept aside where only one is taken, so that nothing is lost', () => {
    const one = attribute('c', { name: 'Finish', isCustomizable: true })
    const aside = {
      attributeId: 'c',
      name: 'Finish',
      values: [{ id: null, name: 'Matt' }],
      leafId: '1',
      leafName: 'Vases',
    }
    const before = product({
      attributes: [{ attributeId: 'c', name: 'Finish', values: [{ id: '1', name: 'Yes' }] }],
      keptAside: [aside],
    })
    const after = applyEdits(before, putBack(before, aside, rules([one])))
    expect(after.attributes[0]?.values).toEqual([{ id: null, name: 'Matt' }])
    expect(after.keptAside).toEqual([{ ...aside, values: [{ id: '1', name: 'Yes' }] }])
  })
})
