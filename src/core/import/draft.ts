// Builds one product out of the rows of a file: presets say what a row means, this keeps products, variants and images tidy.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, ImportedVariant, ProductTextField, Report, TableRow, VariantTexts } from './model.ts'
import { isZero, lengthUnitCode, weightUnitCode } from './amounts.ts'
import { keptText } from './kept-text.ts'
import { cellValue, codeDamage, codeKind, isRoundedNumber } from './values.ts'

/** A product without rows yet. */
export const emptyProduct = (key: string): ImportedProduct => ({
  // A key is remembered to the end of the file.
  key: keptText(key),
  rows: [],
  fields: {},
  images: [],
  hasClearedImages: false,
  variants: [],
  facts: [],
  isContinuation: false,
  hasOwnRow: false,
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
  const code = variant.fields.identifierCode ?? ''
  const sku = variant.fields.sellerSku ?? ''
  const warn = (column: string, raw: string, sentence: string): void =>
    report.warn({ row: row.line, column, sentence, raw })
  const rounded = 'A spreadsheet has rounded this number, so its last digits are lost. Type the full number again.'
  if (isRoundedNumber(code)) warn(columns.identifierCode, code, rounded)
  else if (codeDamage(code) === 'zeros-lost') {
    warn(
      columns.identifierCode,
      code,
      'The zeros in front of this code seem to be cut off. Compare it with the package and add them.',
    )
  }
  if (isRoundedNumber(sku)) warn(columns.sellerSku, sku, rounded)
}

/** Names of the columns that damaged numbers are reported for. */
export type DamageColumns = { readonly identifierCode: string; readonly sellerSku: string }

// Variants by seller SKU and by options, so that a product with hundreds of them is not searched for each. Few are found faster without.
type VariantIndex = { readonly skus: Map<string, ImportedVariant>; readonly options: Map<string, ImportedVariant> }
const indexes = new WeakMap<ImportedProduct, VariantIndex>()
const mostSearched = 12

const noteVariant = (index: VariantIndex, variant: ImportedVariant): void => {
  const sku = variant.fields.sellerSku ?? ''
  if (sku !== '') index.skus.set(sku, variant)
  index.options.set(optionsKey(variant.options), variant)
}

const indexOf = (product: ImportedProduct): VariantIndex | null => {
  if (product.variants.length < mostSearched) return null
  const known = indexes.get(product)
  if (known !== undefined) return known
  const made: VariantIndex = { skus: new Map(), options: new Map() }
  for (const variant of product.variants) noteVariant(made, variant)
  indexes.set(product, made)
  return made
}

const sameValue = (one: string, other: string): boolean =>
  one === other || one.trim().toLowerCase() === other.trim().toLowerCase()

const hasOptions = (variant: ImportedVariant, options: readonly Option[]): boolean =>
  variant.options.length === options.length &&
  variant.options.every((option, at) => sameValue(option.value, options[at]?.value ?? ''))

// Options in the order of the first variant: lists in a cell may turn it from row to row. Changes `options` where both name the same.
const inOrderOf = (first: readonly Option[], options: Option[]): void => {
  if (options.length < 2 || options.length !== first.length) return
  if (options.every(({ name }, at) => name === first[at]?.name)) return
  const place = new Map(first.map(({ name }, at) => [name, at]))
  if (place.size !== first.length || !options.every(({ name }) => place.has(name))) return
  if (new Set(options.map(({ name }) => name)).size !== options.length) return
  options.sort((one, other) => (place.get(one.name) ?? 0) - (place.get(other.name) ?? 0))
}

/**
 * Adds a variant unless the product has it already; then the row is set apart. A seller SKU that stands at another variant does not make them one
 * where their options tell them apart: shops write such files, and the check before listing asks for SKUs of their own.
 */
export const addVariant = (
  product: ImportedProduct,
  variant: ImportedVariant,
  row: TableRow,
  columns: DamageColumns,
  report: Report,
): boolean => {
  const first = product.variants[0]
  if (first !== undefined) inOrderOf(first.options, variant.options)
  const index = indexOf(product)
  const sku = variant.fields.sellerSku ?? ''
  const sameSku =
    sku === ''
      ? undefined
      : index === null
        ? product.variants.findLast(({ fields }) => fields.sellerSku === sku)
        : index.skus.get(sku)
  const isOtherVariant =
    sameSku !== undefined &&
    variant.options.length > 0 &&
    sameSku.options.length > 0 &&
    !hasOptions(sameSku, variant.options)
  if (sameSku !== undefined && !isOtherVariant) {
    report.reject({
      row: row.line,
      column: columns.sellerSku,
      sentence: `The seller SKU ${sku} is in row ${sameSku.rows[0] ?? 0} already. Give each variant its own, or remove one of the rows.`,
      raw: sku,
    })
    return false
  }
  const sameOptions =
    index === null
      ? product.variants.findLast((known) => hasOptions(known, variant.options))
      : index.options.get(optionsKey(variant.options))
  // Rows that only name a seller SKU (a price list, say) are told apart by it.
  const isToldApart = variant.options.length === 0 && sku !== '' && (sameOptions?.fields.sellerSku ?? '') !== ''
  if (sameOptions !== undefined && !isToldApart) {
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
  if (sameSku !== undefined) {
    report.warn({
      row: row.line,
      column: columns.sellerSku,
      sentence: `The seller SKU ${sku} is in row ${sameSku.rows[0] ?? 0} already. Both variants came in, told apart by their options; give each its own seller SKU before listing.`,
      raw: sku,
    })
  }
  warnOfDamage(variant, columns, row, report)
  product.variants.push(variant)
  if (index !== null) noteVariant(index, variant)
  return true
}

/** Images in the order of their positions, those without one last; every variant's image is in the gallery. */
export const finishImages = (product: ImportedProduct): void => {
  const placeOf = ({ position }: ImportedProduct['images'][number]): number => position ?? Number.MAX_SAFE_INTEGER
  const isInOrder = product.images.every(
    (image, index) => index === 0 || placeOf(product.images[index - 1] ?? image) <= placeOf(image),
  )
  if (!isInOrder) product.images.sort((one, other) => placeOf(one) - placeOf(other))
  for (const variant of product.variants) {
    if (variant.imageSource !== null) addImage(product, variant.imageSource)
  }
}

/** Sets a weight with its unit unless the weight is blank; a weight of 0 is none, and is reported. */
export const setWeight = (
  product: ImportedProduct,
  amount: string | undefined,
  unit: string,
  place: { readonly row: TableRow; readonly column: string },
  report: Report,
): void => {
  const value = cellValue(amount)
  if (value === undefined || product.fields.weight !== undefined) return
  if (isZero(value)) {
    report.warn({
      row: place.row.line,
      column: place.column,
      sentence: 'The weight is 0, which no parcel has. It was left empty; fill it in before listing.',
      raw: value,
    })
    return
  }
  product.fields.weight = value
  if (unit !== '') product.fields.weightUnit = weightUnitCode(unit)
}

/** Sets the three sizes of a parcel with their unit; sizes of 0 are none. */
export const setSizes = (
  product: ImportedProduct,
  sizes: {
    readonly length: string | undefined
    readonly width: string | undefined
    readonly height: string | undefined
  },
  unit: string,
): void => {
  for (const side of ['length', 'width', 'height'] as const) {
    const value = cellValue(sizes[side])
    if (value === undefined || isZero(value) || product.fields[side] !== undefined) continue
    product.fields[side] = value
    if (unit !== '') product.fields.dimensionUnit = lengthUnitCode(unit)
  }
}

/** Notes something the file says that is no field of ours. */
export const addFact = (product: ImportedProduct, name: string, values: readonly string[]): void => {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '')
  const label = name.trim()
  if (label === '' || filled.length === 0) return
  const known = product.facts.find((fact) => fact.name === label)
  if (known === undefined) product.facts.push({ name: label, values: [...new Set(filled)] })
  else for (const value of filled) if (!known.values.includes(value)) known.values.push(value)
}

/** Every combination of option lists, in their order; one empty combination where there are no lists. */
export const combinations = (
  lists: readonly { readonly name: string; readonly values: readonly string[] }[],
): Option[][] => {
  let made: Option[][] = [[]]
  for (const { name, values } of lists) {
    if (values.length === 0) continue
    made = made.flatMap((options) => values.map((value) => [...options, { name, value }]))
  }
  return made
}

/** How many combinations option lists have, without making them. */
export const countCombinations = (lists: readonly { readonly values: readonly string[] }[]): number =>
  lists.reduce((count, { values }) => count * Math.max(1, values.length), 1)

/** Sets a whole row apart in a sentence. */
export const rejectRow = (report: Report, row: TableRow, column: string, sentence: string, raw: string): void =>
  report.reject({ row: row.line, column, sentence, raw })
