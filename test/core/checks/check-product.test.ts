// Each rule meets the fault it is there for, and is quiet where there is none.
import { describe, expect, it } from 'vitest'
import { checkProduct } from '#core/checks/check-product.ts'
import { applyFix } from '#core/checks/fixes.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { attribute, category, codes, context, found, image, leaf, noUsualParcel, product, variant } from './sample.ts'

const { defaults } = context()
const long = (length: number) => 'Mug '.repeat(Math.ceil(length / 4)).slice(0, length - 1) + 'g'
const standIns = { isPractice: true, defaults: { ...defaults, hasStandIns: true } }
const certificate = { id: 'c1', name: 'FDA Registration', isRequired: true, requiredWhen: [], details: '' }

it('a product without fault has no finding', () => {
  expect(checkProduct(product(), context())).toEqual([])
})

describe('what stands exactly at a limit is taken:', () => {
  it.each([
    ['255 characters of title', { title: long(255) }],
    ['10,000 characters of description', { description: `<p>${long(9_993)}</p>` }],
    ['a brand of 30 letters', { brand: long(30) }],
    ['a brand of two letters', { brand: 'Xi' }],
    ['nine pictures', { images: Array.from({ length: 9 }, () => image()) }],
  ] as const)('%s', (_name, change) => {
    expect(found(change as Partial<ReturnType<typeof product>>)).toEqual([]) // `as const` makes the lists readonly
  })

  it.each([
    ['the lowest price', { price: '0.01' }],
    ['the highest price', { price: '7600' }],
    ['a list price as high as the price', { listPrice: variant(1).price }],
    ['the highest list price', { listPrice: '7600' }],
    ['one piece', { quantity: '1' }],
    ['as many pieces as a listing may have', { quantity: '99999' }],
    ['a seller SKU as long as it may be', { sellerSku: 'M'.repeat(50) }],
    ['an option value as long as it may be', { options: [{ name: 'Color', value: long(50) }] }],
  ] as const)('%s', (_name, change) => {
    const second = variant(1, change as Partial<ReturnType<typeof variant>>) // `as const` makes the lists readonly
    expect(codes(checkProduct(product({ variants: [variant(0), second] }), context()))).toEqual([])
  })
})

describe('a planted fault is found:', () => {
  it.each([
    ['no title', { title: ' ' }, ['!title-empty']],
    ['an emoji', { title: '🔥 Stoneware Coffee Mug' }, ['!title-signs']],
    ['a web code', { title: 'Tom &amp; Jerry Mug' }, ['!title-signs']],
    ['a line break', { title: 'Stoneware\nMug' }, ['!title-signs']],
    ['ten equal signs', { title: 'Mug!!!!!!!!!!' }, ['!title-signs']],
    ['double blanks', { title: 'Stoneware  Mug' }, ['title-blanks']],
    ['signs only', { title: '***' }, ['!title-no-words']],
    ['Chinese words', { title: 'Mug 马克杯' }, ['!title-chinese']],
    ['256 characters', { title: long(256) }, ['!title-long']],
    ['no description', { description: '<p> </p>' }, ['!description-empty']],
    ['a description of signs only', { description: '<p>*** &amp;</p>' }, ['!description-no-words']],
    ['a description of pictures only', { description: '<img src="https://x.example/a.jpg">' }, ['!description-empty']],
    ['a long description', { description: `<p>${long(10_001)}</p>` }, ['!description-long']],
    ['a picture in the description', { description: '<p>Mug</p><img src="a.jpg">' }, ['description-left-out']],
    ['Chinese description', { description: '<p>马克杯</p>' }, ['!description-chinese']],
    ['a long brand', { brand: long(31) }, ['brand-unusable']],
    ['a brand of one letter', { brand: 'X' }, ['brand-unusable']],
    ['no category', { categoryId: null }, ['!category-missing']],
    ['no picture', { images: [] }, ['!images-missing']],
    ['only a failed picture', { images: [image({ state: 'failed' })] }, ['!images-missing', 'image-unusable']],
    ['a failed picture beside a good one', { images: [image(), image({ state: 'failed' })] }, ['image-unusable']],
    ['a tiny picture', { images: [image(), image({ widthPixels: 200 })] }, ['image-unusable']],
    ['a huge picture', { images: [image(), image({ widthPixels: 4001 })] }, ['image-unusable']],
    ['a heavy picture', { images: [image(), image({ sizeBytes: 10_000_001 })] }, ['image-unusable']],
    ['a small picture', { images: [image({ widthPixels: 500, heightPixels: 500 })] }, ['image-doubtful']],
    ['a wide picture', { images: [image({ widthPixels: 2000 })] }, ['image-doubtful']],
    ['a rather heavy picture', { images: [image({ sizeBytes: 6_000_000 })] }, ['image-doubtful']],
    ['a stand-in in a real shop', { images: [image({ state: 'stand-in' })] }, ['!images-missing', 'image-unusable']],
    ['ten pictures', { images: Array.from({ length: 10 }, () => image()) }, ['images-too-many']],
    ['no weight', { weight: '' }, ['weight-usual']],
    ['weight zero', { weight: '0.0' }, ['weight-usual']],
    ['weight without unit', { weightUnit: '' }, ['!weight-unit-missing']],
    ['weight in stones', { weightUnit: 'stone' }, ['!weight-unit-unknown']],
    ['weight with two units', { weight: '400 g' }, ['!weight-unit-twice']],
    ['weight as words', { weight: 'heavy' }, ['!weight-unreadable']],
    ['weight with decimal comma', { weight: '0,4' }, ['!weight-unreadable']],
    ['a size of two sides', { height: '' }, ['size-incomplete']],
    ['a parcel of five metres', { length: '500' }, ['!size-large']],
    ['a size in words', { height: 'tall' }, ['size-unreadable']],
    ['a size without unit', { dimensionUnit: '' }, ['size-unit-missing']],
    ['no variant', { variants: [] }, ['!variants-missing']],
    [
      'variants without options',
      { variants: [variant(0, { options: [] }), variant(1, { options: [] })] },
      ['!options-missing'],
    ],
  ] as const)('%s', (_name, change, expected) => {
    expect(found(change as Partial<ReturnType<typeof product>>)).toEqual(expected) // `as const` makes the lists readonly
  })

  it.each([
    ['no price', { price: '' }, ['!price-missing']],
    ['a price with a sign', { price: '$1,299.00' }, ['!price-unreadable']],
    ['a price of words', { price: 'call' }, ['!price-unreadable']],
    ['price zero', { price: '0' }, ['!price-low']],
    ['a price beyond the market', { price: '7600.01' }, ['!price-high']],
    ['a list price below the price', { listPrice: '10' }, ['list-price-out']],
    ['a list price beyond the market', { listPrice: '8000' }, ['list-price-out']],
    ['a list price with a sign', { listPrice: '$20' }, ['list-price-unreadable']],
    ['no stock', { quantity: '' }, ['!stock-missing']],
    ['stock zero', { quantity: '0' }, ['stock-held-back']],
    ['stock in words', { quantity: 'many' }, ['!stock-unreadable']],
    ['half a piece', { quantity: '1.5' }, ['!stock-unreadable']],
    ['a million pieces', { quantity: '1000000' }, ['!stock-high']],
    ['a hundred thousand pieces', { quantity: '100000' }, ['stock-high']],
    ['no seller SKU', { sellerSku: '' }, ['sku-missing']],
    ['a seller SKU with blanks', { sellerSku: 'MUG 2' }, ['!sku-blanks']],
    ['a seller SKU too long', { sellerSku: 'M'.repeat(51) }, ['!sku-long']],
    ['a seller SKU twice', { sellerSku: 'MUG-1' }, ['sku-repeated']],
    ['a shortened article number', { identifierCode: '4.00638E+12' }, ['!identifier-shortened']],
    ['lost zeros', { identifierType: 'UPC', identifierCode: '36000291452' }, ['!identifier-zeros-lost']],
    ['a wrong check digit', { identifierCode: '4006381333932' }, ['!identifier-check-digit']],
    ['a wrong length', { identifierCode: '12345' }, ['!identifier-length']],
    ['letters', { identifierCode: 'ABC-1' }, ['!identifier-not-digits']],
    ['a placeholder', { identifierCode: 'Does not apply' }, ['!identifier-placeholder']],
    ['decimals on it', { identifierCode: '4006381333931.0' }, ['!identifier-decimal-tail']],
    ['an option without name', { options: [{ name: '', value: 'Blue' }] }, ['!option-unnamed', '!options-differ']],
    ['an option without value', { options: [{ name: 'Color', value: ' ' }] }, ['!option-empty']],
    [
      'a long option name',
      { options: [{ name: 'Color of the lid and handle', value: 'Blue' }] },
      ['!option-name-long', '!options-differ'],
    ],
    ['a long option value', { options: [{ name: 'Color', value: long(51) }] }, ['!option-value-long']],
    ['an emoji in an option', { options: [{ name: 'Color', value: 'Blue 🌊' }] }, ['!option-signs']],
    ['an option of signs only', { options: [{ name: 'Color', value: '***' }] }, ['!option-no-words']],
    ['a long run in an option', { options: [{ name: 'Color', value: 'Blaaaaaaaaaaack' }] }, ['!option-signs']],
    ['a web code in an option', { options: [{ name: 'Color', value: 'Salt &amp; Pepper' }] }, ['!option-signs']],
    ['an option in Chinese', { options: [{ name: 'Color', value: '绿色' }] }, ['!option-chinese']],
    ['other options', { options: [{ name: 'Size', value: 'L' }] }, ['!options-differ']],
    ['a repeated combination', { options: [{ name: 'color', value: 'GREEN ' }] }, ['!options-repeated']],
  ] as const)('%s in one variant', (_name, change, expected) => {
    const second = variant(1, change as Partial<ReturnType<typeof variant>>) // `as const` makes the lists readonly
    const findings = checkProduct(product({ variants: [variant(0), second] }), context())
    expect(codes(findings)).toEqual(expected)
    expect(findings.every(({ variantId }) => variantId === 'v2')).toBe(true)
  })

  it('four options, one of them twice', () => {
    const names = ['Color', 'Size', 'Lid', 'size']
    const options = names.map((name) => ({ name, value: 'A' }))
    expect(found({ variants: [variant(0, { options })] })).toEqual(['!options-too-many', '!option-twice'])
  })

  it('the same article number at two variants', () => {
    const variants = [0, 1].map((position) => variant(position, { identifierCode: '4006381333931' }))
    expect(found({ variants })).toEqual(['!identifier-repeated'])
  })

  it('more variants than one source allows, and than any allows', () => {
    const many = (count: number) => Array.from({ length: count }, (_, position) => variant(position))
    expect(found({ variants: many(101) })).toEqual(['variants-too-many'])
    expect(found({ variants: many(301) })).toEqual(['!variants-too-many'])
  })

  it('every fault of every variant at once', () => {
    const variants = [variant(0, { price: '', quantity: 'x' }), variant(1, { price: '0', identifierCode: '1' })]
    expect(found({ title: '', categoryId: null, images: [], variants })).toEqual([
      '!category-missing',
      '!title-empty',
      '!images-missing',
      '!price-missing',
      '!price-low',
      '!stock-unreadable',
      '!identifier-length',
    ])
  })
})

