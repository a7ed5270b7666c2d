// Turns a product that passed its checks into a listing. It trusts the checks: what they let through has a form that can be sent.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { Defaults } from '#contract/app.ts'
import type { AttributeValue, Option, Product, Variant } from '#contract/product.ts'
import { readMoney } from '../values/money.ts'
import { readQuantity } from '../values/quantity.ts'
import type { CategoryVersion, Listing, ListingSku } from './listing.ts'
import { neutralValueOf } from './neutral-value.ts'
import { parcelOf } from './parcel.ts'

/** What a listing needs beside the product: what the leaf asks for, the shop's defaults, and what was uploaded. */
export type ListingContext = {
  readonly currency: string
  readonly defaults: Defaults
  readonly leaf: LeafRules | null
  readonly categoryVersion: CategoryVersion
  readonly warehouseId: string
  readonly imageUris: readonly string[]
  readonly certifications: Listing['certifications']
  readonly sizeChartUri: string | null
  /** The SKUs the shop has of this product; each keeps its id. */
  readonly remoteSkus: readonly {
    readonly remoteSkuId: string
    readonly externalSkuId: string
    readonly sellerSku: string
    readonly options: readonly Option[]
  }[]
}

const same = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase()

const optionKey = (options: readonly Option[]): string =>
  options
    .map((option) => `${option.name}=${option.value}`.toLowerCase())
    .toSorted()
    .join('|')

const salesAttribute = (option: Option, sales: readonly Attribute[]): ListingSku['salesAttributes'][number] => {
  const attribute = sales.find((known) => same(known.name, option.name)) ?? null
  const value = attribute?.values.find((known) => same(known.name, option.value)) ?? null
  return {
    id: attribute?.id ?? null,
    name: attribute?.name ?? option.name,
    valueId: value?.id ?? null,
    valueName: value?.name ?? option.value,
    imageUri: null,
  }
}

const remoteSkuOf = (variant: Variant, context: ListingContext): string | null => {
  const found =
    context.remoteSkus.find((sku) => sku.externalSkuId === variant.id) ??
    context.remoteSkus.find((sku) => sku.sellerSku !== '' && sku.sellerSku === variant.sellerSku) ??
    context.remoteSkus.find((sku) => optionKey(sku.options) === optionKey(variant.options))
  return found?.remoteSkuId ?? null
}

const skuOf = (variant: Variant, context: ListingContext): ListingSku => {
  const amountOf = (text: string): string | null => {
    const reading = readMoney(text, context.currency)
    return reading.isOk ? reading.value.text : null
  }
  const quantity = readQuantity(variant.quantity)
  const sales = context.leaf?.attributes.filter((attribute) => attribute.isSales) ?? []
  return {
    remoteSkuId: remoteSkuOf(variant, context),
    externalSkuId: variant.id,
    sellerSku: variant.sellerSku.trim(),
    price: { amount: amountOf(variant.price) ?? variant.price, currency: context.currency },
    listPrice: amountOf(variant.listPrice),
    quantity: quantity.isOk ? quantity.value : 0,
    warehouseId: context.warehouseId,
    salesAttributes: variant.options.map((option) => salesAttribute(option, sales)),
    identifier:
      variant.identifierCode.trim() === '' || variant.identifierType === ''
        ? null
        : { type: variant.identifierType, code: variant.identifierCode.trim() },
  }
}

// A value that stands in the platform's list is sent by its id, even where the seller typed it.
const attributeOf = (filled: AttributeValue, known: Attribute | undefined): Listing['attributes'][number] => ({
  id: filled.attributeId,
  values: filled.values.map((value) => {
    const listed = known?.values.find((one) => one.id === value.id || same(one.name, value.name))
    return { id: value.id ?? listed?.id ?? null, name: listed?.name ?? value.name }
  }),
})

const attributesOf = (product: Product, context: ListingContext): Listing['attributes'] => {
  const known = context.leaf?.attributes.filter((attribute) => !attribute.isSales) ?? []
  const filled = product.attributes.filter(
    (one) => one.values.length > 0 && known.some((attribute) => attribute.id === one.attributeId),
  )
  const sent = filled.map((one) =>
    attributeOf(
      one,
      known.find((attribute) => attribute.id === one.attributeId),
    ),
  )
  if (!context.defaults.hasNeutralValues) return sent
  const missing = known.filter((attribute) => attribute.isRequired && !sent.some((one) => one.id === attribute.id))
  const neutral = missing.flatMap((attribute) => {
    const value = neutralValueOf(attribute)
    return value === null ? [] : [{ id: attribute.id, values: [value] }]
  })
  return [...sent, ...neutral]
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// Plain text becomes paragraphs; HTML goes as it is.
const descriptionOf = (product: Product): string => {
  const text = product.description.trim()
  if (text === '') return ''
  if (/<[a-z][^>]*>/iu.test(text)) return text
  return text
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

/** The listing of a product, for Create Product or Edit Product. */
export const buildListing = (product: Product, context: ListingContext): Listing => {
  const parcel = parcelOf(product, context.defaults)
  return {
    externalProductId: product.id,
    title: product.title.trim(),
    description: descriptionOf(product),
    categoryId: product.categoryId ?? '',
    categoryVersion: context.categoryVersion,
    brandId: null,
    imageUris: context.imageUris,
    weight: parcel.weight ?? { value: '', unit: 'KILOGRAM' },
    dimensions: parcel.dimensions,
    attributes: attributesOf(product, context),
    certifications: context.certifications,
    sizeChartUri: context.sizeChartUri,
    skus: product.variants.map((variant) => skuOf(variant, context)),
    isDraft: false,
  }
}
