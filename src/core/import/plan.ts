// Decides what bringing a product in would change: new, changed field by field, unchanged, or not possible. It writes nothing.
import type { ImportProblem } from '#contract/imports.ts'
import type { AttributeValue, Option } from '#contract/product.ts'
import type { ImportedImage, ImportedProduct, ImportedVariant, ProductTextField, VariantTextField } from './model.ts'
import { matchVariants, sameOptions, unclearVariant, type VariantMatches } from './match-variants.ts'
import type { DetailField, Detailed } from './own-details.ts'
import { applyDetails, withKnownIds } from './own-details.ts'
import { withWanted } from './wanted-attributes.ts'
import { attributeLines } from './writing/attribute-lines.ts'

/** A product that is in the workspace, as far as an import compares it. Images by source, in their order. */
export type ExistingProduct = {
  readonly id: string
  readonly key: string
  readonly fields: Readonly<Record<ProductTextField, string>>
  readonly imageSources: readonly string[]
  readonly attributes: readonly AttributeValue[]
  /** What stands in no column; `keptAside` are values of attributes that the leaf has no place for. */
  readonly details: Omit<Detailed, 'brand'>
  readonly variants: readonly ExistingVariant[]
}

export type ExistingVariant = {
  readonly id: string
  readonly fields: Readonly<Record<VariantTextField, string>>
  readonly options: readonly Option[]
  readonly imageSource: string | null
}

/** One difference between the workspace and the file. `before` and `after` are what the seller sees. */
export type PlannedChange =
  | { readonly kind: 'field'; readonly field: ProductTextField; readonly before: string; readonly after: string }
  | {
      readonly kind: 'attributes'
      readonly before: readonly AttributeValue[]
      readonly after: readonly AttributeValue[]
    }
  | {
      readonly kind: 'details'
      readonly field: DetailField
      readonly before: Detailed[DetailField]
      readonly after: Detailed[DetailField]
    }
  | { readonly kind: 'images'; readonly before: readonly string[]; readonly after: readonly string[] }
  | {
      readonly kind: 'variant-field'
      readonly variantId: string
      readonly field: VariantTextField
      readonly before: string
      readonly after: string
    }
  | {
      readonly kind: 'variant-options'
      readonly variantId: string
      readonly before: readonly Option[]
      readonly after: readonly Option[]
    }
  | {
      readonly kind: 'variant-image'
      readonly variantId: string
      readonly before: string | null
      readonly after: string
    }
  | { readonly kind: 'variant-added'; readonly variant: ImportedVariant }

/** The leaf a source category leads to, null where none was laid down for it. */
export type LeafOf = (sourceCategory: string) => string | null

export type PlannedProduct =
  | { readonly kind: 'new'; readonly imported: ImportedProduct }
  | {
      readonly kind: 'changed'
      readonly imported: ImportedProduct
      readonly productId: string
      readonly changes: readonly PlannedChange[]
    }
  | { readonly kind: 'unchanged'; readonly imported: ImportedProduct; readonly productId: string }
  | { readonly kind: 'rejected'; readonly imported: ImportedProduct; readonly problem: ImportProblem }

/** Finds what the workspace has already. Several products may share a seller SKU. */
export type ExistingLookup = {
  readonly byKey: (key: string) => ExistingProduct | undefined
  readonly bySku: (sku: string) => readonly ExistingProduct[]
}

/** The gallery after an import: the file's images in its order, then those it does not name. An absent image is never removed. */
const mergeImages = (before: readonly string[], imported: ImportedProduct): readonly string[] => {
  const sources = imported.images.map((image: ImportedImage) => image.source)
  if (imported.hasClearedImages) return sources
  if (sources.length === 0) return before
  return imported.isContinuation ? [...new Set([...before, ...sources])] : [...new Set([...sources, ...before])]
}

/** Attributes after an import, with the ids that our own export knows. The same list is given back where nothing changes. */
export const attributesAfter = (
  before: readonly AttributeValue[],
  { wanted = [], details }: ImportedProduct,
  aside: readonly AttributeValue[] = [],
): readonly AttributeValue[] => {
  const exported = details?.attributes
  if (details === undefined || exported === undefined) return withWanted(before, wanted, aside)
  // Where there is nothing yet, lines that nobody has changed give exactly what was exported.
  if (before.length === 0 && aside.length === 0 && details.attributeLines === attributeLines(exported)) return exported
  const after = withWanted(before, wanted, aside)
  return after === before ? before : withKnownIds(after, exported)
}

const detailFields: readonly DetailField[] = ['brandId', 'certificates', 'sizeChart', 'keptAside']

const detailChanges = (existing: ExistingProduct, { details, fields }: ImportedProduct): PlannedChange[] => {
  if (details === undefined) return []
  const before = { brand: existing.fields.brand, ...existing.details }
  const after = applyDetails(before, fields.brand ?? before.brand, details)
  return detailFields.flatMap((field): PlannedChange[] =>
    JSON.stringify(before[field]) === JSON.stringify(after[field])
      ? []
      : [{ kind: 'details', field, before: before[field], after: after[field] }],
  )
}

