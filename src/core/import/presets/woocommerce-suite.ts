// The dialect of WooCommerce import suites: post_title, tax:product_cat, attribute:pa_color; variations often in a second file, joined by parent.
import type { Option } from '#contract/product.ts'
import type { Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { withSale } from '../amounts.ts'
import { createAssembler } from '../assembler.ts'
import { addFact, addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { cellValue, splitImages, splitList } from '../values.ts'

type Field =
  | 'title'
  | 'id'
  | 'parentId'
  | 'parentSku'
  | 'parentTitle'
  | 'sku'
  | 'text'
  | 'excerpt'
  | 'kind'
  | 'category'
  | 'regular'
  | 'sale'
  | 'saleFrom'
  | 'saleTo'
  | 'stock'
  | 'stockStatus'
  | 'weight'
  | 'length'
  | 'width'
  | 'height'
  | 'images'
  | 'brand'
  | 'barcode'

const names: ColumnNames<Field> = {
  title: ['title', 'post_title'],
  id: ['which rows belong together', 'id'],
  parentId: ['which rows belong together', 'post_parent'],
  parentSku: ['which rows belong together', 'parent_sku'],
  parentTitle: [null, 'parent'],
  sku: ['seller SKU', 'sku'],
  text: ['description', 'post_content'],
  excerpt: [null, 'post_excerpt'],
  kind: ['kind of row', 'tax:product_type'],
  category: ['category in your shop', 'tax:product_cat'],
  regular: ['price or list price', 'regular_price'],
  sale: ['price', 'sale_price'],
  saleFrom: [null, 'sale_price_dates_from'],
  saleTo: [null, 'sale_price_dates_to'],
  stock: ['stock', 'stock'],
  stockStatus: ['stock', 'stock_status'],
  weight: ['weight', 'weight'],
  length: ['length', 'length'],
  width: ['width', 'width'],
  height: ['height', 'height'],
  images: ['images', 'images'],
  brand: ['brand', 'tax:product_brand', 'tax:brand', 'tax:pwb-brand'],
  barcode: ['product code', 'meta:_global_unique_id', 'meta:_barcode', 'meta:_ean', 'meta:_gtin', 'meta:_upc'],
}

const recognise = (columns: Columns): number => {
  const telling = countPresent(
    columns,
    'post_title',
    'post_parent',
    'post_status',
    'post_content',
    'tax:product_cat',
    'tax:product_type',
    'parent_sku',
    'regular_price',
    'sale_price',
    'tax:product_shipping_class',
  )
  const hasPostWords = countPresent(columns, 'post_title', 'post_parent', 'post_status', 'post_content') >= 2
  return hasPostWords && telling >= 4 ? 0.55 + telling / 24 : 0
}

const attributeLabel = (name: string): string => {
  const bare = name.replace(/^pa_/, '').replaceAll(/[_-]+/g, ' ').trim()
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const { cell, text, nameOf } = createPicker(columns, names)
  const lists = columns.matching(/^attribute:(.+)$/)
  const choices = columns.matching(/^meta:attribute_(.+)$/)
  const isVariationFile = columns.at('post_title') < 0 || (choices.length > 0 && columns.at('parent_sku') >= 0)
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('barcode') }
  const assembler = createAssembler<{ line: number }>(
    () => ({ line: 0 }),
    () => undefined,
  )
  const readVariant = (
    product: Parameters<typeof addVariant>[0],
    row: TableRow,
    options: readonly Option[],
    image: string | undefined,
  ): boolean => {
    const { price, listPrice } = withSale(
      cell(row, 'regular'),
      cell(row, 'sale'),
      text(row, 'saleFrom') !== '' || text(row, 'saleTo') !== '',
    )
    const stock = text(row, 'stock')
    const quantity = stock === '' && text(row, 'stockStatus').toLowerCase() === 'outofstock' ? '0' : stock
    const variant = toVariant(
      row,
      { sellerSku: cell(row, 'sku'), price, listPrice, quantity, identifierCode: cell(row, 'barcode') },
      options,
      image,
    )
    return addVariant(product, variant, row, damageColumns, report)
  }
  const measure = (product: Parameters<typeof setWeight>[0], row: TableRow): void => {
    setWeight(product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
    setSizes(product, { length: cell(row, 'length'), width: cell(row, 'width'), height: cell(row, 'height') }, '')
  }
  const takeVariation = (row: TableRow): void => {
    const parentId = text(row, 'parentId')
    const key = text(row, 'parentSku') || (parentId === '' || parentId === '0' ? '' : `id:${parentId}`)
    if (key === '') {
      rejectRow(
        report,
        row,
        nameOf('parentSku'),
        'This variation names no parent, so it belongs to no product. Fill in parent_sku or post_parent.',
        text(row, 'parentTitle'),
      )
      return
    }
    const { product } = assembler.open(key)
    const options = choices.flatMap(({ index, caught }) => {
      const value = cellValue(row.cells[index])
      return value === undefined || value === ''
        ? []
        : [{ name: attributeLabel(caught[0] ?? ''), value: attributeLabel(value) }]
    })
    const [image, ...more] = splitImages(cell(row, 'images') ?? '')
    if (!readVariant(product, row, options, image)) return
    product.rows.push(row.line)
    for (const source of more) addImage(product, source)
    measure(product, row)
  }
  const takeProduct = (row: TableRow): void => {
    const kind = text(row, 'kind').toLowerCase()
    const title = text(row, 'title')
    if (kind === 'grouped' || kind === 'external') {
      const why = kind === 'grouped' ? 'is a set of other products' : 'is sold on another site'
      return rejectRow(
        report,
        row,
        nameOf('kind'),
        `This product ${why}, so it is not listed by itself. Leave the row out, or change its type.`,
        title,
      )
    }
    const id = text(row, 'id')
    const key = text(row, 'sku') || (id === '' ? title : `id:${id}`)
    if (key === '')
      return rejectRow(
        report,
        row,
        nameOf('sku'),
        'The row has no SKU, no ID and no title, so it cannot be told apart. Fill in the SKU.',
        '',
      )
    const { product, state } = assembler.open(key)
    if (state.line > 0)
      return rejectRow(
        report,
        row,
        nameOf('sku'),
        `${key} is in row ${state.line} already. Give each product its own SKU.`,
        title,
      )
    state.line = row.line
    const attributes = lists.map(({ index, caught }) => ({
      name: attributeLabel(caught[0] ?? ''),
      values: splitList(row.cells[index] ?? '', '|'),
    }))
    if (kind === 'variable') {
      report.warn({
        row: row.line,
        column: nameOf('kind'),
        sentence: 'The variants of this product stand in another file of the export. Bring that file in next.',
        raw: title,
      })
    } else if (!readVariant(product, row, [], undefined)) return
    if (kind !== 'variable') for (const { name, values } of attributes) addFact(product, name, values)
    product.rows.push(row.line)
    setText(product, 'title', cell(row, 'title'))
    setText(product, 'description', cell(row, 'text'))
    setText(product, 'description', cell(row, 'excerpt'))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', splitList(text(row, 'category'), '|').at(-1))
    for (const source of splitImages(cell(row, 'images') ?? '')) addImage(product, source)
    measure(product, row)
  }
  return {
    push: (row) => {
      const hasParent = text(row, 'parentSku') !== '' || !['', '0'].includes(text(row, 'parentId'))
      if (isVariationFile || hasParent) takeVariation(row)
      else takeProduct(row)
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

/** WooCommerce products as the import suites write them. */
export const woocommerceSuite: Preset = {
  id: 'woocommerce-suite',
  name: 'WooCommerce (import suite)',
  recognise,
  becomes: describeColumns(names, [
    [/^attribute:/, 'option values'],
    [/^meta:attribute_/, 'option value'],
  ]),
  createReader,
}
