// The platform's templates that we write: one unit for all products of a file, a column for each attribute of any of them.
import { describe, expect, it } from 'vitest'
import type { Product } from '#contract/product.ts'
import { templateKeys, templateRows, templateUnits, templateWords } from '#core/import/writing/template-layout.ts'

const product: Product = {
  id: 'p',
  key: 'k',
  title: 'Shirt',
  description: '',
  brand: '',
  brandId: '',
  sourceCategory: '',
  categoryId: '601226',
  weight: '0.5',
  weightUnit: 'KILOGRAM',
  length: '10',
  width: '8.5',
  height: 'flat',
  dimensionUnit: 'INCH',
  attributes: [{ attributeId: '7', name: 'Material', values: [{ id: null, name: 'Cotton' }] }],
  images: [],
  variantImages: [],
  certificates: [],
  sizeChart: null,
  keptAside: [],
  variants: [
    {
      id: 'v',
      position: 0,
      sellerSku: 'S',
      price: '9',
      listPrice: '',
      quantity: '1',
      identifierType: '',
      identifierCode: '',
      imageId: null,
      options: [],
    },
  ],
  createdAt: '',
  updatedAt: '',
}

const cells = (units: ReturnType<typeof templateUnits>): Record<string, string> => {
  const attributes = ['Season', 'Material']
  const [row = []] = templateRows(product, 'Clothes > Shirts', attributes, new Map(), units)
  const keys = templateKeys(attributes)
  expect(row).toHaveLength(keys.length)
  expect(templateWords(units, attributes)).toHaveLength(keys.length)
  return Object.fromEntries(keys.map((key, index) => [key, row[index] ?? '']))
}

describe("the platform's template of a leaf", () => {
  it('has every number in the unit that its heading names', () => {
    expect(templateUnits(new Set(['GRAM', 'KILOGRAM', 'INCH', 'CENTIMETER']))).toEqual({ weight: 'g', length: 'cm' })
    expect(templateUnits(new Set(['POUND', 'OUNCE', 'INCH']))).toEqual({ weight: 'lb', length: 'in' })
    expect(cells({ weight: 'g', length: 'cm' })).toMatchObject({
      parcel_weight: '500',
      parcel_length: '25.4',
      parcel_width: '21.59',
      parcel_height: 'flat',
    })
    expect(cells({ weight: 'kg', length: 'in' })).toMatchObject({ parcel_weight: '0.5', parcel_length: '10' })
    expect(templateWords({ weight: 'lb', length: 'in' }, [])).toContain('Package Length (inch)')
  })

  it('has a column for the attributes of any product, blank where a product has none', () => {
    expect(cells({ weight: 'g', length: 'cm' })).toMatchObject({
      'product_property/Season': '',
      'product_property/Material': 'Cotton',
    })
  })
})
