// Google Merchant Center feeds (XML or tab separated): one row an offer; item_group_id joins the variants of a product.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { keptText } from '../kept-text.ts'
import { splitUnit, withoutCurrency, withSale } from '../amounts.ts'
import { createAssembler } from '../assembler.ts'
import { addFact, addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { splitImages } from '../values.ts'

type Field =
  | 'id'
  | 'group'
  | 'title'
  | 'description'
  | 'brand'
  | 'gtin'
  | 'price'
  | 'sale'
  | 'saleDates'
  | 'availability'
  | 'quantity'
  | 'image'
  | 'moreImages'
  | 'googleCategory'
  | 'productType'
  | 'weight'
  | 'length'
  | 'width'
  | 'height'

const names: ColumnNames<Field> = {
  id: ['seller SKU', 'id'],
  group: ['which rows belong together', 'item_group_id'],
  title: ['title', 'title', 'structured_title'],
  description: ['description', 'description', 'summary', 'content'],
  brand: ['brand', 'brand'],
  gtin: ['product code', 'gtin'],
  price: ['price or list price', 'price'],
  sale: ['price', 'sale_price'],
  saleDates: [null, 'sale_price_effective_date'],
  availability: ['stock', 'availability'],
  quantity: ['stock', 'quantity', 'sell_on_google_quantity', 'quantity_to_sell_on_facebook', 'inventory'],
  image: ['image', 'image_link'],
  moreImages: ['images', 'additional_image_link'],
  googleCategory: [null, 'google_product_category'],
  productType: ['category in your shop', 'product_type'],
  weight: ['weight', 'shipping_weight', 'product_weight'],
  length: ['length', 'shipping_length', 'product_length'],
  width: ['width', 'shipping_width', 'product_width'],
  height: ['height', 'shipping_height', 'product_height'],
}

const optionColumns = ['color', 'size', 'material', 'pattern'] as const

/** `image link` of text feeds and `g:image_link` of XML are one column. */
const bareName = (name: string): string =>
  name
    .trim()
    .replace(/^g:/i, '')
    .replaceAll(/[\s_]+/g, '_')
    .toLowerCase()
const bareColumns = (columns: Columns): Columns => toColumns(columns.names.map(bareName))

const recognise = (columns: Columns): number => {
  const bare = bareColumns(columns)
  const telling = countPresent(
    bare,
    'image_link',
    'link',
    'availability',
    'gtin',
    'mpn',
    'google_product_category',
    'item_group_id',
    'condition',
    'additional_image_link',
    'product_type',
    'shipping_weight',
    'age_group',
  )
  const isFeed = bare.at('id') >= 0 && bare.at('title') >= 0 && bare.at('image_link') >= 0
  return isFeed && telling >= 3 ? 0.5 + telling / 26 : 0
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const bare = bareColumns(columns)
  const { cell, text, nameOf } = createPicker(bare, names)
  const options = optionColumns.map((name) => ({ name, index: bare.at(name) }))
  const facts = (['gender', 'age_group', 'condition', 'material', 'pattern', 'mpn'] as const).map((name) => ({
    name,
    index: bare.at(name),
  }))
  const damageColumns = { sellerSku: nameOf('id'), identifierCode: nameOf('gtin') }
  const seen = new Map<string, number>()
  const label = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')

  const assembler = createAssembler<null>(
    () => null,
    (product) => {
      // Material and pattern tell variants apart only where they differ.
      if (product.variants.length < 2) return
      for (const name of ['Material', 'Pattern']) {
        const values = new Set(
          product.variants.map((variant) => variant.options.find((option) => option.name === name)?.value ?? ''),
        )
        if (values.size === 1)
          for (const variant of product.variants)
            variant.options = variant.options.filter((option) => option.name !== name)
      }
    },
  )
  const optionsOf = (row: TableRow): Option[] =>
    options.flatMap(({ name, index }) => {
      const value = row.cells[index]?.trim() ?? ''
      return value === '' ? [] : [{ name: label(name), value }]
    })
  const stockOf = (row: TableRow): string | undefined => {
    const quantity = text(row, 'quantity')
    if (quantity !== '') return quantity
    return /out[\s_]of[\s_]stock/i.test(text(row, 'availability')) ? '0' : undefined
  }
  const measure = (product: ImportedProduct, row: TableRow): void => {
    const weight = splitUnit(text(row, 'weight'))
    setWeight(product, weight.amount, weight.unit, { row, column: nameOf('weight') }, report)
    const [length, width, height] = (['length', 'width', 'height'] as const).map((side) => splitUnit(text(row, side)))
    if (length === undefined || width === undefined || height === undefined) return
    setSizes(
      product,
      { length: length.amount, width: width.amount, height: height.amount },
      length.unit || width.unit || height.unit,
    )
  }
  const takeRow = (row: TableRow): void => {
    const id = text(row, 'id')
    if (id === '') return rejectRow(report, row, nameOf('id'), 'The id is missing. Fill it in.', text(row, 'title'))
    const before = seen.get(id)
    if (before !== undefined)
      return rejectRow(
        report,
        row,
        nameOf('id'),
        `The id ${id} is in row ${before} already. Give each offer its own.`,
        text(row, 'title'),
      )
    seen.set(keptText(id), row.line)
    const group = text(row, 'group')
    const { product } = assembler.open(group === '' ? id : group)
    const isBound = text(row, 'saleDates') !== ''
    const { price, listPrice } = withSale(
      withoutCurrency(cell(row, 'price')),
      withoutCurrency(cell(row, 'sale')),
      isBound,
    )
    const variant = toVariant(
      row,
      { sellerSku: id, price, listPrice, quantity: stockOf(row), identifierCode: cell(row, 'gtin') },
      group === '' ? [] : optionsOf(row),
      group === '' ? undefined : cell(row, 'image'),
    )
    if (!addVariant(product, variant, row, damageColumns, report)) return
    product.rows.push(row.line)
    setText(product, 'title', cell(row, 'title'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', cell(row, 'productType'))
    setText(product, 'sourceCategory', cell(row, 'googleCategory'))
    addImage(product, cell(row, 'image'))
    for (const image of splitImages(cell(row, 'moreImages') ?? '')) addImage(product, image)
    if (group === '') for (const { name, value } of optionsOf(row)) addFact(product, name, [value])
    for (const { name, index } of facts) addFact(product, label(name), [row.cells[index] ?? ''])
    measure(product, row)
  }
  return {
    push: (row) => {
      takeRow(row)
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

const describe = describeColumns(names, [[/^(?:color|size|material|pattern)$/, 'option value']])

/** Google Merchant Center product feeds. */
export const google: Preset = {
  id: 'google',
  name: 'Google Merchant Center',
  recognise,
  becomes: (column) => describe(bareName(column)),
  createReader,
}
