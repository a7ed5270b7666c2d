// PrestaShop's import files: products, and combinations in a second file that joins them by id or reference.
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { keptText } from '../kept-text.ts'
import { isZero, lessPercent, addAmounts } from '../amounts.ts'
import { createAssembler } from '../assembler.ts'
import { addFact, addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { splitImages, splitList } from '../values.ts'
import { toEnglishColumn } from './prestashop-words.ts'

type Field =
  | 'id'
  | 'reference'
  | 'name'
  | 'categories'
  | 'price'
  | 'discountAmount'
  | 'discountPercent'
  | 'discountFrom'
  | 'brand'
  | 'ean'
  | 'upc'
  | 'isbn'
  | 'width'
  | 'height'
  | 'depth'
  | 'weight'
  | 'quantity'
  | 'summary'
  | 'description'
  | 'images'
  | 'features'
  | 'productReference'
  | 'attributes'
  | 'values'
  | 'impact'

const names: ColumnNames<Field> = {
  id: ['which rows belong together', 'product id', 'product id*', 'id', 'id_product', 'product id *'],
  productReference: ['which rows belong together', 'product reference', 'product reference*'],
  reference: ['seller SKU', 'reference #', 'reference', 'reference#'],
  name: ['title', 'name *', 'name', 'name*', 'product name'],
  categories: ['category in your shop', 'categories (x,y,z...)', 'categories (x,y,z,...)', 'categories', 'category'],
  price: [
    'price',
    'price tax included',
    'price tax excluded',
    'price (tax excl.)',
    'price tax excluded or price tax included',
    'final price',
    'price',
  ],
  discountAmount: ['price', 'discount amount'],
  discountPercent: ['price', 'discount percent'],
  discountFrom: [null, 'discount from (yyyy-mm-dd)', 'discount to (yyyy-mm-dd)'],
  brand: ['brand', 'manufacturer', 'brand'],
  ean: ['product code', 'ean13', 'ean-13', 'ean'],
  upc: ['product code', 'upc'],
  isbn: ['product code', 'isbn'],
  width: ['width', 'width'],
  height: ['height', 'height'],
  depth: ['length', 'depth'],
  weight: ['weight', 'weight'],
  quantity: ['stock', 'quantity'],
  summary: [null, 'summary', 'short description'],
  description: ['description', 'description'],
  images: ['images', 'image urls (x,y,z...)', 'image urls (x,y,z,...)', 'image urls', 'image url'],
  features: [
    null,
    'feature(name:value:position)',
    'feature (name:value:position)',
    'feature(name:value:position:customized)',
  ],
  attributes: ['option names', 'attribute (name:type:position)*', 'attribute (name:type:position)'],
  values: ['option values', 'value (value:position)*', 'value (value:position)'],
  impact: ['price', 'impact on price'],
}

// The same names, whatever mark of lists they show: `Image URLs (x;y;z...)`.
const usualName = (name: string): string =>
  toEnglishColumn(name).replace(/\(x[;@|]y[;@|]z[;@|]?\.\.\.\)/i, '(x,y,z...)')

// The names that the seller sees stay those of the file.
const inEnglish = (columns: Columns): Columns => ({
  ...toColumns(columns.names.map(usualName)),
  names: columns.names,
})

// Lists in a cell are parted by the mark that the file chose, since the usual comma may part its columns.
const listMarks = [',', ';', '@', '|'] as const
const listMark = (attributes: string): string =>
  listMarks.find((mark) => {
    const parts = attributes.split(mark)
    return parts.length > 1 && parts.every((part) => /^[^:]+:/.test(part.trim()))
  }) ?? ','
const listed = (cell: string): string[] => splitList(cell, cell.includes(',') ? ',' : /[;@|]/)

const recognise = (written: Columns): number => {
  const columns = inEnglish(written)
  const telling = countPresent(
    columns,
    'active (0/1)',
    'categories (x,y,z...)',
    'price tax excluded',
    'price tax included',
    'tax rules id',
    'reference #',
    'supplier reference #',
    'ecotax',
    'wholesale price',
    'on sale (0/1)',
    'image urls (x,y,z...)',
    'ean13',
    'attribute (name:type:position)*',
    'value (value:position)*',
    'impact on price',
    'minimal quantity',
    'url rewritten',
    'feature(name:value:position)',
  )
  const isCombinations =
    columns.at(...names.attributes.slice(1).map(String)) >= 0 && columns.at(...names.values.slice(1).map(String)) >= 0
  return telling >= 4 || isCombinations ? Math.min(0.95, 0.5 + telling / 24) : 0
}

const createReader = (written: Columns, report: Report): PresetReader => {
  const columns = inEnglish(written)
  const { cell, text, nameOf, has } = createPicker(columns, names)
  const isCombinations = has('attributes') && has('values')
  const damageColumns = { sellerSku: nameOf('reference'), identifierCode: nameOf('ean') }
  const seen = new Map<string, number>()
  const assembler = createAssembler<null>(
    () => null,
    () => undefined,
  )
  const codeOf = (row: TableRow): string | undefined =>
    (['ean', 'upc', 'isbn'] as const).map((field) => text(row, field)).find((code) => code !== '' && !isZero(code))

  const measure = (product: ImportedProduct, row: TableRow): void => {
    setWeight(product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
    setSizes(product, { length: cell(row, 'depth'), width: cell(row, 'width'), height: cell(row, 'height') }, '')
  }
  const takeCombination = (row: TableRow): void => {
    const id = text(row, 'id')
    const key = id === '' ? text(row, 'productReference') : `id:${id}`
    if (key === '')
      return rejectRow(
        report,
        row,
        nameOf('id'),
        'This combination names no product. Fill in the product id.',
        text(row, 'values'),
      )
    const { product } = assembler.open(key)
    const mark = listMark(text(row, 'attributes'))
    const optionNames = splitList(text(row, 'attributes'), mark).map((part) => part.split(':')[0]?.trim() ?? '')
    const options = splitList(text(row, 'values'), mark).flatMap((part, index) => {
      const value = part.split(':')[0]?.trim() ?? ''
      return value === '' ? [] : [{ name: optionNames[index] ?? `Option ${index + 1}`, value }]
    })
    const [image, ...more] = splitImages(cell(row, 'images') ?? '')
    const variant = toVariant(
      row,
      { sellerSku: cell(row, 'reference'), quantity: cell(row, 'quantity'), identifierCode: codeOf(row) },
      options,
      image,
    )
    if (!addVariant(product, variant, row, damageColumns, report)) return
    product.rows.push(row.line)
    for (const source of more) addImage(product, source)
    const impact = text(row, 'impact')
    if (impact !== '' && !isZero(impact)) {
      report.warn({
        row: row.line,
        column: nameOf('impact'),
        sentence: `This variant costs ${impact} more or less than its product, whose price is in another file. Fill in its price.`,
        raw: impact,
      })
    }
  }
  const priceOf = (row: TableRow): { price: string | undefined; listPrice: string | undefined } => {
    const price = cell(row, 'price')
    const plain = text(row, 'price').replace(',', '.')
    const [amount, percent] = [
      text(row, 'discountAmount').replace(',', '.'),
      text(row, 'discountPercent').replace(',', '.'),
    ]
    if (text(row, 'discountFrom') !== '') return { price, listPrice: undefined }
    const less =
      percent !== '' && !isZero(percent)
        ? lessPercent(plain, percent)
        : amount !== '' && !isZero(amount)
          ? addAmounts(plain, `-${amount}`)
          : undefined
    return less === undefined ? { price, listPrice: undefined } : { price: less, listPrice: price }
  }
  const takeProduct = (row: TableRow): void => {
    const id = text(row, 'id')
    const name = text(row, 'name')
    const key = id !== '' ? `id:${id}` : text(row, 'reference') || name
    if (key === '')
      return rejectRow(
        report,
        row,
        nameOf('name'),
        'The row has no id, no reference and no name, so it cannot be told apart. Fill in the name.',
        '',
      )
    const before = seen.get(key)
    if (before !== undefined)
      return rejectRow(
        report,
        row,
        nameOf('id'),
        `This product is in row ${before} already. Give each its own id or reference.`,
        name,
      )
    seen.set(keptText(key), row.line)
    const { product } = assembler.open(key)
    const { price, listPrice } = priceOf(row)
    const variant = toVariant(
      row,
      {
        sellerSku: cell(row, 'reference'),
        price,
        listPrice,
        quantity: cell(row, 'quantity'),
        identifierCode: codeOf(row),
      },
      [],
      undefined,
    )
    if (!addVariant(product, variant, row, damageColumns, report)) return
    product.rows.push(row.line)
    setText(product, 'title', cell(row, 'name'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'description', cell(row, 'summary'))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', listed(text(row, 'categories'))[0])
    for (const image of splitImages(cell(row, 'images') ?? '')) addImage(product, image)
    for (const part of splitList(text(row, 'features'), listMark(text(row, 'features')))) {
      const [feature = '', value = ''] = part.split(':')
      addFact(product, feature, [value])
    }
    measure(product, row)
  }
  return {
    push: (row) => {
      if (isCombinations) takeCombination(row)
      else takeProduct(row)
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

const describe = describeColumns(names)

/** PrestaShop's product and combination files. */
export const prestashop: Preset = {
  id: 'prestashop',
  name: 'PrestaShop',
  recognise,
  becomes: (column) => describe(usualName(column)),
  createReader,
}
