// Mends do what they say, once, and make nothing worse.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '#contract/product.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { fixIds } from '#core/checks/fix-names.ts'
import { applyFix } from '#core/checks/fixes.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { anyContext, anyProduct } from './arbitrary.ts'
import { attribute, codes, context, leaf, product, variant } from './sample.ts'

const { defaults } = context()
const mended = (fix: string, change: Partial<Product>, where: Partial<CheckContext> = {}): Product => {
  const before = product(change)
  return applyEdits(before, applyFix(fix, before, context(where)))
}
const codesAfter = (fix: string, change: Partial<Product>, where: Partial<CheckContext> = {}) =>
  codes(checkProduct(mended(fix, change, where), context(where)))

describe('a title', () => {
  it('loses what is refused', () => {
    expect(mended('title-clean', { title: '🔥 Tom &amp; Jerry  Mug!!!!!!!!!!!!' }).title).toBe(
      'Tom & Jerry Mug!!!!!!!!!',
    )
  })

  it('of emojis only is left alone, because nothing would be left', () => {
    expect(mended('title-clean', { title: '🔥🔥' }).title).toBe('🔥🔥')
    expect(checkProduct(product({ title: '🔥🔥' }), context())[0]?.fix).toBeNull()
  })

  it('is cut before a word', () => {
    const { title } = mended('title-trim', { title: 'Coffee Mug '.repeat(30) })
    expect(title.length).toBeLessThanOrEqual(255)
    expect(title.endsWith('Mug') || title.endsWith('Coffee')).toBe(true)
  })
})

describe('a description', () => {
  it('comes from the title where there is none', () => {
    expect(mended('description-from-title', { description: '', title: 'Cup & Saucer' }).description).toBe(
      '<p>Cup &amp; Saucer</p>',
    )
  })

  it('loses pictures and keeps words', () => {
    const description = '<div><h2>Mug</h2><img src="a.jpg"><p style="color:red">Holds <b>350</b> ml</p></div>'
    expect(mended('description-clean', { description }).description).toBe(
      '<p><strong>Mug</strong></p><p>Holds <strong>350</strong> ml</p>',
    )
  })

  it('is cut after whole paragraphs', () => {
    const description = '<p>Four words stand here.</p>'.repeat(500)
    const cut = mended('description-trim', { description }).description
    expect(cut.length).toBeLessThanOrEqual(10_000)
    expect(cut.length).toBeGreaterThan(9_900)
    expect(cut.endsWith('here.</p>')).toBe(true)
    expect(mended('description-trim', { description: 'word '.repeat(4000) }).description.length).toBeLessThanOrEqual(
      10_000,
    )
  })
})

describe('variants', () => {
  it('get plain prices and stock', () => {
    const variants = [variant(0, { price: '$1,299.00', quantity: '1,200' }), variant(1, { price: '12,50 ' })]
    expect(mended('price-plain', { variants }).variants.map(({ price }) => price)).toEqual(['1299.00', '12.50'])
    expect(mended('quantity-plain', { variants }).variants[0]?.quantity).toBe('1200')
  })

  it('keep a price that could be read in two ways', () => {
    expect(mended('price-plain', { variants: [variant(0, { price: '1.299' })] }).variants[0]?.price).toBe('1.299')
  })

  it('get seller SKUs from name and options, each its own', () => {
    const variants = [
      variant(0, { sellerSku: '' }),
      variant(1, { sellerSku: 'MUG 7' }),
      variant(2, { sellerSku: '', options: [{ name: 'Color', value: 'Grün / Gold' }] }),
      variant(3, { sellerSku: 'MUG-7' }),
      variant(4, { sellerSku: 'MUG-7' }),
    ]
    expect(mended('sku-mend', { variants }).variants.map(({ sellerSku }) => sellerSku)).toEqual([
      'stoneware-mug-Green',
      'MUG-7-2',
      'stoneware-mug-Grun-/-Gold',
      'MUG-7',
      'MUG-7-3',
    ])
  })

  it('get the zeros of their article number back, and lose one that is no number', () => {
    const variants = [
      variant(0, { identifierType: 'UPC', identifierCode: '36000291452' }),
      variant(1, { identifierCode: 'N/A' }),
    ]
    expect(mended('identifier-restore', { variants }).variants.map((one) => one.identifierCode)).toEqual([
      '036000291452',
      'N/A',
    ])
    expect(mended('identifier-clear', { variants }).variants.map((one) => one.identifierCode)).toEqual([
      '36000291452',
      '',
    ])
  })

  it('get shorter options, unless two would become one', () => {
    const options = (value: string) => [{ name: 'Color', value }]
    const [first, second] = [`${'long words '.repeat(5)}one`, `${'long words '.repeat(5)}two`]
    expect(codesAfter('option-trim', { variants: [variant(0, { options: options(first) }), variant(1)] })).toEqual([])
    const same = [variant(0, { options: options(first) }), variant(1, { options: options(second) })]
    expect(mended('option-trim', { variants: same }).variants).toEqual(same)
  })
})

