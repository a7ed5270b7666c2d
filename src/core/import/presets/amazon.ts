// Amazon's flat files (old and new) and its listings report: parent rows without an offer, child rows that name their parent.
import type { Option } from '#contract/product.ts'
import type { Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { keptText } from '../kept-text.ts'
import { createAssembler } from '../assembler.ts'
import { addFact, addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { cellValue } from '../values.ts'

type Field =
  | 'sku'
  | 'title'
  | 'brand'
  | 'description'
  | 'category'
  | 'code'
  | 'price'
  | 'listPrice'
  | 'quantity'
  | 'mainImage'
  | 'parentage'
  | 'parentSku'
  | 'theme'
  | 'deed'
  | 'weight'
  | 'weightUnit'
  | 'length'
  | 'width'
  | 'height'
  | 'sizeUnit'

const names: ColumnNames<Field> = {
  sku: ['seller SKU', 'item_sku', 'sku', 'contribution_sku', 'seller-sku', 'seller sku', 'vendor_sku'],
  title: ['title', 'item_name', 'item-name', 'product_name', 'title', 'product name', 'item name'],
  brand: ['brand', 'brand_name', 'brand', 'brand name'],
  description: ['description', 'product_description', 'item-description', 'description', 'product description'],
  category: [
    'category in your shop',
    'item_type_keyword',
    'item_type',
    'product_type',
    'feed_product_type',
    'product type',
  ],
  code: [
    'product code',
    'external_product_id',
    'standard_product_id',
    'amzn1 volt ca product_id_value',
    'product_id',
    'externally_assigned_product_identifier',
    'product id',
    'product-id',
  ],
  price: ['price', 'standard_price', 'purchasable_offer our_price', 'price', 'your price', 'standard price'],
  listPrice: ['list price', 'list_price', 'list_price value_with_tax', 'list price', 'maximum_retail_price'],
  quantity: ['stock', 'quantity', 'fulfillment_availability quantity', 'fulfillment_availability'],
  mainImage: ['image', 'main_image_url', 'main_product_image_locator', 'image-url', 'main image url'],
  parentage: ['kind of row', 'parent_child', 'parentage', 'parentage_level', 'parentage level'],
  parentSku: ['which rows belong together', 'parent_sku', 'child_parent_sku_relationship parent_sku', 'parent sku'],
  theme: ['option names', 'variation_theme', 'variation theme', 'variation_theme name'],
  deed: ['kind of row', 'update_delete', '::record_action', 'record_action', 'add-delete', 'listing action'],
  weight: [
    'weight',
    'package_weight',
    'item_package_weight',
    'website_shipping_weight',
    'item_weight',
    'package weight',
    'item weight',
  ],
  weightUnit: [
    'weight',
    'package_weight_unit_of_measure',
    'item_package_weight unit',
    'website_shipping_weight_unit_of_measure',
    'item_weight_unit_of_measure',
    'package weight unit',
  ],
  length: ['length', 'package_length', 'item_package_dimensions length', 'item_length', 'package length'],
  width: ['width', 'package_width', 'item_package_dimensions width', 'item_width', 'package width'],
  height: ['height', 'package_height', 'item_package_dimensions height', 'item_height', 'package height'],
  sizeUnit: [
    'length',
    'package_dimensions_unit_of_measure',
    'package_length_unit_of_measure',
    'item_package_dimensions length unit',
    'item_dimensions_unit_of_measure',
    'package length unit',
  ],
}

/** `item_name[marketplace_id=…]#1.value` of the new templates, as `item_name`; deeper parts stay as words behind it. */
const bareName = (name: string): string =>
  name
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/#\d+/g, '')
    .replaceAll(/\.(?:value|media_location|schedule|value_with_tax)(?=\.|$)/g, '')
    .replaceAll('.', ' ')
    .trim()

const bareColumns = (columns: Columns): Columns => toColumns(columns.names.map(bareName))

const recognise = (columns: Columns): number => {
  const bare = bareColumns(columns)
  const telling = countPresent(
    bare,
    'item_sku',
    'item_name',
    'external_product_id',
    'standard_price',
    'main_image_url',
    'parent_child',
    'parentage',
    'parent_sku',
    'relationship_type',
    'variation_theme',
    'update_delete',
    'feed_product_type',
    'bullet_point1',
    'contribution_sku',
    'bullet_point',
    'parentage_level',
    'main_product_image_locator',
    '::record_action',
    'fulfillment_availability quantity',
    'brand_name',
    'seller-sku',
    'listing-id',
    'item-name',
    'asin1',
    'fulfillment-channel',
  )
  return telling >= 4 ? Math.min(0.95, 0.5 + telling / 16) : 0
}

// New templates keep sizes of clothes apart by kind.
const sizeColumns = [
  'apparel',
  'shirt',
  'bottoms',
  'footwear',
  'headwear',
  'shapewear',
  'skirt',
  'swimwear',
  'ring',
].flatMap((kind) => [`${kind}_size`, `${kind}_size size`])

// What a variation theme may name, and the columns that hold it.
const themeWords: readonly (readonly [word: string, label: string, ...columns: string[]])[] = [
  ['color', 'Color', 'color_name', 'color', 'colour_name', 'colour'],
  ['colour', 'Color', 'color_name', 'color', 'colour_name', 'colour'],
  ['size', 'Size', 'size_name', 'size', ...sizeColumns],
  ['style', 'Style', 'style_name', 'style'],
  ['material', 'Material', 'material_type', 'material'],
  ['pattern', 'Pattern', 'pattern_name', 'pattern_type', 'pattern'],
  ['flavor', 'Flavor', 'flavor_name', 'flavor'],
  ['flavour', 'Flavor', 'flavor_name', 'flavor'],
  ['scent', 'Scent', 'scent_name', 'scent'],
  ['count', 'Count', 'unit_count', 'number_of_items', 'item_package_quantity'],
  ['packsize', 'Pack size', 'item_package_quantity', 'number_of_items'],
  ['edition', 'Edition', 'edition'],
  ['length', 'Length', 'item_length_description', 'length'],
]

type Family = { hasParent: boolean; theme: string }

// Amazon's own number of a product. It stands among the product codes, but no other shop knows it.
const isAsin = (code: string): boolean => /^B0[A-Z\d]{8}$/i.test(code)

const createReader = (columns: Columns, report: Report): PresetReader => {
  const bare = bareColumns(columns)
  const { cell, text, nameOf } = createPicker(bare, names)
  const images = bare.matching(/^other_(?:image_url|product_image_locator_)\s?(\d+)$/)
  const bullets = bare.matching(/^bullet_point_?\d*$/)
  const themes = themeWords.flatMap(([word, label, ...known]) => {
    const index = bare.at(...known)
    return index < 0 ? [] : [{ word, label, index }]
  })
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('code') }
  const seen = new Map<string, number>()
  const assembler = createAssembler<Family>(
    () => ({ hasParent: false, theme: '' }),
    () => undefined,
  )

  const optionsOf = (row: TableRow, theme: string): Option[] => {
    const words = theme.toLowerCase()
    const named = themes.filter(({ word }) => words.includes(word))
    const usual = themes.filter(({ word }) => word === 'color' || word === 'size')
    const labels = new Set<string>()
    return (named.length > 0 ? named : usual).flatMap(({ label, index }) => {
      const value = row.cells[index]?.trim() ?? ''
      if (value === '' || labels.has(label)) return []
      labels.add(label)
      return [{ name: label, value }]
    })
  }
  const fill = (product: Parameters<typeof setText>[0], row: TableRow): void => {
    setText(product, 'title', cell(row, 'title'))
    setText(product, 'description', cell(row, 'description'))
    if (product.fields.description === undefined) {
      const points = bullets.map(({ index }) => row.cells[index]?.trim() ?? '').filter((point) => point !== '')
      if (points.length > 0) product.fields.description = points.join('\n')
    }
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', cell(row, 'category'))
    setWeight(product, cell(row, 'weight'), text(row, 'weightUnit'), { row, column: nameOf('weight') }, report)
    setSizes(
      product,
      { length: cell(row, 'length'), width: cell(row, 'width'), height: cell(row, 'height') },
      text(row, 'sizeUnit'),
    )
  }
  const addOffer = (product: Parameters<typeof setText>[0], row: TableRow, options: readonly Option[]): boolean => {
    const [, only] = [cellValue(cell(row, 'mainImage')), options.length > 0 ? cell(row, 'mainImage') : undefined]
    const variant = toVariant(
      row,
      {
        sellerSku: cell(row, 'sku'),
        price: cell(row, 'price'),
        listPrice: cell(row, 'listPrice'),
        quantity: cell(row, 'quantity'),
        identifierCode: isAsin(text(row, 'code')) ? undefined : cell(row, 'code'),
      },
      options,
      only,
    )
    return addVariant(product, variant, row, damageColumns, report)
  }
  const addImages = (product: Parameters<typeof addImage>[0], row: TableRow): void => {
    addImage(product, cell(row, 'mainImage'))
    for (const { index } of images) addImage(product, row.cells[index])
  }
  const isTaken = (row: TableRow, sku: string): boolean => {
    const before = seen.get(sku)
    seen.set(keptText(sku), before ?? row.line)
    if (before === undefined) return false
    rejectRow(
      report,
      row,
      nameOf('sku'),
      `The seller SKU ${sku} is in row ${before} already. Give each row its own, or remove one of them.`,
      sku,
    )
    return true
  }
  const takeParent = (row: TableRow, sku: string): void => {
    const { product, state } = assembler.open(sku)
    state.hasParent = true
    state.theme = keptText(text(row, 'theme')) || state.theme
    product.rows.push(row.line)
    product.hasOwnRow = true
    fill(product, row)
    addImages(product, row)
    if (text(row, 'price') !== '' || text(row, 'quantity') !== '') {
      report.warn({
        row: row.line,
        column: nameOf('price'),
        sentence: 'A parent row is not for sale, but this one has a price or a stock. They were left out.',
        raw: sku,
      })
    }
  }
  const takeChild = (row: TableRow, sku: string): void => {
    const parentSku = text(row, 'parentSku')
    if (parentSku === '') {
      rejectRow(
        report,
        row,
        nameOf('parentSku'),
        'This child row names no parent SKU, so it belongs to no product. Fill in its parent SKU.',
        sku,
      )
      return
    }
    const { product, state } = assembler.open(parentSku)
    if (state.theme === '') state.theme = keptText(text(row, 'theme'))
    if (!addOffer(product, row, optionsOf(row, state.theme))) return
    product.rows.push(row.line)
    if (state.hasParent) {
      fill(product, row)
      addImages(product, row)
    }
  }
  return {
    push: (row) => {
      const sku = text(row, 'sku')
      const kind = text(row, 'parentage').toLowerCase()
      if (sku === '')
        rejectRow(report, row, nameOf('sku'), 'The seller SKU is missing. Fill it in.', text(row, 'title'))
      else if (/^(?:delete|x)$/i.test(text(row, 'deed'))) {
        rejectRow(
          report,
          row,
          nameOf('deed'),
          'This row removes a listing on Amazon and describes no product. Leave it out.',
          sku,
        )
      } else if (!isTaken(row, sku)) {
        if (kind === 'parent') takeParent(row, sku)
        else if (kind === 'child' || text(row, 'parentSku') !== '') takeChild(row, sku)
        else {
          const { product } = assembler.open(sku)
          if (addOffer(product, row, [])) {
            product.rows.push(row.line)
            product.hasOwnRow = text(row, 'price') !== ''
            fill(product, row)
            addImages(product, row)
            for (const { label, index } of themes) addFact(product, label, [row.cells[index] ?? ''])
          }
        }
      }
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

const describe = describeColumns(names, [
  [/^other_(?:image_url|product_image_locator_)\s?\d+$/, 'image'],
  [/^(?:color|size|style|pattern|flavor|scent)(?:_name)?$/, 'option value'],
])

/** Amazon's inventory files. */
export const amazon: Preset = {
  id: 'amazon',
  name: 'Amazon',
  recognise,
  becomes: (column) => describe(bareName(column)),
  // Below the names of the columns some templates repeat them in words or show an example.
  remarks: (columns) => {
    const sku = bareColumns(columns).at(...names.sku.slice(1).map(String))
    return (cells) => /^(?:seller sku|sku|abc123)$/i.test(cells[sku]?.trim() ?? '') && cells.length > 3
  },
  createReader,
}
