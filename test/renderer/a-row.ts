// A row of the grid for tests, with one variant unless told otherwise.
import type { Row } from '#contract/products.ts'

export const aVariant = (change: Partial<Row['variants'][number]> = {}): Row['variants'][number] => ({
  id: 'v1',
  position: 0,
  sellerSku: 'SKU-1',
  price: '10.00',
  listPrice: '',
  quantity: '5',
  identifierType: '',
  identifierCode: '',
  imageId: null,
  options: [],
  badFields: [],
  ...change,
})

export const aRow = (change: Partial<Row> = {}): Row => ({
  id: 'p1',
  title: 'Linen Apron',
  brand: '',
  stage: 'draft',
  categoryId: null,
  categoryName: null,
  categoryPath: null,
  isRestricted: false,
  weight: '1',
  weightUnit: 'POUND',
  imageId: null,
  imageCount: 0,
  blocking: 0,
  warnings: 0,
  badFields: [],
  price: '10.00',
  quantity: '5',
  sellerSku: 'SKU-1',
  variants: [aVariant()],
  updatedAt: '2026-03-01T00:00:00.000Z',
  ...change,
})
