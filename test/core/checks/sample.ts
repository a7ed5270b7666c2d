// A product without fault, the context it is checked in, and ways to plant a fault in it.
import type { Attribute, Category, LeafRules } from '#contract/categories.ts'
import type { Finding } from '#contract/finding.ts'
import type { Image, Product, Variant } from '#contract/product.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { limitsOf } from '#core/markets/limits-of.ts'

export const image = (change: Partial<Image> = {}): Image => ({
  id: 'i1',
  source: 'https://shop.example/mug.jpg',
  state: 'ready',
  widthPixels: 1200,
  heightPixels: 1200,
  sizeBytes: 300_000,
  problem: null,
  ...change,
})

export const variant = (position: number, change: Partial<Variant> = {}): Variant => ({
  id: `v${position + 1}`,
  position,
  sellerSku: `MUG-${position + 1}`,
  price: '12.50',
  listPrice: '',
  quantity: '20',
  identifierType: '',
  identifierCode: '',
  imageId: null,
  options: [{ name: 'Color', value: ['Green', 'Blue', 'Red'][position] ?? `Color ${position}` }],
  ...change,
})

export const product = (change: Partial<Product> = {}): Product => ({
  id: 'p1',
  key: 'stoneware-mug',
  title: 'Stoneware Coffee Mug with Bamboo Lid',
  description: '<p>A mug for slow mornings. Holds 350 ml.</p>',
  brand: 'Lumen',
  brandId: '',
  sourceCategory: 'Kitchen > Mugs',
  categoryId: '600001',
  weight: '0.4',
  weightUnit: 'kg',
  length: '12',
  width: '10',
  height: '11',
  dimensionUnit: 'cm',
  attributes: [],
  images: [image()],
  variantImages: [],
  certificates: [],
  sizeChart: null,
  keptAside: [],
  variants: [variant(0), variant(1)],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...change,
})

export const attribute = (change: Partial<Attribute> = {}): Attribute => ({
  id: '100',
  name: 'Material',
  isSales: false,
  isRequired: true,
  isMultiple: false,
  isCustomizable: false,
  isPositiveNumber: false,
  values: [
    { id: '1', name: 'Stoneware' },
    { id: '2', name: 'Glass' },
    { id: '3', name: 'Other' },
  ],
  requiredWhen: [],
  ...change,
})

export const leaf = (change: Partial<LeafRules> = {}): LeafRules => ({
  categoryId: '600001',
  isSizeChartSupported: false,
  isSizeChartRequired: false,
  isPackageSizeRequired: false,
  isCodSupported: false,
  certifications: [],
  attributes: [],
  readAt: '2026-01-01T00:00:00.000Z',
  ...change,
})

export const category = (change: Partial<Category> = {}): Category => ({
  id: '600001',
  parentId: '600000',
  name: 'Mugs',
  path: [
    { id: '600000', name: 'Kitchenware' },
    { id: '600001', name: 'Mugs' },
  ],
  level: 2,
  isLeaf: true,
  permissions: ['AVAILABLE'],
  ...change,
})

export const context = (change: Partial<CheckContext> = {}): CheckContext => ({
  market: limitsOf('US'),
  currency: 'USD',
  leaf: leaf(),
  category: category(),
  defaults: {
    weight: '0.5',
    weightUnit: 'kg',
    length: '20',
    width: '15',
    height: '10',
    dimensionUnit: 'cm',
    quantity: '',
    hasStandIns: false,
    hasNeutralValues: false,
  },
  isPractice: false,
  ...change,
})

/** The codes found, with ! where they block. */
export const codes = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, severity }) => (severity === 'blocking' ? `!${code}` : code))

export const found = (change: Partial<Product>, where: Partial<CheckContext> = {}): string[] =>
  codes(checkProduct(product(change), context(where)))

export const noUsualParcel = {
  ...context().defaults,
  weight: '',
  length: '',
  width: '',
  height: '',
}
