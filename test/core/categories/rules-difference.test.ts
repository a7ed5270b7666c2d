// What changed between two readings of a leaf, told so that a seller knows whether products are touched.
import { describe, expect, it } from 'vitest'
import { isDue } from '#core/categories/refresh-schedule.ts'
import { ruleDifferences } from '#core/categories/rules-difference.ts'
import { categoryVersionOn, treeSteps } from '#core/markets/category-versions.ts'
import { knownRegions, limitsOf } from '#core/markets/limits-of.ts'
import { attribute, leaf } from '../checks/sample.ts'

const values = [
  { id: '1', name: 'Cotton' },
  { id: '2', name: 'Linen' },
]
const material = attribute({ id: '100', name: 'Material', isRequired: false, values, isCustomizable: true })
const paper = { id: '9', name: 'Safety test', isRequired: true, requiredWhen: [], details: '' }
const before = leaf({ attributes: [material], certifications: [], isSizeChartRequired: false })
const kinds = (after: Partial<typeof before>) =>
  ruleDifferences(before, { ...before, ...after }).map(({ kind, isStricter }) => `${kind}${isStricter ? '!' : ''}`)

describe('changed rules of a leaf', () => {
  it('are none where only the time of reading differs', () => {
    expect(ruleDifferences(before, { ...before, readAt: '2030-01-01T00:00:00.000Z' })).toEqual([])
  })

  it('name an attribute that is required now, one that is new, and one that is gone', () => {
    expect(kinds({ attributes: [{ ...material, isRequired: true }] })).toEqual(['attribute-required!'])
    expect(kinds({ attributes: [material, { ...material, id: '101', name: 'Lining' }] })).toEqual(['attribute-new'])
    expect(kinds({ attributes: [material, { ...material, id: '101', name: 'Lining', isRequired: true }] })).toEqual([
      'attribute-required!',
    ])
    expect(kinds({ attributes: [] })).toEqual(['attribute-gone!'])
  })

  it('name a value that is gone and a list that takes no own text any more', () => {
    const less = { ...material, values: values.slice(1) }
    const found = ruleDifferences(before, { ...before, attributes: [less] })
    expect(found.map(({ sentence }) => sentence)).toEqual(['“Material” no longer takes “Cotton”.'])
    expect(kinds({ attributes: [{ ...material, isCustomizable: false }] })).toEqual(['attribute-closed!'])
  })

  it('name a document, a size chart and a parcel size that are needed now', () => {
    expect(kinds({ certifications: [paper] })).toEqual(['certificate-required!'])
    expect(kinds({ isSizeChartRequired: true })).toEqual(['size-chart-required!'])
    expect(kinds({ isPackageSizeRequired: !before.isPackageSizeRequired })).toHaveLength(1)
  })

  it('put the strict ones first', () => {
    const after = {
      attributes: [{ ...material, values: [...values, { id: '3', name: 'Silk' }] }],
      certifications: [paper],
    }
    expect(kinds(after)).toEqual(['certificate-required!', 'value-new'])
  })
})

describe('the version of the tree', () => {
  it('follows the dated steps of each market', () => {
    expect(categoryVersionOn('US', '2024-09-15')).toBe('v1')
    expect(categoryVersionOn('US', '2024-09-16T00:00:00.000Z')).toBe('v2')
    expect(categoryVersionOn('UK', '2025-10-13')).toBe('v2')
    expect(categoryVersionOn('BR', '2026-11-21')).toBe('v1')
  })

  it('agrees with the limits of every known market today, and each step names its source', () => {
    for (const region of knownRegions) {
      expect([region, categoryVersionOn(region, '2026-11-01')]).toEqual([
        region,
        limitsOf(region).categoryVersion.value,
      ])
      expect(treeSteps(region).every(({ source, asOf }) => source !== '' && /^\d{4}-\d{2}$/.test(asOf))).toBe(true)
    }
  })
})

describe('the schedule', () => {
  it('asks for what was never read and for what is a day old', () => {
    const now = '2026-11-21T12:00:00.000Z'
    expect([isDue('tree', null, now), isDue('rules', '', now)]).toEqual([true, true])
    expect(isDue('tree', '2026-11-20T12:00:00.000Z', now)).toBe(true)
    expect(isDue('tree', '2026-11-20T12:00:01.000Z', now)).toBe(false)
  })
})