describe('the leaf category', () => {
  it.each([
    ['is not in the tree', { category: null, leaf: null }, ['!category-unknown']],
    ['is a branch', { category: category({ isLeaf: false }), leaf: null }, ['!category-not-leaf']],
    ['is prohibited', { category: category({ permissions: ['PROHIBITED'] }) }, ['!category-prohibited']],
    [
      'is not the main one',
      { category: category({ permissions: ['INVITE_ONLY', 'NON_MAIN_CATEGORY'] }) },
      ['!category-not-main'],
    ],
    ['is invite-only, which is no fault', { category: category({ permissions: ['INVITE_ONLY'] }) }, []],
    ['has not been read', { leaf: null }, ['category-rules-unread']],
    ['wants a size chart', { leaf: leaf({ isSizeChartRequired: true }) }, ['!size-chart-missing']],
    ['wants a certificate', { leaf: leaf({ certifications: [certificate] }) }, ['!certificate-missing']],
    ['would like a certificate', { leaf: leaf({ certifications: [{ ...certificate, isRequired: false }] }) }, []],
    ['wants an attribute', { leaf: leaf({ attributes: [attribute()] }) }, ['!attribute-missing']],
    [
      'wants a sales attribute, which variants carry',
      { leaf: leaf({ attributes: [attribute({ isSales: true })] }) },
      [],
    ],
  ] as const)('%s', (_name, where, expected) => {
    expect(found({}, where as Partial<ReturnType<typeof context>>)).toEqual(expected) // `as const` makes the lists readonly
  })

  it('wants the size of the parcel: the usual one will do, nothing will not', () => {
    const where = { leaf: leaf({ isPackageSizeRequired: true }) }
    const none = { length: '', width: '', height: '' }
    expect(found(none, where)).toEqual(['size-usual'])
    expect(found({ height: '' }, where)).toEqual(['size-usual'])
    expect(found(none, { ...where, defaults: noUsualParcel })).toEqual(['!size-missing'])
    expect(found({ height: 'tall' }, where)).toEqual(['!size-unreadable'])
    expect(found(none, { ...where, market: limitsOf('ID'), currency: 'IDR' })).not.toContain('size-usual')
  })
})

