// Makes a grid row of a product that was read alone, so that one changed product needs no new page. Pure.
import type { ProductDetail, Row } from '#contract/products.ts'

const range = (prices: readonly string[]): string => {
  const given = prices.filter((price) => price !== '').toSorted((one, other) => Number(one) - Number(other))
  const low = given[0] ?? ''
  const high = given.at(-1) ?? ''
  return low === high ? low : `${low} – ${high}`
}

const total = (quantities: readonly string[]): string => {
  const given = quantities.filter((quantity) => quantity !== '')
  return given.length === 0 ? '' : String(given.reduce((sum, quantity) => sum + (Number(quantity) || 0), 0))
}

/** `old` is the row as the list gave it; it lends what a detail does not say while the category is the same. */
export const rowOfDetail = ({ product, stage, findings, categoryPath }: ProductDetail, old: Row): Row => {
  const blocking = findings.filter((finding) => finding.severity === 'blocking')
  const badFields = (variantId: string | null): string[] => [
    ...new Set(blocking.filter((finding) => finding.variantId === variantId).map((finding) => finding.field)),
  ]
  const variants = product.variants.map((variant) => ({ ...variant, badFields: badFields(variant.id) }))
  return {
    id: product.id,
    title: product.title,
    brand: product.brand,
    stage,
    categoryId: product.categoryId,
    categoryName: categoryPath.at(-1) ?? null,
    categoryPath: categoryPath.length === 0 ? null : categoryPath.join(' › '),
    isRestricted: product.categoryId === old.categoryId && old.isRestricted,
    weight: product.weight,
    weightUnit: product.weightUnit,
    imageId: product.images[0]?.id ?? null,
    imageCount: product.images.length,
    blocking: blocking.length,
    warnings: findings.length - blocking.length,
    badFields: badFields(null),
    price: range(variants.map((variant) => variant.price)),
    quantity: total(variants.map((variant) => variant.quantity)),
    sellerSku: variants.length === 1 ? (variants[0]?.sellerSku ?? '') : '',
    variants,
    updatedAt: product.updatedAt,
  }
}
