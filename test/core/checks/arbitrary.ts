// Products, leaves and settings of every kind and state of disrepair, for properties.
import * as fc from 'fast-check'
import type { Attribute } from '#contract/categories.ts'
import type { Product } from '#contract/product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { attribute, category, context, image, leaf, product, variant } from './sample.ts'

const anyText = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 30 }))
const messyWords = fc
  .array(
    fc.constantFrom(
      'Mug',
      'Glass ',
      '🔥',
      '&amp;',
      '<b>',
      '</b>',
      'aaaaaaaaaaaaaa',
      '\n',
      ' ',
      '杯',
      'Stoneware',
      '<img src=x>',
      '<ul><li>',
      '</ul>',
      'x'.repeat(300),
      '***',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
const text = fc.oneof(anyText, messyWords)
const numberText = fc.constantFrom(
  '',
  '0',
  '0.0',
  '12.50',
  '$1,299.00',
  '1.299,00',
  '1,299',
  '1.299',
  '12,5',
  '-3',
  '1E+5',
  'x',
  '7',
  '0.001',
  '99999999',
  ' 5 ',
  '£3',
  '20.000',
)
const codeText = fc.constantFrom(
  '',
  '4006381333931',
  '36000291452',
  '036000291452',
  '12345',
  'N/A',
  '4.00638E+12',
  '4006381333931.0',
  'ABC',
  '4006381333932',
)
const unitText = fc.constantFrom('', 'kg', 'g', 'lb', 'oz', 'stone', 'cm', 'in', 'mm', 'KILOGRAM')
const optionName = fc.constantFrom(
  'Color',
  'color',
  'Size',
  '',
  'A name that is much too long to be taken',
  'A name that is much too long to be held',
  'Size 📏',
  '颜色',
)
const optionValue = fc.constantFrom(
  'Green',
  'GREEN',
  'Green 🌿',
  'Salt &amp; Pepper',
  'Blue\u200B',
  ' Teal\n',
  '绿色',
  'Blue',
  '',
  'V'.repeat(60),
  `${'V'.repeat(60)}W`,
  'long words '.repeat(6),
  `${'long words '.repeat(6)}end`,
)

const value = fc.record({
  id: fc.constantFrom(null, '1', '2', '3', '9'),
  name: fc.constantFrom('Glass', 'stoneware', 'Other', '12 cm', '12,5', '', 'Porcelain', 'x'.repeat(2100)),
})

const anyAttribute: fc.Arbitrary<Attribute> = fc.record({
  id: fc.constantFrom('100', '200', '300', '400'),
  name: fc.constantFrom('Material', 'Capacity', 'Color', 'Warranty'),
  isSales: fc.boolean(),
  isRequired: fc.boolean(),
  isMultiple: fc.boolean(),
  isCustomizable: fc.boolean(),
  isPositiveNumber: fc.boolean(),
  values: fc.constantFrom(
    [],
    [...attribute().values],
    [{ id: '9', name: 'Not Applicable' }],
    [{ id: '1', name: 'Glass' }],
  ),
  requiredWhen: fc.constantFrom([], [{ attributeId: '100', valueId: '3' }], [{ attributeId: '200', valueId: '1' }]),
})

export const anyContext: fc.Arbitrary<CheckContext> = fc
  .record({
    region: fc.constantFrom('US', 'GB', 'ID', 'BR', 'JP', 'ZZ'),
    attributes: fc.option(fc.uniqueArray(anyAttribute, { selector: ({ id }) => id, maxLength: 4 }), { freq: 4 }),
    flags: fc.record({ isSizeChartRequired: fc.boolean(), isPackageSizeRequired: fc.boolean() }),
    defaults: fc.record({
      weight: fc.constantFrom('0.5', '', '0', 'x', '1,5'),
      weightUnit: fc.constantFrom('kg', 'lb', ''),
      length: fc.constantFrom('20', '', 'x'),
      width: fc.constantFrom('15', ''),
      height: fc.constantFrom('10', '0'),
      dimensionUnit: fc.constantFrom('cm', 'in', ''),
      quantity: fc.constantFrom('', '10', '0', 'x'),
      hasStandIns: fc.boolean(),
      hasNeutralValues: fc.boolean(),
    }),
    isPractice: fc.boolean(),
    isListed: fc.boolean(),
    hasCategory: fc.boolean(),
  })
  .map(({ region, attributes, flags, defaults, isPractice, isListed, hasCategory }) => {
    const market = limitsOf(region)
    return context({
      market,
      currency: market.currency.value,
      leaf: attributes === null ? null : leaf({ ...flags, attributes }),
      category: hasCategory ? category() : null,
      defaults,
      isPractice,
      isListed,
    })
  })

export const anyProduct: fc.Arbitrary<Product> = fc
  .record({
    title: text,
    description: text,
    brand: text,
    key: text,
    categoryId: fc.constantFrom(null, '600001', 'x'),
    weight: numberText,
    weightUnit: unitText,
    length: numberText,
    width: numberText,
    height: numberText,
    dimensionUnit: unitText,
    attributes: fc.array(
      fc.record({
        attributeId: fc.constantFrom('100', '200', '900', ''),
        name: fc.constantFrom('Material', 'Warranty', 'Old'),
        values: fc.array(value, { maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
    images: fc.array(
      fc
        .record({
          state: fc.constantFrom('pending', 'ready', 'failed', 'stand-in'),
          widthPixels: fc.constantFrom(null, 100, 700, 5000),
          sizeBytes: fc.constantFrom(null, 9, 20_000_000),
        })
        .map(image),
      { maxLength: 11 },
    ),
    variants: fc.array(
      fc.record({
        sellerSku: fc.oneof(fc.constantFrom('', 'A', 'A B', 'A'.repeat(60), 'A-2'), anyText),
        price: numberText,
        listPrice: numberText,
        quantity: numberText,
        identifierType: fc.constantFrom('', 'UPC', 'EAN', 'odd'),
        identifierCode: codeText,
        options: fc.array(fc.record({ name: optionName, value: optionValue }), { maxLength: 4 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map((change) => product({ ...change, variants: change.variants.map((one, position) => variant(position, one)) }))