describe('attributes', () => {
  const where = (...attributes: ReturnType<typeof attribute>[]) => ({ leaf: leaf({ attributes }) })
  const filled = (...names: string[]) => ({
    attributes: [{ attributeId: '100', name: 'Material', values: names.map((name) => ({ id: null, name })) }],
  })

  it('may be named by their listed text', () => {
    expect(found(filled('glass'), where(attribute()))).toEqual([])
  })

  it('not in a closed list block where they are required, and warn where not', () => {
    expect(found(filled('Porcelain'), where(attribute()))).toEqual(['!attribute-unlisted'])
    expect(found(filled('Porcelain'), where(attribute({ isRequired: false })))).toEqual(['attribute-unlisted'])
    expect(found(filled('Porcelain'), where(attribute({ isCustomizable: true })))).toEqual([])
    expect(found(filled('Porcelain'), where(attribute({ values: [] })))).toEqual([])
  })

  it('with one value take no two', () => {
    expect(found(filled('Glass', 'Stoneware'), where(attribute()))).toEqual(['!attribute-several'])
    expect(found(filled('Glass', 'Stoneware'), where(attribute({ isMultiple: true })))).toEqual([])
    expect(found(filled('Glass', ' glass '), where(attribute()))).toEqual([])
  })

  it('that are numbers take numbers above zero', () => {
    const number = attribute({ isPositiveNumber: true, values: [] })
    expect(found(filled('12.5'), where(number))).toEqual([])
    expect(found(filled('12 cm'), where(number))).toEqual(['!attribute-not-number'])
    expect(found(filled('0'), where(number))).toEqual(['!attribute-not-number'])
  })

  it('too long are refused', () => {
    const open = attribute({ values: [] })
    expect(found(filled('xy'.repeat(251)), where(open))).toEqual(['attribute-long'])
    expect(found(filled('xy'.repeat(1001)), where(open))).toEqual(['!attribute-long'])
  })

  it('in Chinese are refused where the market does not take it', () => {
    expect(found(filled('陶瓷'), where(attribute({ values: [] })))).toEqual(['!attribute-chinese'])
  })

  it('are refused with emojis or web codes, which one mend takes out', () => {
    const asked = where(attribute({ values: [] }))
    const one = product(filled('Oak 🌳 &amp; pine'))
    expect(found(filled('Oak 🌳 &amp; pine'), asked)).toEqual(['!attribute-signs'])
    expect(found(filled('---'), asked)).toEqual(['!attribute-no-words'])
    expect(found(filled('Ooooooooooooak'), asked)).toEqual(['!attribute-signs'])
    expect(applyFix('attribute-clean', one, context(asked))).toMatchObject([
      { field: 'attributes', value: [{ values: [{ name: 'Oak & pine' }] }] },
    ])
  })

  it('become required by the value of another', () => {
    const second = attribute({
      id: '200',
      name: 'Capacity',
      isRequired: false,
      requiredWhen: [{ attributeId: '100', valueId: '2' }],
    })
    expect(found(filled('Stoneware'), where(attribute(), second))).toEqual([])
    expect(found(filled('Glass'), where(attribute(), second))).toEqual(['!attribute-missing'])
  })

  it('the leaf does not ask for are kept and named', () => {
    expect(found(filled('Glass'), where())).toEqual(['attribute-kept-aside'])
    expect(found(filled('Glass'), where(attribute({ isSales: true })))).toEqual(['attribute-kept-aside'])
  })

  it('fall back to a neutral value where the seller allows it and the list offers one', () => {
    const allowed = { defaults: { ...defaults, hasNeutralValues: true } }
    const findings = checkProduct(product(), context({ ...where(attribute()), ...allowed }))
    expect(codes(findings)).toEqual(['attribute-neutral'])
    expect(findings[0]?.sentence).toContain('“Other” will be sent')
    expect(found({}, { ...where(attribute({ values: [{ id: '1', name: 'Glass' }] })), ...allowed })).toEqual([
      '!attribute-missing',
    ])
  })
})