const differences = (
  existing: ExistingProduct,
  imported: ImportedProduct,
  matches: VariantMatches,
): PlannedChange[] => {
  const changes: PlannedChange[] = []
  // The keys are those of ProductTexts by its type.
  for (const [field, after] of Object.entries(imported.fields) as [ProductTextField, string][]) {
    const before = existing.fields[field]
    if (before !== after) changes.push({ kind: 'field', field, before, after })
  }
  changes.push(...detailChanges(existing, imported))
  const attributes = attributesAfter(existing.attributes, imported, existing.details.keptAside)
  if (attributes !== existing.attributes)
    changes.push({ kind: 'attributes', before: existing.attributes, after: attributes })
  const images = mergeImages(existing.imageSources, imported)
  if (images.join('\n') !== existing.imageSources.join('\n')) {
    changes.push({ kind: 'images', before: existing.imageSources, after: images })
  }
  for (const variant of imported.variants) {
    const known = matches.get(variant)
    if (known === undefined) {
      changes.push({ kind: 'variant-added', variant })
      continue
    }
    const variantId = known.id
    // The keys are those of VariantTexts by its type.
    for (const [field, after] of Object.entries(variant.fields) as [VariantTextField, string][]) {
      const before = known.fields[field]
      if (before !== after) changes.push({ kind: 'variant-field', variantId, field, before, after })
    }
    if (variant.options.length > 0 && !sameOptions(variant.options, known.options)) {
      changes.push({ kind: 'variant-options', variantId, before: known.options, after: variant.options })
    }
    if (variant.imageSource !== null && variant.imageSource !== known.imageSource) {
      changes.push({ kind: 'variant-image', variantId, before: known.imageSource, after: variant.imageSource })
    }
  }
  return changes
}

const reject = (imported: ImportedProduct, column: string, sentence: string): PlannedProduct => ({
  kind: 'rejected',
  imported,
  problem: { row: imported.rows[0] ?? 0, column, sentence, raw: imported.key },
})

const identify = (lookup: ExistingLookup, imported: ImportedProduct): ExistingProduct | 'several' | undefined => {
  const byKey = lookup.byKey(imported.key)
  if (byKey !== undefined) return byKey
  const found = new Map<string, ExistingProduct>()
  for (const variant of imported.variants) {
    const sku = variant.fields.sellerSku ?? ''
    if (sku === '') continue
    for (const product of lookup.bySku(sku)) found.set(product.id, product)
  }
  const [first] = found.values()
  return found.size > 1 ? 'several' : first
}

// What the file says of the leaf goes first, and a leaf that a product has is never changed by a mapping.
const withLeaf = (
  imported: ImportedProduct,
  existing: ExistingProduct | undefined,
  leafOf: LeafOf,
): ImportedProduct => {
  if (imported.fields.categoryId !== undefined || (existing?.fields.categoryId ?? '') !== '') return imported
  const leaf = leafOf(imported.fields.sourceCategory ?? existing?.fields.sourceCategory ?? '')
  return leaf === null ? imported : { ...imported, fields: { ...imported.fields, categoryId: leaf } }
}

/**
 * Compares one product of a file with the workspace. Identity is the key, else the seller SKUs. An absent field is left alone, an absent
 * variant or image is never removed, and the same file a second time gives 'unchanged'. A product that has no leaf, and to which the file gives none,
 * gets the one its source category leads to.
 */
export const planProduct = (
  lookup: ExistingLookup,
  read: ImportedProduct,
  leafOf: LeafOf = () => null,
): PlannedProduct => {
  const existing = identify(lookup, read)
  const imported = withLeaf(read, existing === 'several' ? undefined : existing, leafOf)
  if (existing === 'several') {
    return reject(
      imported,
      'SKU',
      'The seller SKUs of this product belong to several products of your workspace. Put them right there, or give this product its own SKUs.',
    )
  }
  if (existing === undefined) {
    if (imported.rows.length === 0) {
      return reject(imported, '', `No row of “${imported.key}” could be used; see the rows set apart.`)
    }
    if ((imported.fields.title ?? '') === '' && !imported.hasOwnRow) {
      return reject(
        imported,
        'Title',
        `“${imported.key}” is not in your workspace yet and has no title. Add a title, or check the key if you meant to update a product.`,
      )
    }
    return { kind: 'new', imported }
  }
  const matches = matchVariants(existing, imported)
  const unclear = unclearVariant(existing, imported, matches)
  if (unclear !== undefined) {
    return reject(
      imported,
      'SKU',
      `The seller SKU ${unclear.fields.sellerSku ?? ''} stands at several variants of “${existing.fields.title}”. Give each its own there, or add the columns of their options to the file.`,
    )
  }
  const changes = differences(existing, imported, matches)
  return changes.length === 0
    ? { kind: 'unchanged', imported, productId: existing.id }
    : { kind: 'changed', imported, productId: existing.id, changes }
}
