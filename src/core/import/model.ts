// What a catalogue file holds once it is read: products as text, with the rows they came from. Types only; nothing here reads a number.
import type { ImportProblem } from '#contract/imports.ts'
import type { Option, ProductField, VariantField } from '#contract/product.ts'
import type { OwnDetails } from './own-details.ts'

/** Product fields that are plain text. */
export type ProductTextField = Exclude<
  ProductField,
  'attributes' | 'images' | 'brandId' | 'certificates' | 'sizeChart' | 'keptAside'
>

/** Variant fields that are plain text. */
export type VariantTextField = Exclude<VariantField, 'options' | 'imageId'>

/** A field that the file does not speak of is absent. '' means that the file clears it. */
export type ProductTexts = Partial<Record<ProductTextField, string>>
export type VariantTexts = Partial<Record<VariantTextField, string>>

/** An image as the file names it: an address or a file name. `position` is the file's own number, or null. */
export type ImportedImage = { source: string; altText: string; position: number | null }

/** A variant of a file. `key` is its identity within the product: the seller SKU, else the option values. */
export type ImportedVariant = {
  /** Our own id, where the file is our own export. */
  id?: string
  key: string
  rows: number[]
  fields: VariantTexts
  options: Option[]
  imageSource: string | null
}

/** Something the file says of a product that is no field of ours; attributes of a leaf category can be filled from it. */
export type ImportedFact = { name: string; values: string[] }

/**
 * A product of a file. `key` is its identity there (a handle, a parent SKU). `rows` are line numbers, 1 being the first line of the file.
 * `isContinuation` marks further rows of a product that was handed over before: its images are added, not put in place of the others.
 */
export type ImportedProduct = {
  key: string
  rows: number[]
  fields: ProductTexts
  images: ImportedImage[]
  hasClearedImages: boolean
  variants: ImportedVariant[]
  facts: ImportedFact[]
  /** Facts that a mapping wants as attributes; the product gets them whatever its leaf is. */
  wanted?: ImportedFact[]
  /** What only our own export says; `attributeLines` is its cell of attributes, as it stands in the file. */
  details?: OwnDetails & { attributeLines: string }
  isContinuation: boolean
  /** True where a row of the file stands for the product itself, so that it may come in although its title is missing. */
  hasOwnRow: boolean
}

/** Takes a problem down. The reader of a file never throws for what is in it. */
export type Report = {
  /** A row that does not come in. */
  readonly reject: (problem: ImportProblem) => void
  /** A value that comes in as it is, but looks damaged or was left out. */
  readonly warn: (problem: ImportProblem) => void
}

/** A row of the table below the header: its line number and its cells, as many as the header has. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }
