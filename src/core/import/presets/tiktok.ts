// TikTok Shop's own bulk templates, one sheet a leaf category: keys in the first row, words and help below, then a row for each SKU.
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import {
  addFact,
  addImage,
  addVariant,
  emptyProduct,
  finishImages,
  rejectRow,
  setSizes,
  setText,
  setWeight,
  toVariant,
} from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { splitList, toKey } from '../values.ts'

type Field =
  | 'productId'
  | 'category'
  | 'brand'
  | 'title'
  | 'description'
  | 'mainImage'
  | 'codeType'
  | 'code'
  | 'name1'
  | 'value1'
  | 'image1'
  | 'name2'
  | 'value2'
  | 'name3'
  | 'value3'
  | 'weight'
  | 'length'
  | 'width'
  | 'height'
  | 'price'
  | 'listPrice'
  | 'quantity'
  | 'sku'

const names: ColumnNames<Field> = {
  productId: ['which rows belong together', 'product_id', 'product id'],
  category: ['category', 'category', 'category_id'],
  brand: ['brand', 'brand'],
  title: ['title', 'product_name', 'product name'],
  description: ['description', 'product_description', 'product description'],
  mainImage: ['image', 'main_image', 'main product image'],
  codeType: ['product code', 'gtin_type', 'identifier_code_type', 'identifier code type'],
  code: ['product code', 'gtin_code', 'identifier_code', 'identifier code', 'gtin'],
  name1: ['option name', 'property_name_1', 'variation 1 name', 'primary variation name', 'variation name 1 (theme)'],
  value1: [
    'option value',
    'property_value_1',
    'variation_value',
    'variation option',
    'variation 1 value',
    'primary variation value',
    'variation 1 option',
    'variation value 1 (option)',
  ],
  image1: [
    'variant image',
    'property_1_image',
    'variation 1 image',
    'primary variation image 1',
    'variation 1 variant image',
  ],
  name2: ['option name', 'property_name_2', 'variation 2 name', 'secondary variation name', 'variation name 2 (theme)'],
  value2: [
    'option value',
    'property_value_2',
    'variation 2 value',
    'secondary variation value',
    'variation 2 option',
    'variation value 2 (option)',
  ],
  name3: ['option name', 'property_name_3', 'variation 3 name'],
  value3: ['option value', 'property_value_3', 'variation 3 value'],
  weight: ['weight', 'parcel_weight', 'package_weight', 'package weight', 'parcel weight'],
  length: ['length', 'parcel_length', 'package_length', 'package length', 'parcel length'],
  width: ['width', 'parcel_width', 'package_width', 'package width', 'parcel width'],
  height: ['height', 'parcel_height', 'package_height', 'package height', 'parcel height'],
  price: ['price', 'price', 'retail price (local currency)', 'retail price', 'sale price'],
  listPrice: ['list price', 'list_price', 'list price'],
  quantity: ['stock', 'quantity', 'stock', 'quantity in default warehouse'],
  sku: ['seller SKU', 'seller_sku', 'seller sku'],
}

// Sizes carry their unit in brackets: `Package weight(g)`.
const bareName = (name: string): string => name.replace(/\s*\((?:g|kg|lb|lbs|oz|cm|inch|in|mm)\)\s*$/i, '').trim()
const bareColumns = (columns: Columns): Columns => toColumns(columns.names.map(bareName))
const unitIn = (name: string): string => /\((g|kg|lb|lbs|oz|cm|inch|in|mm)\)\s*$/i.exec(name)?.[1] ?? ''

const recognise = (columns: Columns): number => {
  const bare = bareColumns(columns)
  const keys = countPresent(
    bare,
    'product_name',
    'product_description',
    'main_image',
    'property_name_1',
    'property_value_1',
    'seller_sku',
    'parcel_weight',
    'package_weight',
    'property_1_image',
    'size_chart',
    'gtin_code',
    'image_2',
    'product_id',
    'sku_id',
    'variation_value',
    'list_price',
  )
  if (keys >= 4) return Math.min(0.98, 0.6 + keys / 24)
  const words = countPresent(
    bare,
    'product name',
    'product description',
    'main product image',
    'product image 2',
    'seller sku',
    'package weight',
    'variation 1 name',
    'variation 1 value',
    'primary variation value',
    'identifier code',
    'size chart',
  )
  return words >= 5 ? Math.min(0.9, 0.5 + words / 24) : 0
}

const isLabel = (cell: string | undefined): boolean => /^product name$/i.test(cell?.trim() ?? '')

