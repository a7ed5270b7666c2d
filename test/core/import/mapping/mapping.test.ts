import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportProblem } from '#contract/imports.ts'
import type { Mapping, Rule, Step } from '#contract/mapping.ts'
import { mappingShape } from '#contract/mapping.ts'
import { parseFormula } from '#core/import/mapping/formula-parser.ts'
import { workOut } from '#core/import/mapping/formula.ts'
import { hardestRows } from '#core/import/mapping/hard-rows.ts'
import { mappingPreset } from '#core/import/mapping/mapping-preset.ts'
import { findGap, proposeMapping, recogniseMapping } from '#core/import/mapping/propose.ts'
import { applySteps, plainText } from '#core/import/mapping/steps.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { toColumns } from '#core/import/names.ts'

const work = (formula: string, cells: Record<string, string> = {}): string => {
  const parsed = parseFormula(formula)
  if (typeof parsed === 'string') return `fault: ${parsed}`
  const worked = workOut(parsed, (name) => cells[name])
  return 'text' in worked ? worked.text : `problem: ${worked.problem}`
}

const step = (value: string, ...steps: Step[]): string => {
  const worked = applySteps(value, steps)
  return 'text' in worked ? worked.text : `problem: ${worked.problem}`
}

describe('the small formula', () => {
  it.each([
    ['{Brand} & " " & UPPER({Name})', 'Acme LAMP'],
    ['{Cost} * 1.2 + 3', '15'],
    ['ROUND({Cost} * 1.199, 2)', '11.99'],
    ['IF({Cost} > 5, "dear", "cheap")', 'dear'],
    ['IF(CONTAINS({Name}, "LAM"), LEFT({Name}, 2), "")', 'La'],
    ['JOIN(" / ", {Brand}, "", {Name})', 'Acme / Lamp'],
    ['SPLIT("a-b-c", "-", 2)', 'b'],
    ['PAD("42", 5, "0")', '00042'],
    ['0.1 + 0.2', '0.3'],
    ['FIRST({Empty}, {Name})', 'Lamp'],
    ['"say ""hi"""', 'say "hi"'],
  ])('works %s out', (formula, expected) => {
    expect(work(formula, { Brand: 'Acme', Name: 'Lamp', Cost: '10', Empty: '' })).toBe(expected)
  })

  it.each([
    ['{Missing}', /no column “Missing”/],
    ['1 / 0', /divided by zero/],
    ['"a" + 1', /“a” is no number/],
    ['NOPE(1)', /There is no function NOPE/],
    ['process.exit()', /not understood|no function|missing|not expected/],
    ['UPPER(', /breaks off|missing/],
    ['constructor', /no function/],
    ['', /empty/],
  ])('says what is wrong with %s', (formula, sentence) => {
    expect(work(formula, {})).toMatch(sentence)
  })

  it('gives a text or a sentence for any input, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('{', '}', '"', '(', ')', '+', '-', '*', '/', '&', '1', 'A', ' ', ',', '=', '<'),
          maxLength: 40,
        }),
        (source) => {
          expect(typeof work(source, { A: '1' })).toBe('string')
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('steps on a value', () => {
  it('reads numbers in both notations and never guesses', () => {
    expect(step('1.234,50 €', { kind: 'number', notation: 'de' })).toBe('1234.50')
    expect(step('$1,234.50', { kind: 'number', notation: 'en' })).toBe('1234.50')
    expect(step('12,5', { kind: 'number', notation: 'en' })).toMatch(/problem/)
  })

  it('raises prices, adds, and rounds up to an ending', () => {
    const rule: Step = { kind: 'price', percent: '20', plus: '1.50', decimals: 2, ending: '' }
    expect(step('10', rule)).toBe('13.50')
    expect(step('10', { ...rule, ending: '.99' })).toBe('13.99')
    expect(step('10.42', { ...rule, ending: '.49' })).toBe('14.49')
    // A price that ends so already stays.
    expect(step('9.99', { ...rule, percent: '0', plus: '0', ending: '.99' })).toBe('9.99')
    expect(step('10', { kind: 'price', percent: '-100', plus: '0', decimals: 2, ending: '' })).toBe('0.00')
    expect(step('ten', rule)).toMatch(/no plain price/)
  })

  it('changes units exactly and splits, replaces, looks up', () => {
    expect(step('2.5', { kind: 'unit', from: 'kg', to: 'g' })).toBe('2500')
    expect(step('1', { kind: 'unit', from: 'lb', to: 'g' })).toBe('453.5924')
    expect(step('10', { kind: 'unit', from: 'kg', to: 'cm' })).toMatch(/cannot be turned/)
    expect(step('Home > Lamps > Table', { kind: 'split', separator: '>', part: -1 })).toBe('Table')
    expect(step('red', { kind: 'lookup', table: { red: 'Rot' }, otherwise: 'keep' })).toBe('Rot')
    expect(step('toString', { kind: 'lookup', table: {}, otherwise: 'empty' })).toBe('')
    expect(plainText('<p>One</p><ul><li>Two &amp; three</li></ul>')).toBe('One\n• Two & three')
  })
})

const table = {
  names: [
    'Art-Nr.',
    'Bezeichnung',
    'Langtext',
    'VK brutto',
    'Lagerbestand',
    'EAN',
    'Farbe',
    'Größe',
    'Bild 1',
    'Bild 2',
    'Gewicht (kg)',
    'Hersteller',
  ],
  rows: [
    [
      'A-100',
      'Tischlampe',
      '<p>Eine Lampe</p>',
      '1.019,90',
      '5',
      '4006381333931',
      'Rot',
      'M',
      'https://x.example/1.jpg',
      'https://x.example/2.jpg',
      '1,2',
      'Acme',
    ],
    [
      'A-101',
      'Stehlampe',
      '<p>Noch eine</p>',
      '49,90',
      '0',
      '4006381333948',
      'Blau',
      'L',
      'https://x.example/3.jpg',
      '',
      '3,4',
      'Acme',
    ],
  ],
}

describe('proposing a mapping', () => {
  it('knows the columns of a German price list by name and content', () => {
    const { mapping } = proposeMapping(table.names, table.rows, [])
    const became = Object.fromEntries(
      mapping.rules.flatMap(({ origin, target }) =>
        origin.kind === 'column'
          ? [[origin.column, 'field' in target ? target.field : target.kind === 'option' ? target.name : target.kind]]
          : [],
      ),
    )
    expect(became).toEqual({
      'Art-Nr.': 'sellerSku',
      Bezeichnung: 'title',
      Langtext: 'description',
      'VK brutto': 'price',
      Lagerbestand: 'quantity',
      EAN: 'identifierCode',
      Farbe: 'Color',
      Größe: 'Size',
      'Bild 1': 'images',
      'Bild 2': 'images',
      'Gewicht (kg)': 'weight',
      Hersteller: 'brand',
    })
    expect(mapping.rules.find(({ target }) => 'field' in target && target.field === 'price')?.steps).toEqual([
      { kind: 'number', notation: 'de' },
    ])
    expect(mapping.rules.find(({ target }) => 'field' in target && target.field === 'weightUnit')?.origin).toEqual({
      kind: 'constant',
      text: 'kg',
    })
    expect(mappingShape.safeParse(mapping).success).toBe(true)
    expect(findGap(mapping)).toBeNull()
  })

  it('finds pictures and product codes by content where the names say nothing', () => {
    const { mapping } = proposeMapping(
      ['f1', 'f2', 'f3'],
      [
        ['https://x.example/a.png', '4006381333931', 'foo'],
        ['https://x.example/b.png', '4006381333948', 'bar'],
      ],
      [],
    )
    expect(mapping.rules.map(({ target }) => ('field' in target ? target.field : target.kind))).toEqual([
      'images',
      'identifierCode',
    ])
    expect(findGap(mapping)).toMatch(/title/)
  })

  it('remembers a saved mapping by its columns, in any order and case', () => {
    const { mapping } = proposeMapping(table.names, table.rows, [])
    const saved: Mapping = { ...mapping, name: 'Großhändler' }
    expect(
      recogniseMapping(
        [saved],
        table.names.toReversed().map((name) => name.toUpperCase()),
      )?.name,
    ).toBe('Großhändler')
    expect(recogniseMapping([saved], ['something', 'else'])).toBeNull()
    expect(proposeMapping(table.names, table.rows, [saved]).from).toBe('Großhändler')
  })

  it('takes over what the seller chose for a column before', () => {
    const saved: Mapping = {
      name: 'x',
      columns: ['a', 'Kram'],
      rules: [{ target: { kind: 'product', field: 'brand' }, origin: { kind: 'column', column: 'Kram' }, steps: [] }],
      categories: {},
    }
    const { mapping } = proposeMapping(['Kram', 'Name'], [['Acme', 'Lampe']], [saved])
    expect(mapping.rules[0]).toMatchObject({ target: { field: 'brand' }, origin: { column: 'Kram' } })
  })

  it('picks the rows that are likely to go wrong', () => {
    const rows = [
      ['a', 'b'],
      ['8.50042E+11', 'b'],
      ['a', ''],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]
    expect(hardestRows(rows, 2)).toEqual([1, 2])
  })
})

const bringIn = (
  mapping: Mapping,
  names: string[],
  rows: string[][],
): { products: ImportedProduct[]; rejected: ImportProblem[]; warned: ImportProblem[] } => {
  const rejected: ImportProblem[] = []
  const warned: ImportProblem[] = []
  const reader = mappingPreset(mapping).createReader(toColumns(names), {
    reject: (problem) => rejected.push(problem),
    warn: (problem) => warned.push(problem),
  })
  const products = rows.flatMap((cells, index) => [...reader.push({ line: index + 2, cells })])
  return { products: [...products, ...reader.finish()], rejected, warned }
}

const rule = (target: Rule['target'], column: string, steps: Step[] = []): Rule => ({
  target,
  origin: { kind: 'column', column },
  steps,
})

describe('bringing a table in with a mapping', () => {
  it('brings a table in as proposed, one product a seller SKU', () => {
    const { mapping } = proposeMapping(table.names, table.rows, [])
    const { products, rejected } = bringIn(mapping, table.names, table.rows)
    expect(rejected).toEqual([])
    expect(products).toHaveLength(2)
    expect(products[0]).toMatchObject({
      key: 'A-100',
      fields: { title: 'Tischlampe', brand: 'Acme', weight: '1.2', weightUnit: 'KILOGRAM' },
      variants: [
        {
          fields: { sellerSku: 'A-100', price: '1019.90', quantity: '5', identifierType: 'EAN' },
          options: [
            { name: 'Color', value: 'Rot' },
            { name: 'Size', value: 'M' },
          ],
        },
      ],
    })
    expect(products[0]?.images).toHaveLength(2)
  })

  it('joins rows with one key, maps categories, and works formulas and constants out', () => {
    const mapping: Mapping = {
      name: 'm',
      columns: [],
      categories: { Lamps: '600123' },
      rules: [
        rule({ kind: 'key' }, 'Style'),
        {
          target: { kind: 'product', field: 'title' },
          origin: { kind: 'formula', text: '{Brand} & " " & {Name}' },
          steps: [],
        },
        rule({ kind: 'product', field: 'sourceCategory' }, 'Cat'),
        { target: { kind: 'product', field: 'weightUnit' }, origin: { kind: 'constant', text: 'g' }, steps: [] },
        rule({ kind: 'product', field: 'weight' }, 'W'),
        rule({ kind: 'variant', field: 'sellerSku' }, 'SKU'),
        rule({ kind: 'variant', field: 'price' }, 'Cost', [
          { kind: 'price', percent: '100', plus: '0', decimals: 2, ending: '.99' },
        ]),
        rule({ kind: 'option', name: 'Color', nameColumn: null }, 'Color'),
      ],
    }
    const names = ['Style', 'Brand', 'Name', 'Cat', 'W', 'SKU', 'Cost', 'Color']
    const { products, rejected, warned } = bringIn(mapping, names, [
      ['S1', 'Acme', 'Lamp', 'Lamps', '500', 'a', '4.20', 'Red'],
      ['S1', 'Acme', 'Lamp', 'Lamps', '500', 'b', '4.20', 'Blue'],
      ['', '', '', 'Lamps', '1', 'c', '1', ''],
      ['', 'Acme', 'Alone', 'Lamps', '1', 'e', '1', ''],
      ['S2', 'Acme', 'Vase', 'Other', '', 'd', 'free', ''],
    ])
    expect(products.map(({ key, variants }) => [key, variants.length])).toEqual([
      ['S1', 2],
      ['e', 1],
      ['S2', 1],
    ])
    expect(products[0]?.fields).toMatchObject({
      title: 'Acme Lamp',
      categoryId: '600123',
      weight: '500',
      weightUnit: 'GRAM',
    })
    expect(products[0]?.variants[0]?.fields.price).toBe('8.99')
    expect(rejected.map((problem) => problem.row)).toEqual([4])
    expect(warned.map((problem) => [problem.row, problem.column])).toEqual([[6, 'Cost']])
  })
})