describe('attributes', () => {
  it('are filled from the words of the product', () => {
    const where = { leaf: leaf({ attributes: [attribute()] }) }
    expect(mended('attribute-from-words', {}, where).attributes).toEqual([
      { attributeId: '100', name: 'Material', values: [{ id: '1', name: 'Stoneware' }] },
    ])
    expect(codesAfter('attribute-from-words', {}, where)).toEqual([])
    expect(
      mended('attribute-from-words', { title: 'Mug', key: 'mug', description: 'For otherwise slow glassy days' }, where)
        .attributes,
    ).toEqual([])
  })

  it('are filled with a neutral value, also those which that makes required', () => {
    const second = attribute({
      id: '200',
      name: 'Kind',
      isRequired: false,
      requiredWhen: [{ attributeId: '100', valueId: '3' }],
      values: [{ id: '9', name: 'N/A' }],
    })
    const where = { leaf: leaf({ attributes: [attribute(), second] }) }
    expect(mended('attribute-neutral', {}, where).attributes.map(({ values }) => values[0]?.name)).toEqual([
      'Other',
      'N/A',
    ])
  })

  it('keep their first value, and numbers lose their unit', () => {
    const filled = (...names: string[]) => ({
      attributes: [{ attributeId: '100', name: 'Material', values: names.map((name) => ({ id: null, name })) }],
    })
    expect(
      codesAfter('attribute-keep-first', filled('Glass', 'Stoneware'), { leaf: leaf({ attributes: [attribute()] }) }),
    ).toEqual([])
    const where = { leaf: leaf({ attributes: [attribute({ isPositiveNumber: true, values: [] })] }) }
    expect(mended('attribute-number', filled('12,5 cm'), where).attributes[0]?.values).toEqual([
      { id: null, name: '12.5' },
    ])
  })
})

describe('the parcel', () => {
  it('is filled in for good', () => {
    expect(mended('usual-weight', { weight: '' })).toMatchObject({ weight: '0.5', weightUnit: 'kg' })
    const where = { leaf: leaf({ isPackageSizeRequired: true }) }
    expect(mended('usual-size', { length: '' }, where)).toMatchObject({
      length: '20',
      width: '15',
      height: '10',
      dimensionUnit: 'cm',
    })
  })

  it('gets plain numbers and units of the market', () => {
    expect(mended('weight-plain', { weight: '0,4' }).weight).toBe('0.4')
    expect(mended('weight-unit-usual', { weightUnit: 'stone' }).weightUnit).toBe('kg')
    expect(mended('size-unit-usual', { dimensionUnit: '' }).dimensionUnit).toBe('cm')
    expect(mended('size-plain', { length: '12,5' }).length).toBe('12.5')
    expect(
      mended('weight-convert', { weight: '2', weightUnit: 'lb' }, { market: limitsOf('GB'), currency: 'GBP' }),
    ).toMatchObject({ weight: '0.907', weightUnit: 'kg' })
  })
})

it('a fix nobody knows does nothing', () => {
  expect(applyFix('make-it-sell', product(), context())).toEqual([])
})

const blockedPlaces = (one: Product, where: CheckContext) =>
  new Set(
    checkProduct(one, where)
      .filter(({ severity }) => severity === 'blocking')
      .map(
        ({ variantId, field }) =>
          `${variantId ?? ''} ${/^(?:weight|length|width|height|dimension)/u.test(field) ? 'parcel' : field}`,
      ),
  )

describe('whatever the product,', () => {
  const numRuns = 1500
  it(`no fix blocks a place that was free, and each does its work at once (${numRuns} products)`, () => {
    fc.assert(
      fc.property(anyProduct, anyContext, fc.constantFrom(...fixIds), (before, where, fix) => {
        const after = applyEdits(before, applyFix(fix, before, where))
        const places = blockedPlaces(before, where)
        expect([...blockedPlaces(after, where)].filter((place) => !places.has(place))).toEqual([])
        expect(applyFix(fix, after, where)).toEqual([])
      }),
      { numRuns },
    )
  })

  it(`a fix that a finding offers changes something, unless it would block another place (${numRuns} products)`, () => {
    let offered = 0
    let idle = 0
    fc.assert(
      fc.property(anyProduct, anyContext, (before, where) => {
        for (const { fix } of checkProduct(before, where)) {
          if (fix === null) continue
          offered += 1
          if (applyFix(fix.id, before, where).length === 0) idle += 1
        }
      }),
      { numRuns },
    )
    expect(offered).toBeGreaterThan(1000)
    expect(idle / offered).toBeLessThan(0.02)
  })

  it(`looking twice finds the same, and every finding is whole (${numRuns} products)`, () => {
    fc.assert(
      fc.property(anyProduct, anyContext, (before, where) => {
        const findings = checkProduct(before, where)
        expect(checkProduct(before, where)).toEqual(findings)
        for (const { code, sentence, place, field } of findings) {
          expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/u)
          expect(sentence).toMatch(/[.!]$/u)
          expect(place.length * field.length).toBeGreaterThan(0)
        }
      }),
      { numRuns },
    )
  })
})

it('neutral values given by the defaults are the ones the fix fills in', () => {
  const where = { leaf: leaf({ attributes: [attribute()] }), defaults: { ...defaults, hasNeutralValues: true } }
  expect(mended('attribute-neutral', {}, where).attributes[0]?.values[0]?.name).toBe('Other')
})
