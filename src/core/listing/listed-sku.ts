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

/** By our own id, else by the seller SKU, else by the options; null where the shop has none. */
export const listedSkuOf = (variant: Variant, skus: readonly ListedSku[]): ListedSku | null =>
  skus.find((sku) => sku.externalSkuId === variant.id) ??
  skus.find((sku) => sku.sellerSku !== '' && sku.sellerSku === variant.sellerSku) ??
  skus.find((sku) => optionKey(sku.options) === optionKey(variant.options)) ??
  null