describe('in the practice shop with stand-ins', () => {
  it('pictures, certificates and size charts are drawn, and the seller is told', () => {
    const where = { ...standIns, leaf: leaf({ isSizeChartRequired: true, certifications: [certificate] }) }
    expect(found({ images: [] }, where)).toEqual(['images-missing', 'certificate-missing', 'size-chart-missing'])
    expect(found({ images: [] }, { ...where, isPractice: false })).toEqual([
      '!images-missing',
      '!certificate-missing',
      '!size-chart-missing',
    ])
  })
})

describe('markets differ:', () => {
  it('Indonesia wants 25 characters, whole rupiah and kilograms', () => {
    const where = { market: limitsOf('ID'), currency: 'IDR' }
    const variants = [variant(0, { price: '12.50' })]
    expect(found({ title: 'Mug', variants, weightUnit: 'lb' }, where)).toEqual([
      '!title-short',
      '!price-unreadable',
      'weight-converted',
    ])
  })

  it('a product that is listed may stand at zero', () => {
    expect(found({ variants: [variant(0, { quantity: '0' })] }, { isListed: true })).toEqual([])
  })

  it('virtual goods need no weight', () => {
    const path = [{ id: '834312', name: 'Virtual Products' }]
    expect(found({ weight: '' }, { category: category({ path }), defaults: noUsualParcel })).toEqual([])
    expect(found({ weight: '' }, { defaults: noUsualParcel })).toEqual(['!weight-missing'])
  })
})

it('pictures that are still being fetched are not missing', () => {
  expect(
    found({ images: [image({ state: 'pending', widthPixels: null, heightPixels: null, sizeBytes: null })] }),
  ).toEqual([])
})

it('every sentence says what to do: it is a whole sentence with a place', () => {
  const variants = [
    variant(0, { price: '$5', quantity: '', sellerSku: 'a b' }),
    variant(1, { options: [], identifierCode: '12' }),
  ]
  const findings = checkProduct(product({ title: '🔥', description: '', images: [], variants, weight: 'x' }), context())
  expect(findings.length).toBeGreaterThan(8)
  for (const { sentence, place } of findings) {
    expect(sentence).toMatch(/^[“\p{Lu}\d].{20,}[.!]$/u)
    expect(place).not.toBe('')
  }
})
