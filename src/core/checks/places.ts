// Names places in a product in the seller's words: "Price of Red / M". No rule stands here.
import type { Product, Variant } from '#contract/product.ts'

/** The options of a variant in one line, or its seller SKU, or its number. */
export const variantName = (variant: Variant): string => {
  const options = variant.options.map(({ value }) => value.trim()).filter((value) => value !== '')
  if (options.length > 0) return options.join(' / ')
  return variant.sellerSku.trim() === '' ? `variant ${variant.position + 1}` : variant.sellerSku.trim()
}

/** "Price" where the product has one variant, "Price of Red / M" where it has several. */
export const placeOf = (what: string, product: Product, variant: Variant): string =>
  product.variants.length > 1 ? `${what} of ${variantName(variant)}` : what

/** "1 picture", "3 pictures". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
