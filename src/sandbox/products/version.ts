// Turns a listing as sent into a stored version: SKU ids, built-in names, ids for what the seller named. It judges nothing.
import { attributesOf } from '../catalogue/attributes.ts'
import type { CategoryAttribute } from '../catalogue/attributes.ts'
import { findBrand } from '../catalogue/brands.ts'
import { findCategory } from '../catalogue/tree.ts'
import type { ShopCall } from '../gateway/call.ts'
import { hashedId } from '../ids.ts'
import type { Market } from '../markets/market.ts'
import type { Inventory, ListingVersion, SellerRecord, StoredSalesAttribute, StoredSku } from '../state/records.ts'
import { roundDimension } from './check-parcel.ts'
import type { ListingBody, SkuBody } from './listing.ts'

type SentSalesAttribute = NonNullable<SkuBody['sales_attributes']>[number]

/** Names that the seller gave earlier, by the ids that were made for them. */
export type OwnNames = ReadonlyMap<string, string>

const resolve = (
  sent: SentSalesAttribute,
  builtIns: readonly CategoryAttribute[],
  shopId: string,
  ownNames: OwnNames,
): StoredSalesAttribute => {
  const id = sent.id ?? ''
  const builtIn = builtIns.find(
    (attribute) => attribute.isSale && (id === '' ? attribute.name === sent.name : attribute.id === id),
  )
  const name = builtIn?.name ?? ownNames.get(id) ?? sent.name ?? id
  const attributeId = builtIn?.id ?? (id === '' ? hashedId(`${shopId} attribute ${name}`) : id)
  const valueId = sent.value_id ?? ''
  const value = builtIn?.values?.find((known) =>
    valueId === '' ? known.name === sent.value_name : known.id === valueId,
  )
  const valueName = value?.name ?? ownNames.get(valueId) ?? sent.value_name ?? valueId
  return {
    id: attributeId,
    name,
    value_id: value?.id ?? (valueId === '' ? hashedId(`${shopId} value ${name}/${valueName}`) : valueId),
    value_name: valueName,
    ...((sent.sku_img?.uri ?? '') !== '' && { sku_img: sent.sku_img }),
    ...(sent.supplementary_sku_images !== undefined && { supplementary_sku_images: sent.supplementary_sku_images }),
  }
}

type Attributes = NonNullable<ListingVersion['product_attributes']>

/** Attributes with the id and the name of each value. An id wins over a name; what the seller named gets an id of its own. */
const resolveAttributes = (
  attributes: Attributes,
  builtIns: readonly CategoryAttribute[],
  shopId: string,
  ownNames: OwnNames,
): Attributes =>
  attributes.map((attribute) => {
    const { id: attributeId = '', values = [] } = attribute
    const list = builtIns.find(({ id }) => id === attributeId)?.values ?? []
    return {
      id: attributeId,
      values: values.map(({ id = '', name = '' }) => {
        const builtIn = list.find((known) => (id === '' ? known.name === name : known.id === id))
        if (builtIn !== undefined) return { id: builtIn.id, name: builtIn.name }
        const own = ownNames.get(id) ?? name
        return { id: id === '' ? hashedId(`${shopId} value of ${attributeId} ${own}`) : id, name: own }
      }),
    }
  })

type Price = NonNullable<SkuBody['price']>

/** A price as it is kept: only sellers of several markets have a sale price of their own. */
export const keptPrice = (price: Price, { type }: Pick<SellerRecord, 'type'>): Price => {
  const { sale_price: own = '', amount = '', ...rest } = price
  return { ...rest, ...(amount !== '' && { amount }), ...(own !== '' && type !== 'LOCAL' && { sale_price: own }) }
}

/** True for a list price that is kept: it is for one market, and not below the price. */
export const isListPriceKept = (listPrice: { amount?: string }, price: Price | undefined, market: Market): boolean =>
  market.hasListPrice && Number(listPrice.amount) >= Number(price?.amount ?? price?.sale_price)

const withoutSupplementary = (
  attributes: readonly SentSalesAttribute[],
  market: Market,
): readonly SentSalesAttribute[] =>
  market.hasSupplementaryImages
    ? attributes
    : attributes.map(({ supplementary_sku_images: _ignored, ...attribute }) => attribute)

/** Members that the market or the platform does not process: they are left out without a word. */
const processed = (
  { delivery_option_ids: options, shipping_insurance_requirement: _insurance, ...listing }: ListingBody,
  market: Market,
): ListingBody => {
  const size = listing.package_dimensions
  return {
    ...listing,
    ...(options !== undefined && market.hasDeliveryOptions && { delivery_option_ids: options }),
    ...(size !== undefined &&
      market.roundsDimensions && {
        package_dimensions: {
          ...size,
          ...Object.fromEntries(
            (['length', 'width', 'height'] as const).map((side) => [side, roundDimension(size[side]) ?? '']),
          ),
        },
      }),
  }
}

