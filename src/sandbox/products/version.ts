// Turns a listing as sent into a stored version: SKU ids, built-in names, ids for what the seller named. It judges nothing.
import { attributesOf } from '../catalogue/attributes.ts'
import type { CategoryAttribute } from '../catalogue/attributes.ts'
import { findBrand } from '../catalogue/brands.ts'
import { findCategory } from '../catalogue/tree.ts'
import type { ShopCall } from '../gateway/call.ts'
import { hashedId } from '../ids.ts'
import type { Inventory, ListingVersion, StoredSalesAttribute, StoredSku } from '../state/records.ts'
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
    ...(sent.sku_img?.uri !== undefined && { sku_img: sent.sku_img }),
    ...(sent.supplementary_sku_images !== undefined && { supplementary_sku_images: sent.supplementary_sku_images }),
  }
}

/** The names behind the ids of a version's sales attributes and values. */
export const ownNamesOf = (versions: readonly (ListingVersion | null)[]): OwnNames => {
  const names = new Map<string, string>()
  for (const version of versions)
    for (const { sales_attributes: attributes } of version?.skus ?? [])
      for (const { id, name, value_id: valueId, value_name: valueName } of attributes)
        names.set(id, name).set(valueId, valueName)
  return names
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
  const repairs: string[] = []
  const stock: Record<string, Inventory> = {}
  const skus = (listing.skus ?? []).map((sku): StoredSku => {
    const { inventory, sales_attributes: attributes = [], list_price: listPrice, ...rest } = sku
    const id = sku.id !== undefined && knownSkuIds.has(sku.id) ? sku.id : world.nextId('sku')
    if (inventory !== undefined) stock[id] = inventory
    const isListPriceKept =
      listPrice !== undefined && market.hasListPrice && Number(listPrice.amount) >= Number(rest.price?.amount)
    if (listPrice !== undefined && !isListPriceKept)
      repairs.push('list_price was discarded because it is lower than the price, or not supported in this market')
    return {
      ...rest,
      ...(isListPriceKept && { list_price: listPrice }),
      id,
      sales_attributes: attributes.map((attribute) => resolve(attribute, builtIns, shop.id, ownNames)),
    }
  })
  const {
    brand_id: brandId = '',
    product_attributes: attributes,
    size_chart: chart,
    save_mode: _mode,
    ...rest
  } = listing
  const isBrandKnown = brandId !== '' && findBrand(world, seller.id, brandId) !== null
  if (brandId !== '' && !isBrandKnown) repairs.push('brand_id was cleared because the brand is unknown')
  const kept = attributes?.filter(({ id }) => builtIns.some((known) => !known.isSale && known.id === id))
  if (kept !== undefined && attributes !== undefined && kept.length < attributes.length)
    repairs.push('product_attributes that do not belong to the category were removed')
  const isChartKept = chart !== undefined && findCategory(categoryId)?.sizeChart !== 'none'
  return {
    version: {
      ...rest,
      ...(isBrandKnown && { brand_id: brandId }),
      ...(kept !== undefined && { product_attributes: kept }),
      ...(isChartKept && { size_chart: chart }),
      skus,
    },
    stock,
    repairs,
  }
}
