// Turns a product that passed its checks into a listing. It trusts the checks: what they let through has a form that can be sent.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { Defaults } from '#contract/app.ts'
import type { Option, Product, Variant } from '#contract/product.ts'
import { attributesToSend } from '../checks/attributes-to-send.ts'
import { brandIdToSend } from '../checks/brand.ts'
import type { CheckContext } from '../checks/context.ts'
import { descriptionToSend } from '../checks/description.ts'
import { isVirtual, parcelToSend } from '../checks/parcel.ts'
import { listPriceToSend } from '../checks/price.ts'
import { isHeldBack } from '../checks/stock.ts'
import type { MarketLimits } from '../markets/limits.ts'
import { readIdentifier } from '../values/identifier.ts'
import { readMoney } from '../values/money.ts'
import { readQuantity } from '../values/quantity.ts'
import { withKeptAttributes } from './kept-attributes.ts'
import type { AttributesElsewhere } from './kept-attributes.ts'
import { listedSkuOf } from './listed-sku.ts'
import type { ListedSku } from './listed-sku.ts'
import type { CategoryVersion, Listing, ListingSku } from './listing.ts'
import { optionKey } from './variant-pictures.ts'
import type { VariantImages } from './variant-pictures.ts'

/** What a listing needs beside the product: what the leaf asks for, the shop's defaults, and what was uploaded. */
export type ListingContext = {
  readonly market: MarketLimits
  readonly currency: string
  readonly defaults: Defaults
  readonly leaf: LeafRules | null
  readonly categoryVersion: CategoryVersion
  readonly warehouseId: string
  readonly imageUris: readonly string[]
  /** The pictures of variants that can be sent; absent for none. */
  readonly variantImages?: VariantImages
  readonly certifications: Listing['certifications']
  readonly sizeChartUri: string | null
  readonly sizeChartTemplateId: string | null
  readonly brand?: CheckContext['brand']
  readonly category: CheckContext['category']
  /** Absent where the shop has nothing of this product. */
  readonly attributesElsewhere?: AttributesElsewhere
  /** The SKUs the shop has of this product; each keeps its id. */
  readonly remoteSkus: readonly ListedSku[]
}

const same = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase()

const imageUriOf = (option: Option, images: VariantImages | undefined): string | null =>
  optionKey(option.name) === images?.option ? (images.uris.get(optionKey(option.value)) ?? null) : null

const salesAttribute = (
  option: Option,
  sales: readonly Attribute[],
  images: VariantImages | undefined,
): ListingSku['salesAttributes'][number] => {
  const attribute = sales.find((known) => same(known.name, option.name)) ?? null
  const value = attribute?.values.find((known) => same(known.name, option.value)) ?? null
  return {
    id: attribute?.id ?? null,
    name: attribute?.name ?? option.name.trim(),
    valueId: value?.id ?? null,
    valueName: value?.name ?? option.value.trim(),
    imageUri: imageUriOf(option, images),
  }
}

const skuOf = (variant: Variant, { variants }: Product, context: ListingContext): ListingSku => {
  const price = readMoney(variant.price, context.currency)
  const identifier = readIdentifier(variant.identifierType, variant.identifierCode)
  const quantity = readQuantity(variant.quantity)
  const sales = context.leaf?.attributes.filter((attribute) => attribute.isSales) ?? []
  return {
    remoteSkuId: listedSkuOf(variant, variants, context.remoteSkus)?.remoteSkuId ?? null,
    externalSkuId: variant.id,
    sellerSku: variant.sellerSku.trim(),
    price: { amount: price.isOk ? price.value.text : variant.price, currency: context.currency },
    listPrice: listPriceToSend(variant, context),
    quantity: quantity.isOk ? quantity.value : 0,
    warehouseId: context.warehouseId,
    salesAttributes: variant.options.map((option) => salesAttribute(option, sales, context.variantImages)),
    identifier: identifier.isOk ? identifier.value : null,
  }
}

const noParcel = { weight: '', length: '', width: '', height: '' }

/** The listing of a product, for Create Product or Edit Product. */
export const buildListing = (product: Product, context: ListingContext): Listing => {
  const { leaf, market, defaults } = context
  // Goods that are not sent by post pass their checks whatever their parcel says, so none of it is sent, nor the usual one.
  const posted = isVirtual(context.category) ? { ...product, ...noParcel } : product
  const { weight, size } = parcelToSend(
    posted,
    leaf,
    market,
    isVirtual(context.category) ? { ...defaults, ...noParcel } : defaults,
  )
  const attributes = leaf === null ? [] : attributesToSend(product, leaf, defaults).sent
  return {
    externalProductId: product.id,
    title: product.title.trim(),
    description: descriptionToSend(product),
    categoryId: product.categoryId ?? '',
    categoryVersion: context.categoryVersion,
    brandId: brandIdToSend(product, context.brand),
    imageUris: context.imageUris,
    weight: { value: weight?.value ?? '', unit: weight?.unit ?? 'KILOGRAM' },
    dimensions: size === null ? null : { length: size.length, width: size.width, height: size.height, unit: size.unit },
    attributes: withKeptAttributes(
      attributes,
      product.attributes,
      leaf?.attributes ?? null,
      context.attributesElsewhere ?? { remote: [], onceHere: () => [] },
    ),
    certifications: context.certifications,
    sizeChartUri: context.sizeChartUri,
    sizeChartTemplateId: context.sizeChartTemplateId,
    skus: product.variants
      .map((variant) => ({ sku: skuOf(variant, product, context), isHeld: isHeldBack(variant, product) }))
      // What the platform has keeps its place even without stock: leaving it out of an edit would delete it.
      .flatMap(({ sku, isHeld }) => (isHeld && sku.remoteSkuId === null ? [] : [sku])),
    isDraft: false,
  }
}
