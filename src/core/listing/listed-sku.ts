// Finds the SKU that the shop has of a variant. Pure; it knows no listing and no rule.
import type { Option, Variant } from '#contract/product.ts'

/** What a SKU of the shop is known by. */
export type ListedSku = {
  readonly remoteSkuId: string
  readonly externalSkuId: string
  readonly sellerSku: string
  readonly options: readonly Option[]
}

const optionKey = (options: readonly Option[]): string =>
  options
    .map((option) => `${option.name.trim()}=${option.value.trim()}`.toLowerCase())
    .toSorted()
    .join('|')

// A seller SKU that several variants share, here or in the shop, says nothing of which one is meant.
const bySellerSku = (
  variant: Variant,
  variants: readonly Variant[],
  skus: readonly ListedSku[],
): ListedSku | undefined => {
  if (variant.sellerSku === '') return undefined
  const found = skus.filter((sku) => sku.sellerSku === variant.sellerSku)
  const isShared =
    found.length > 1 || variants.some((one) => one.id !== variant.id && one.sellerSku === variant.sellerSku)
  return isShared ? undefined : found[0]
}

/** The SKU of one of a product's `variants`: by our own id, else by the seller SKU, else by the options; null where the shop has none. */
export const listedSkuOf = (
  variant: Variant,
  variants: readonly Variant[],
  skus: readonly ListedSku[],
): ListedSku | null =>
  skus.find((sku) => sku.externalSkuId === variant.id) ??
  bySellerSku(variant, variants, skus) ??
  skus.find((sku) => optionKey(sku.options) === optionKey(variant.options)) ??
  null