/** The names behind the ids of a version's attributes and values. */
export const ownNamesOf = (versions: readonly (ListingVersion | null)[]): OwnNames => {
  const names = new Map<string, string>()
  for (const version of versions)
    for (const { sales_attributes: attributes } of version?.skus ?? [])
      for (const { id, name, value_id: valueId, value_name: valueName } of attributes)
        names.set(id, name).set(valueId, valueName)
  for (const version of versions)
    for (const { values = [] } of version?.product_attributes ?? [])
      for (const { id = '', name = '' } of values) if (id !== '' && name !== '') names.set(id, name)
  return names
}

/** What would be put right of a listing without being asked, in words. */
export const repairsOf = ({ world, market, seller }: ShopCall, listing: ListingBody): readonly string[] => {
  const {
    brand_id: brandId = '',
    product_attributes: attributes = [],
    category_id: categoryId = '',
    skus = [],
  } = listing
  const known = attributes.length === 0 ? [] : attributesOf(world.seed, market.region, categoryId)
  const isDiscarded = ({ list_price: listPrice, price }: SkuBody): boolean =>
    listPrice !== undefined && (listPrice.amount ?? '') !== '' && !isListPriceKept(listPrice, price, market)
  return [
    ...skus.flatMap((sku) =>
      isDiscarded(sku)
        ? ['list_price was discarded because it is lower than the price, or not supported in this market']
        : [],
    ),
    ...(brandId !== '' && findBrand(world, seller.id, brandId) === null
      ? ['brand_id was cleared because the brand is unknown']
      : []),
    ...(attributes.some(({ id = '' }) => !known.some((own) => own.id === id && !own.isSale))
      ? ['product_attributes that do not belong to the category were removed']
      : []),
  ]
}

export type BuiltVersion = {
  readonly version: ListingVersion
  /** The stock that was sent, by SKU id. */
  readonly stock: Readonly<Record<string, Inventory>>
  /** What was put right without being asked, in words. */
  readonly repairs: readonly string[]
}

/** A stored version of a listing. SKUs without a known id get a new one. */
export const buildVersion = (
  call: ShopCall,
  listing: ListingBody,
  knownSkuIds: ReadonlySet<string>,
  ownNames: OwnNames,
): BuiltVersion => {
  const { world, market, shop, seller } = call
  const categoryId = listing.category_id ?? ''
  const builtIns = attributesOf(world.seed, market.region, categoryId)
  const stock: Record<string, Inventory> = {}
  const skus = (listing.skus ?? []).map((sku): StoredSku => {
    const {
      inventory,
      sales_attributes: attributes = [],
      list_price: listPrice,
      external_list_prices: external,
      price,
      pre_sale: preSale,
      ...rest
    } = sku
    const id = sku.id !== undefined && knownSkuIds.has(sku.id) ? sku.id : world.nextId('sku')
    if (inventory !== undefined) stock[id] = inventory
    const keepsListPrice = listPrice !== undefined && isListPriceKept(listPrice, price, market)
    return {
      ...rest,
      ...(price !== undefined && { price: keptPrice(price, seller) }),
      ...(keepsListPrice && { list_price: listPrice }),
      ...(external !== undefined && market.hasListPrice && { external_list_prices: external }),
      ...(preSale !== undefined && preSale.type !== 'NONE' && { pre_sale: preSale }),
      id,
      sales_attributes: withoutSupplementary(attributes, market).map((attribute) =>
        resolve(attribute, builtIns, shop.id, ownNames),
      ),
    }
  })
  const {
    brand_id: brandId = '',
    product_attributes: attributes,
    size_chart: chart,
    save_mode: _mode,
    ...rest
  } = processed(listing, market)
  const isBrandKnown = brandId !== '' && findBrand(world, seller.id, brandId) !== null
  const kept = attributes?.filter(({ id }) => builtIns.some((known) => !known.isSale && known.id === id))
  const isChartKept = chart !== undefined && findCategory(categoryId)?.sizeChart !== 'none'
  return {
    version: {
      ...rest,
      ...(isBrandKnown && { brand_id: brandId }),
      ...(kept !== undefined && { product_attributes: resolveAttributes(kept, builtIns, shop.id, ownNames) }),
      ...(isChartKept && { size_chart: chart }),
      skus,
    },
    stock,
    repairs: repairsOf(call, listing),
  }
}
