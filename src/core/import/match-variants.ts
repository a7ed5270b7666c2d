// Finds the variant of the workspace that a variant of a file is. It compares no values and writes nothing.
import type { Option } from '#contract/product.ts'
import { optionsKey } from './draft.ts'
import type { ImportedProduct, ImportedVariant, VariantTextField } from './model.ts'
import type { ExistingProduct, ExistingVariant } from './plan.ts'

export type VariantMatches = ReadonlyMap<ImportedVariant, ExistingVariant>

/** True where both name the same options with the same values, in one order. */
export const sameOptions = (one: readonly Option[], other: readonly Option[]): boolean =>
  one.length === other.length &&
  one.every((option, index) => option.name === other[index]?.name && option.value === other[index]?.value)

// Variants that share a seller SKU, or have neither SKU nor options, are the same where nothing about them differs.
const saysNothingElse = (known: ExistingVariant, variant: ImportedVariant): boolean => {
  // The keys are those of VariantTexts by its type.
  const said = Object.entries(variant.fields) as [VariantTextField, string][]
  return (
    said.length > 0 &&
    said.every(([field, value]) => known.fields[field] === value) &&
    sameOptions(known.options, variant.options)
  )
}

type Matching = {
  readonly free: ReadonlySet<ExistingVariant>
  readonly matches: VariantMatches
  readonly match: (variant: ImportedVariant, found: ExistingVariant | undefined) => void
}

const skuOf = ({ fields }: ImportedVariant | ExistingVariant): string => fields.sellerSku ?? ''

const bySku = <Variant extends ImportedVariant | ExistingVariant>(
  variants: Iterable<Variant>,
): Map<string, Variant[]> => {
  const found = new Map<string, Variant[]>()
  for (const variant of variants) {
    const sku = skuOf(variant)
    if (sku === '') continue
    const known = found.get(sku)
    if (known === undefined) found.set(sku, [variant])
    else known.push(variant)
  }
  return found
}

// A seller SKU names its variant, whatever became of the options. Where several variants share it, their options decide.
const matchBySku = (existing: ExistingProduct, imported: ImportedProduct, { free, matches, match }: Matching): void => {
  const here = bySku(existing.variants)
  const there = bySku(imported.variants)
  for (const variant of imported.variants) {
    if (matches.has(variant)) continue
    const known = here.get(skuOf(variant)) ?? []
    const [only] = known
    const isOneEach = known.length === 1 && there.get(skuOf(variant))?.length === 1
    // Rows of a product that go on later in the file may bring another variant of the same seller SKU.
    const isOther =
      imported.isContinuation && variant.options.length > 0 && (only === undefined || only.options.length > 0)
    if (isOneEach && !isOther) match(variant, only !== undefined && free.has(only) ? only : undefined)
    else {
      const wanted = optionsKey(variant.options)
      match(
        variant,
        known.find((one) => free.has(one) && optionsKey(one.options) === wanted),
      )
    }
  }
}

/** Which variant of the workspace each variant of the file is; one that is new has no entry. By our own id, else the seller SKU, else the options. */
export const matchVariants = (existing: ExistingProduct, imported: ImportedProduct): VariantMatches => {
  const matches = new Map<ImportedVariant, ExistingVariant>()
  const free = new Set(existing.variants)
  const match = (variant: ImportedVariant, found: ExistingVariant | undefined): void => {
    if (found === undefined) return
    matches.set(variant, found)
    free.delete(found)
  }
  for (const variant of imported.variants) {
    if (variant.id !== undefined)
      match(
        variant,
        existing.variants.find((known) => known.id === variant.id),
      )
  }
  matchBySku(existing, imported, { free, matches, match })
  for (const variant of imported.variants) {
    if (matches.has(variant) || variant.options.length === 0) continue
    const wanted = optionsKey(variant.options)
    match(
      variant,
      [...free].find((known) => optionsKey(known.options) === wanted),
    )
  }
  for (const variant of imported.variants) {
    if (matches.has(variant)) continue
    match(
      variant,
      [...free].find((known) => saysNothingElse(known, variant)),
    )
  }
  const [only] = imported.variants
  const [single] = existing.variants
  const isSingle = imported.variants.length === 1 && existing.variants.length === 1 && !imported.isContinuation
  if (isSingle && only !== undefined && single !== undefined && !matches.has(only)) {
    const bothBare = only.options.length === 0 && single.options.length === 0
    if (bothBare) match(only, single)
  }
  return matches
}

/** A variant of the file that names nothing but a seller SKU which several variants share: it could mean any of them. */
export const unclearVariant = (
  existing: ExistingProduct,
  imported: ImportedProduct,
  matches: VariantMatches,
): ImportedVariant | undefined => {
  const shared = bySku(existing.variants)
  return imported.variants.find(
    (variant) => !matches.has(variant) && variant.options.length === 0 && (shared.get(skuOf(variant))?.length ?? 0) > 1,
  )
}
