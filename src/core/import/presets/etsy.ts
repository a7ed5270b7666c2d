// Etsy's listings download: one row a listing, its variants as lists of choices in two columns, all seller SKUs in one cell.
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import {
  addFact,
  addImage,
  addVariant,
  combinations,
  countCombinations,
  emptyProduct,
  finishImages,
  rejectRow,
  setText,
  toVariant,
} from '../draft.ts'
import { keptText } from '../kept-text.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { splitList, toKey } from '../values.ts'

type Field =
  | 'title'
  | 'description'
  | 'price'
  | 'quantity'
  | 'materials'
  | 'sku'
  | 'name1'
  | 'type1'
  | 'values1'
  | 'name2'
  | 'type2'
  | 'values2'

const names: ColumnNames<Field> = {
  title: ['title', 'title'],
  description: ['description', 'description'],
  price: ['price', 'price'],
  quantity: ['stock', 'quantity'],
  materials: [null, 'materials'],
  sku: ['seller SKU', 'sku'],
  name1: ['option name', 'variation 1 name'],
  type1: ['option name', 'variation 1 type'],
  values1: ['option values', 'variation 1 values'],
  name2: ['option name', 'variation 2 name'],
  type2: ['option name', 'variation 2 type'],
  values2: ['option values', 'variation 2 values'],
}

const mostVariants = 1000

const before = ['title', 'description', 'price', 'currency_code', 'quantity', 'tags', 'materials']
const between = [1, 2].flatMap((number) => ['type', 'name', 'values'].map((part) => `variation ${number} ${part}`))

// A shop in another language downloads the same columns in the same order with their names translated; only two keep theirs.
const inEnglish = (written: Columns): Columns => {
  const { plain } = written
  if (plain[3] !== 'currency_code' || written.at('title') >= 0) return written
  const numbers = plain.slice(before.length).map((name) => /^(.*\D)\s?(\d+)$/.exec(name))
  const stem = numbers[0]?.[1]
  const end = numbers.findIndex((match, index) => match?.[1] !== stem || match?.[2] !== String(index + 1))
  if (stem === undefined || end < 5 || plain.length !== before.length + end + between.length + 1) return written
  if (plain.at(-1) !== 'sku') return written
  const images = Array.from({ length: end }, (_, index) => `image${index + 1}`)
  return { ...toColumns([...before, ...images, ...between, 'sku']), names: written.names }
}

const recognise = (written: Columns): number => {
  const columns = inEnglish(written)
  const telling = countPresent(
    columns,
    'title',
    'description',
    'price',
    'currency_code',
    'quantity',
    'tags',
    'materials',
    'image1',
    'variation 1 type',
    'variation 1 values',
    'sku',
  )
  return columns.at('currency_code') >= 0 && columns.at('image1', 'variation 1 name') >= 0 && telling >= 6
    ? 0.5 + telling / 22
    : 0
}

// The cell of SKUs is in no order that the file explains. A SKU is given to a variant only where it ends in the words of its options.
const pairSkus = (
  skus: readonly string[],
  variants: readonly (readonly { value: string }[])[],
): Map<number, string> | null => {
  if (variants.length === 1 && skus.length === 1) return new Map([[0, skus[0] ?? '']])
  if (skus.length !== variants.length) return null
  const paired = new Map<number, string>()
  const used = new Set<string>()
  for (const [index, options] of variants.entries()) {
    const endings = options.map(({ value }) => toKey(value)).filter((value) => value !== '')
    const fitting = skus.filter((sku) => endings.some((ending) => `-${toKey(sku)}`.endsWith(`-${ending}`)))
    const [only] = fitting
    if (only === undefined || fitting.length > 1 || used.has(only)) return null
    used.add(only)
    paired.set(index, only)
  }
  return paired
}

const createReader = (written: Columns, report: Report): PresetReader => {
  const columns = inEnglish(written)
  const { cell, text, nameOf } = createPicker(columns, names)
  const images = columns.matching(/^image\s?(\d+)$/)
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: '' }
  const seen = new Map<string, number>()

  const keyOf = (title: string): string => {
    const key = toKey(title).slice(0, 120)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(keptText(key), count)
    // Etsy's file has no ids, and two listings may share a title.
    return count === 1 ? key : `${key}~${count}`
  }
  const readLists = (row: TableRow): { name: string; values: string[] }[] =>
    (
      [
        ['name1', 'type1', 'values1'],
        ['name2', 'type2', 'values2'],
      ] as const
    ).flatMap(([name, type, values], index) => {
      const list = [...new Set(splitList(text(row, values), ','))]
      const label = text(row, name) || text(row, type) || `Option ${index + 1}`
      return list.length === 0 ? [] : [{ name: label, values: list }]
    })
  const addVariants = (product: ImportedProduct, row: TableRow): void => {
    const chosen = combinations(readLists(row))
    const skus = splitList(text(row, 'sku'), ',')
    const paired = pairSkus(skus, chosen)
    if (paired === null && skus.length > 0) {
      report.warn({
        row: row.line,
        column: nameOf('sku'),
        sentence: `The file lists ${skus.length} seller SKUs but does not say which belongs to which of the ${chosen.length} variants. They were left out; fill them in.`,
        raw: text(row, 'sku').slice(0, 200),
      })
    }
    for (const [index, options] of chosen.entries()) {
      const variant = toVariant(
        row,
        {
          sellerSku: paired?.get(index),
          price: cell(row, 'price'),
          quantity: chosen.length === 1 ? cell(row, 'quantity') : undefined,
        },
        options,
        undefined,
      )
      addVariant(product, variant, row, damageColumns, report)
    }
    if (chosen.length > 1 && text(row, 'quantity') !== '') {
      report.warn({
        row: row.line,
        column: nameOf('quantity'),
        sentence: `The stock of ${text(row, 'quantity')} counts all ${chosen.length} variants together. Fill in how many there are of each.`,
        raw: text(row, 'quantity'),
      })
    }
  }
  return {
    push: (row) => {
      const title = text(row, 'title')
      if (title === '') {
        rejectRow(
          report,
          row,
          nameOf('title'),
          'The title is missing, and nothing else tells this listing apart. Fill it in.',
          text(row, 'description').slice(0, 200),
        )
        return []
      }
      const count = countCombinations(readLists(row))
      if (count > mostVariants) {
        rejectRow(
          report,
          row,
          nameOf('values1'),
          `The options make ${count} variants; at most ${mostVariants} are brought in. Split the listing.`,
          title,
        )
        return []
      }
      const product = emptyProduct(keyOf(title))
      product.rows.push(row.line)
      setText(product, 'title', cell(row, 'title'))
      setText(product, 'description', cell(row, 'description'))
      addFact(product, 'Materials', splitList(text(row, 'materials'), ','))
      for (const { index } of images) addImage(product, row.cells[index])
      addVariants(product, row)
      finishImages(product)
      return [product]
    },
    finish: () => [],
  }
}

const describe = describeColumns(names, [[/^image\s?\d+$/, 'image']])

/** Etsy's listings download, in the language of the shop. */
export const etsy: Preset = {
  id: 'etsy',
  name: 'Etsy',
  recognise,
  becomes: (column, columns) => describe(inEnglish(columns).plain[columns.names.indexOf(column)] ?? column),
  createReader,
}
