// Our own export: a row for each variant, product fields repeated, every cell exactly as it is kept. It must give back what was exported.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, ProductTextField, Report, TableRow, VariantTextField } from '../model.ts'
import type { Columns } from '../names.ts'
import { plainName } from '../names.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { addVariant, emptyProduct, rejectRow } from '../draft.ts'
import { clearToken } from '../values.ts'
import { readDetails } from '../own-details.ts'
import { readAttributeLines } from '../writing/attribute-lines.ts'
import { unguard } from '../writing/guard.ts'

/** The columns of product fields in our export, in their order. */
export const productColumns: readonly (readonly [field: ProductTextField, name: string])[] = [
  ['title', 'Title'],
  ['description', 'Description'],
  ['brand', 'Brand'],
  ['sourceCategory', 'Category in Your Shop'],
  ['categoryId', 'TikTok Category ID'],
  ['weight', 'Weight'],
  ['weightUnit', 'Weight Unit'],
  ['length', 'Length'],
  ['width', 'Width'],
  ['height', 'Height'],
  ['dimensionUnit', 'Size Unit'],
]

/** The columns of variant fields in our export, in their order. */
export const variantColumns: readonly (readonly [field: VariantTextField, name: string])[] = [
  ['sellerSku', 'Seller SKU'],
  ['price', 'Price'],
  ['listPrice', 'List Price'],
  ['quantity', 'Stock'],
  ['identifierType', 'Code Type'],
  ['identifierCode', 'Product Code'],
]

export const keyColumn = 'Listwright Product'
export const variantColumn = 'Listwright Variant'
export const attributesColumn = 'Attributes'
export const imagesColumn = 'Images'
export const variantImageColumn = 'Variant Image'
export const detailsColumn = 'Listwright Details'
export const optionNameColumn = (number: number): string => `Option ${number} Name`
export const optionValueColumn = (number: number): string => `Option ${number} Value`

const recognise = (columns: Columns): number => (columns.at(plainName(keyColumn)) >= 0 ? 1 : 0)

