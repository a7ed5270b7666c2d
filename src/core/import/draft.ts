// Builds one product out of the rows of a file: presets say what a row means, this keeps products, variants and images tidy.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, ImportedVariant, ProductTextField, Report, TableRow, VariantTexts } from './model.ts'
import { cellValue, codeKind, hasLostZeros, isRoundedNumber } from './values.ts'

/** A product without rows yet. */
export const emptyProduct = (key: string): ImportedProduct => ({
  key,
  rows: [],
  fields: {},
  images: [],
  hasClearedImages: false,
  variants: [],
  facts: [],
  isContinuation: false,
})

/** Sets a field from a cell unless the cell is blank or the field was set by an earlier row. */
export const setText = (product: ImportedProduct, field: ProductTextField, cell: string | undefined): void => {
  const value = cellValue(cell)
  if (value !== undefined && product.fields[field] === undefined) product.fields[field] = value
}

/** Adds an image once. The clear token empties the gallery. */
export const addImage = (
  product: ImportedProduct,
  source: string | undefined,
  altText = '',
  position: number | null = null,
): void => {
  const value = cellValue(source)
  if (value === undefined) return
  if (value === '') {
    product.hasClearedImages = true
    return
  }
  const known = product.images.find((image) => image.source === value)
  if (known === undefined) product.images.push({ source: value, altText: altText.trim(), position })
}

/** What two variants of one product must not share. */
export const optionsKey = (options: readonly Option[]): string =>
  options.map((option) => option.value.trim().toLowerCase()).join('\u001f')

/** A variant out of a row. Blank cells leave their field alone. */
export const toVariant = (
  row: TableRow,
  cells: { readonly [Field in keyof VariantTexts]?: string | undefined },
  options: readonly Option[],
  imageSource: string | undefined,
): ImportedVariant => {
  const fields: VariantTexts = {}
  // The keys are those of VariantTexts by the parameter's type.
  for (const field of Object.keys(cells) as (keyof VariantTexts)[]) {
    const value = cellValue(cells[field])
    if (value !== undefined) fields[field] = value
  }
  const code = fields.identifierCode
  if (code !== undefined && code !== '' && fields.identifierType === undefined) {
    const kind = codeKind(code)
    if (kind !== undefined) fields.identifierType = kind
  }
  const image = cellValue(imageSource)
  return {
    key: fields.sellerSku !== undefined && fields.sellerSku !== '' ? fields.sellerSku : optionsKey(options),
    rows: [row.line],
    fields,
    options: [...options],
    imageSource: image === undefined || image === '' ? null : image,
  }
}

const warnOfDamage = (variant: ImportedVariant, columns: DamageColumns, row: TableRow, report: Report): void => {
  for (const [field, column] of [
    ['identifierCode', columns.identifierCode],
    ['sellerSku', columns.sellerSku],
  ] as const) {
    const value = variant.fields[field] ?? ''
    if (isRoundedNumber(value)) {
      report.warn({
        row: row.line,
        column,
        sentence: 'A spreadsheet has rounded this number, so its last digits are lost. Type the full number again.',
        raw: value,
      })
    } else if (field === 'identifierCode' && hasLostZeros(value)) {
      report.warn({
        row: row.line,
        column,
        sentence: 'The zeros in front of this code seem to be cut off. Compare it with the package and add them.',
        raw: value,
      })
    }
  }
}

/** Names of the columns that damaged numbers are reported for. */
export type DamageColumns = { readonly identifierCode: string; readonly sellerSku: string }

/** Adds a variant unless the product has one with the same seller SKU or the same options already; then the row is set apart. */
export const addVariant = (
  product: ImportedProduct,
  variant: ImportedVariant,
  row: TableRow,
  columns: DamageColumns,
  report: Report,
): boolean => {
  const sku = variant.fields.sellerSku ?? ''
  const sameSku = sku === '' ? undefined : product.variants.find((known) => known.fields.sellerSku === sku)
  if (sameSku !== undefined) {
    report.reject({
      row: row.line,
      column: columns.sellerSku,
      sentence: `The seller SKU ${sku} is in row ${sameSku.rows[0] ?? 0} already. Give each variant its own, or remove one of the rows.`,
      raw: sku,
    })
    return false
  }
  const wanted = optionsKey(variant.options)
  const sameOptions = product.variants.find((known) => optionsKey(known.options) === wanted)
  if (sameOptions !== undefined) {
    const named = variant.options.map((option) => option.value).join(' / ')
    report.reject({
      row: row.line,
      column: variant.options[0]?.name ?? columns.sellerSku,
      sentence:
        named === ''
          ? `The product “${product.key}” has a second row without options (the first is row ${sameOptions.rows[0] ?? 0}). Say in an option column how the two differ.`
          : `The variant ${named} is in row ${sameOptions.rows[0] ?? 0} already. Change the options, or remove one of the rows.`,
      raw: named === '' ? sku : named,
    })
    return false
  }
  warnOfDamage(variant, columns, row, report)
  product.variants.push(variant)
  return true
}

/** Images in the order of their positions, those without one last; every variant's image is in the gallery. */
export const finishImages = (product: ImportedProduct): void => {
  product.images.sort(
    (one, other) => (one.position ?? Number.MAX_SAFE_INTEGER) - (other.position ?? Number.MAX_SAFE_INTEGER),
  )
  for (const variant of product.variants) {
    if (variant.imageSource !== null) addImage(product, variant.imageSource)
  }
}