const createReader = (columns: Columns, report: Report): PresetReader => {
  const bare = bareColumns(columns)
  const { cell, text, nameOf, indexOf } = createPicker(bare, names)
  const images = bare.matching(/^(?:image_|product image )(\d+)$/)
  const properties = bare.matching(/^product_property\/(.+)$/)
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('code') }
  const seen = new Set<string>()
  let open: ImportedProduct | null = null

  const close = (): ImportedProduct[] => {
    if (open === null) return []
    const product = open
    open = null
    finishImages(product)
    return [product]
  }
  const keyOf = (row: TableRow): string => text(row, 'productId') || toKey(text(row, 'title')).slice(0, 120)
  // Below the keys stands a row of words, which alone says the units and what an attribute is called.
  let labels: readonly string[] = []
  const unitOf = (field: Field): string =>
    unitIn(columns.names[indexOf(field)] ?? '') || unitIn(labels[indexOf(field)]?.trim() ?? '')

  const fill = (product: ImportedProduct, row: TableRow): void => {
    const category = text(row, 'category')
    // `Women's dresses/Formal (600001)` and `600001/Formal`: the number is the leaf's id.
    const id = /\((\d{5,})\)\s*$/.exec(category)?.[1] ?? /^(\d{5,})(?:\/|$)/.exec(category)?.[1]
    if (id !== undefined) setText(product, 'categoryId', id)
    setText(product, 'sourceCategory', category)
    setText(product, 'title', cell(row, 'title'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'brand', text(row, 'brand').replace(/\s*\(\d{5,}\)\s*$/, ''))
    addImage(product, cell(row, 'mainImage'))
    for (const { index } of images) addImage(product, row.cells[index])
    for (const { index, caught } of properties)
      addFact(product, labels[index]?.trim() || (caught[0] ?? ''), splitList(row.cells[index] ?? '', ','))
    setWeight(product, cell(row, 'weight'), unitOf('weight'), { row, column: nameOf('weight') }, report)
    setSizes(
      product,
      { length: cell(row, 'length'), width: cell(row, 'width'), height: cell(row, 'height') },
      unitOf('length'),
    )
  }
  const optionsOf = (row: TableRow): { name: string; value: string }[] =>
    (
      [
        ['name1', 'value1'],
        ['name2', 'value2'],
        ['name3', 'value3'],
      ] as const
    ).flatMap(([name, value], index) => {
      const chosen = text(row, value)
      return chosen === '' ? [] : [{ name: text(row, name) || `Option ${index + 1}`, value: chosen }]
    })
  return {
    remark: (cells) => {
      if (isLabel(cells[indexOf('title')])) labels = [...cells]
    },
    push: (row) => {
      const key = keyOf(row)
      if (key === '') {
        rejectRow(
          report,
          row,
          nameOf('title'),
          'The product name is missing. Fill it in, the same for all variants of a product.',
          text(row, 'sku'),
        )
        return []
      }
      const done = open !== null && open.key !== key ? close() : []
      if (open === null) {
        open = emptyProduct(key)
        open.isContinuation = seen.has(key)
        seen.add(open.key)
      }
      const variant = toVariant(
        row,
        {
          sellerSku: cell(row, 'sku'),
          price: cell(row, 'price'),
          listPrice: cell(row, 'listPrice'),
          quantity: cell(row, 'quantity'),
          identifierCode: cell(row, 'code'),
          identifierType: text(row, 'code') === '' ? undefined : cell(row, 'codeType'),
        },
        optionsOf(row),
        cell(row, 'image1'),
      )
      if (addVariant(open, variant, row, damageColumns, report)) {
        open.rows.push(row.line)
        fill(open, row)
      }
      return done
    },
    finish: close,
  }
}

const describe = describeColumns(names, [
  [/^(?:image_|product image )\d+$/, 'image'],
  [/^product_property\/.+$/, 'attributes'],
])

/** TikTok Shop's category templates. */
export const tiktok: Preset = {
  id: 'tiktok',
  name: 'TikTok Shop template',
  recognise,
  becomes: (column) => describe(bareName(column)),
  // Words, obligations and help stand between the keys and the first product.
  remarks: (columns) => {
    const bare = bareColumns(columns)
    const price = bare.at(...names.price.slice(1).map(String))
    const title = bare.at(...names.title.slice(1).map(String))
    const isObligation = (cell: string): boolean =>
      /^(?:mandatory|optional|conditionally mandatory|conditional mandatory|required)\b/i.test(cell.trim())
    return (cells) =>
      isLabel(cells[title]) ||
      /\p{L}{4,}/u.test(cells[price] ?? '') ||
      // Help that leaves the columns of the offer blank: “Enter a name of 1-255 characters”.
      ((cells[price] ?? '').trim() === '' &&
        /^(?:enter|select|choose|please|provide|fill in|type)\s/i.test(cells[title]?.trim() ?? '')) ||
      cells.filter(isObligation).length >= 2 ||
      /^v\d+(?:\.\d+)*$/i.test(cells.find((cell) => cell.trim() !== '')?.trim() ?? '')
  },
  createReader,
}