// Exact: no blanks are taken off, because the export put none on.
const valueOf = (cell: string | undefined): string | undefined => {
  if (cell === undefined || cell === '') return undefined
  return cell === clearToken ? '' : unguard(cell)
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const at = (name: string): number => columns.at(plainName(name))
  const keyAt = at(keyColumn)
  const products = productColumns.map(([field, name]) => ({ field, index: at(name) }))
  const variants = variantColumns.map(([field, name]) => ({ field, index: at(name) }))
  const optionColumns = columns
    .matching(/^option (\d+) name$/)
    .map(({ index, caught }) => ({ name: index, value: columns.at(`option ${caught[0]} value`) }))
  const attributesAt = at(attributesColumn)
  const [imagesAt, variantImageAt, variantAt] = [at(imagesColumn), at(variantImageColumn), at(variantColumn)]
  const [detailsAt, titleAt] = [at(detailsColumn), at('Title')]
  const hasVariants = variants.some(({ index }) => index >= 0) || optionColumns.length > 0
  const damageColumns = { sellerSku: 'Seller SKU', identifierCode: 'Product Code' }
  const seen = new Set<string>()
  let open: ImportedProduct | null = null

  const close = (): ImportedProduct[] => {
    const done = open === null ? [] : [open]
    open = null
    return done
  }
  const takeDetails = (product: ImportedProduct, row: TableRow, cell: string, attributeLines: string): void => {
    const details = readDetails(cell)
    if (details !== null) product.details = { ...details, attributeLines }
    else
      report.warn({
        row: row.line,
        column: detailsColumn,
        sentence: `The cell “${detailsColumn}” was changed and cannot be read; certificates and ids of this product stay as they are.`,
        raw: cell.slice(0, 200),
      })
  }
  const take = (product: ImportedProduct, row: TableRow): void => {
    const options: Option[] = optionColumns.flatMap(({ name, value }) => {
      const chosen = valueOf(row.cells[value])
      const label = valueOf(row.cells[name])
      return chosen === undefined && label === undefined ? [] : [{ name: label ?? '', value: chosen ?? '' }]
    })
    const fields: ImportedProduct['variants'][number]['fields'] = {}
    for (const { field, index } of variants) {
      const value = valueOf(row.cells[index])
      if (value !== undefined) fields[field] = value
    }
    const imageSource = valueOf(row.cells[variantImageAt])
    const id = valueOf(row.cells[variantAt])
    const written = valueOf(row.cells[detailsAt])
    const saysNothing = Object.keys(fields).length === 0 && options.length === 0 && imageSource === undefined
    // The export names each variant; a row that names none and says nothing of one belongs to a product without variants.
    if (hasVariants && !(variantAt >= 0 && id === undefined && saysNothing)) {
      const sku = fields.sellerSku ?? ''
      const key = sku === '' ? options.map(({ value }) => value).join('/') : sku
      const variant = {
        key,
        rows: [row.line],
        fields,
        options,
        imageSource: imageSource === undefined || imageSource === '' ? null : imageSource,
      }
      // A variant that we know by its id is told apart by it, whatever else it shares with others.
      if (id !== undefined && id !== '') product.variants.push({ ...variant, id })
      else if (!addVariant(product, variant, row, damageColumns, report)) return
    }
    product.rows.push(row.line)
    // A whole row of the export stands for its product, which may be without a title.
    if (titleAt >= 0 && (id !== undefined || written !== undefined)) product.hasOwnRow = true
    for (const { field, index } of products) {
      const value = valueOf(row.cells[index])
      if (value !== undefined) product.fields[field] ??= value
    }
    const attributes = valueOf(row.cells[attributesAt])
    if (attributes !== undefined) product.wanted ??= readAttributeLines(attributes)
    if (written !== undefined && product.details === undefined) takeDetails(product, row, written, attributes ?? '')
    const images = valueOf(row.cells[imagesAt])
    if (images === '') product.hasClearedImages = true
    for (const source of images === undefined || images === '' ? [] : images.split('\n')) {
      if (!product.images.some((image) => image.source === source))
        product.images.push({ source, altText: '', position: null })
    }
  }
  return {
    push: (row) => {
      const key = unguard(row.cells[keyAt] ?? '')
      if (key === '') {
        rejectRow(
          report,
          row,
          keyColumn,
          `The cell “${keyColumn}” is empty, so the row belongs to no product. Fill in the key of its product, or a new one.`,
          row.cells
            .filter((cell) => cell !== '')
            .join(' · ')
            .slice(0, 200),
        )
        return []
      }
      const done = open !== null && open.key !== key ? close() : []
      if (open === null) {
        open = emptyProduct(key)
        open.isContinuation = seen.has(key)
        seen.add(open.key)
      }
      take(open, row)
      return done
    },
    finish: close,
  }
}

const meanings = new Map([
  ...productColumns.map(([, name]) => [plainName(name), plainName(name)] as const),
  ...variantColumns.map(([, name]) => [plainName(name), plainName(name)] as const),
  [plainName(keyColumn), 'which rows belong together'] as const,
  [plainName(variantColumn), 'which variant it is'] as const,
  [plainName(attributesColumn), 'attributes'] as const,
  [plainName(imagesColumn), 'images'] as const,
  [plainName(variantImageColumn), 'variant image'] as const,
  [plainName(detailsColumn), 'certificates, size chart, ids'] as const,
])

/** Listwright's own export. */
export const listwright: Preset = {
  id: 'listwright',
  name: 'Listwright export',
  recognise,
  becomes: (column) =>
    meanings.get(plainName(column)) ??
    (/^option \d+ name$/.test(plainName(column))
      ? 'option name'
      : /^option \d+ value$/.test(plainName(column))
        ? 'option value'
        : null),
  createReader,
}
