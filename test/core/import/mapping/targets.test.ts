// Words and labels of a mapping: every column can be named, every rule said, and what a window tries is what an import does.
import { describe, expect, it } from 'vitest'
import type { ImportProblem } from '#contract/imports.ts'
import type { Mapping, Rule } from '#contract/mapping.ts'
import { mappedProductFields, mappedVariantFields } from '#contract/mapping.ts'
import { mappingPreset } from '#core/import/mapping/mapping-preset.ts'
import { proposeMapping } from '#core/import/mapping/propose.ts'
import { originWords, stepsWords } from '#core/import/mapping/rule-words.ts'
import { knownTargets, targetId, targetName } from '#core/import/mapping/targets.ts'
import { tryRules } from '#core/import/mapping/try-mapping.ts'
import { columnLabels, toColumns } from '#core/import/names.ts'

const price = (column: string, ending: string): Rule => ({
  target: { kind: 'variant', field: 'price' },
  origin: { kind: 'column', column },
  steps: [
    { kind: 'number', notation: 'de' },
    { kind: 'price', percent: '8', plus: '-1', decimals: 2, ending },
  ],
})

describe('columns by name', () => {
  it('gives blank and repeated columns names of their own', () => {
    expect(columnLabels(['Image', '', 'image', ' ', 'SKU'])).toEqual([
      'Image',
      'Column 2',
      'image (2)',
      'Column 4',
      'SKU',
    ])
  })

  it('reads each of two columns with one name by its label', () => {
    const mapping: Mapping = {
      name: 'Twins',
      columns: [],
      rules: [
        { target: { kind: 'product', field: 'title' }, origin: { kind: 'column', column: 'Name (2)' }, steps: [] },
        { target: { kind: 'product', field: 'brand' }, origin: { kind: 'column', column: 'Column 3' }, steps: [] },
      ],
      categories: {},
    }
    const problems: ImportProblem[] = []
    const note = (problem: ImportProblem): unknown => problems.push(problem)
    const reader = mappingPreset(mapping).createReader(toColumns(['Name', 'Name', '']), { reject: note, warn: note })
    const products = [...reader.push({ line: 2, cells: ['short', 'Long name', 'Acme'] }), ...reader.finish()]
    expect(products[0]?.fields).toMatchObject({ title: 'Long name', brand: 'Acme' })
    expect(problems).toEqual([])
  })
})

describe('fields by name', () => {
  it('offers every field that the contract knows', () => {
    const offered = new Set(knownTargets.map(({ id }) => id))
    for (const field of mappedProductFields) expect(offered).toContain(`product:${field}`)
    for (const field of mappedVariantFields) expect(offered).toContain(`variant:${field}`)
    for (const { id, target, name } of knownTargets) expect([targetId(target), name]).toEqual([id, expect.any(String)])
    expect(targetName({ kind: 'fact', name: 'Fabric' })).toBe('Attribute Fabric')
  })
})

describe('rules in words', () => {
  it('says what is done to a value', () => {
    expect(stepsWords(price('VK', '.99'))).toBe('reads 1.234,50, plus 8 %, minus 1, ends in .99')
    expect(stepsWords(price('VK', ''))).toBe('reads 1.234,50, plus 8 %, minus 1, rounded to 2 decimals')
    expect(originWords({ kind: 'join', columns: ['A', 'B'], separator: ' ' })).toBe('A + B')
  })
})

describe('trying a mapping', () => {
  it('shows for single rows what the import will make of them, with its sentences', () => {
    const tried = tryRules([price('VK', '.99')], ['VK', 'X'], [['10,00'], ['twelve'], ['']])
    expect(tried.map(([one]) => one?.text)).toEqual(['9.99', undefined, undefined])
    expect(tried[1]?.[0]?.problem).toMatch(/no number/)
  })

  it('keeps full sureness for what the seller chose before', () => {
    const names = ['Artikelname', 'VK', 'Bestand']
    const rows = [['Lamp', '12,50', '4']]
    const saved: Mapping = {
      name: 'Old',
      columns: ['VK', 'Other', 'More', 'Again'],
      rules: [{ target: { kind: 'variant', field: 'listPrice' }, origin: { kind: 'column', column: 'VK' }, steps: [] }],
      categories: {},
    }
    const { mapping, sureness } = proposeMapping(names, rows, [saved])
    expect(mapping.rules.map(({ target }) => targetId(target))).toEqual([
      'product:title',
      'variant:listPrice',
      'variant:quantity',
    ])
    expect(sureness[1]).toBe(1)
    expect(sureness[0]).toBeLessThan(1)
  })
})
