// Writes a listing in the wire's words, and plans the smallest edit that brings the platform to it. Pure.
import type { Listing, ListingSku } from '#main/app/ports/shop.ts'
import { spreadStock } from '#core/listing/spread-stock.ts'
import type { WireBody, WireData } from '#tiktok/wire.ts'
import { keepPictures, keptSku, repeated, unknownOfSku, unknownToUs } from './wire-kept.ts'

type Body = WireBody<'createProduct202309'>
type EditBody = WireBody<'editProduct202509'>
type PartialBody = WireBody<'partialEditProduct202509'>
type WireSku = NonNullable<EditBody['skus']>[number]
type Remote = WireData<'getProduct202309'>
type Certification = NonNullable<EditBody['certifications']>[number]
type RemoteSku = NonNullable<Remote['skus']>[number]

const given = <Value>(name: string, value: Value | null | undefined): Record<string, Value> =>
  value === null || value === undefined ? {} : { [name]: value }

const wireSku = (sku: ListingSku): WireSku => ({
  ...given('id', sku.remoteSkuId),
  sales_attributes: sku.salesAttributes.map((attribute) => ({
    ...(attribute.id === null ? { name: attribute.name } : { id: attribute.id }),
    ...(attribute.valueId === null ? { value_name: attribute.valueName } : { value_id: attribute.valueId }),
    ...(attribute.imageUri === null ? {} : { sku_img: { uri: attribute.imageUri } }),
  })),
  price: { amount: sku.price.amount, currency: sku.price.currency },
  ...(sku.listPrice === null ? {} : { list_price: { amount: sku.listPrice, currency: sku.price.currency } }),
  // The platform takes 1 to 99,999 in a listing (Create Product, skus); what is left out of an edit keeps its stock, and zero has a call of its own.
  ...(sku.remoteSkuId !== null && sku.quantity === 0
    ? {}
    : { inventory: [{ warehouse_id: sku.warehouseId, quantity: sku.quantity }] }),
  ...(sku.sellerSku === '' ? {} : { seller_sku: sku.sellerSku }),
  ...(sku.identifier === null ? {} : { identifier_code: { type: sku.identifier.type, code: sku.identifier.code } }),
  external_sku_id: sku.externalSkuId,
})

/** A day as the wire's Unix seconds: the document counts until the end of that day. */
const endOfDay = (day: string): number => Math.floor(Date.parse(`${day}T23:59:59Z`) / 1000)

const wireSizeChart = ({ sizeChartTemplateId, sizeChartUri }: Listing): Pick<PartialBody, 'size_chart'> => {
  if (sizeChartTemplateId !== null) return { size_chart: { template: { id: sizeChartTemplateId } } }
  return sizeChartUri === null ? {} : { size_chart: { image: { uri: sizeChartUri } } }
}

const content = (listing: Listing): PartialBody => ({
  save_mode: listing.isDraft ? 'AS_DRAFT' : 'LISTING',
  title: listing.title,
  description: listing.description,
  ...given('brand_id', listing.brandId),
  main_images: listing.imageUris.map((uri) => ({ uri })),
  // Goods that are not sent by post have none.
  ...(listing.weight.value === '' ? {} : { package_weight: listing.weight }),
  ...(listing.dimensions === null ? {} : { package_dimensions: listing.dimensions }),
  product_attributes: listing.attributes.map(({ id, values }) => ({
    id,
    values: values.map((value) => (value.id === null ? { name: value.name } : { id: value.id })),
  })),
  ...(listing.certifications.length === 0
    ? {}
    : {
        certifications: listing.certifications.map(({ id, imageUris, files, expiresOn }) => ({
          id,
          images: imageUris.map((uri) => ({ uri })),
          ...(files.length === 0 ? {} : { files: files.map((file) => ({ ...file })) }),
          ...(expiresOn === '' ? {} : { expiration_date: endOfDay(expiresOn) }),
        })),
      }),
  ...wireSizeChart(listing),
  external_product_id: listing.externalProductId,
  skus: listing.skus.map(wireSku),
})

/** The body of Create Product. SKUs of a new listing have no ids yet. */
export const createBody = (listing: Listing, idempotencyKey: string): Body => ({
  ...content({
    ...listing,
    brandId: listing.brandId === '' ? null : listing.brandId,
    skus: listing.skus.map((sku) => ({ ...sku, remoteSkuId: null })),
  }),
  category_id: listing.categoryId,
  category_version: listing.categoryVersion,
  idempotency_key: idempotencyKey,
})

const leafOf = (remote: Remote): string => remote.category_chains?.find(({ is_leaf }) => is_leaf === true)?.id ?? ''

/** A SKU without an id would be created a second time, so ids are looked for by our own reference and by seller SKU. */
const withKnownId = (sku: ListingSku, remote: readonly RemoteSku[]): ListingSku => {
  if (sku.remoteSkuId !== null) return sku
  const byReference = remote.filter(({ external_sku_id }) => external_sku_id === sku.externalSkuId)
  const bySellerSku = remote.filter(({ seller_sku }) => sku.sellerSku !== '' && seller_sku === sku.sellerSku)
  const found = [byReference, bySellerSku].find((hits) => hits.length === 1)?.[0]?.id
  return { ...sku, remoteSkuId: found ?? null }
}

/** Ours, and those of the platform's that we say nothing of: certificates are overwritten as a whole. */
const allCertificates = (ours: Certification[] | undefined, remote: Remote): Pick<EditBody, 'certifications'> => {
  if (ours === undefined) return {}
  const others = (remote.certifications ?? []).filter(({ id }) => !ours.some((one) => one.id === id))
  return { certifications: [...ours, ...others.map(repeated)] }
}

const comparableCertificates = (certifications: Remote['certifications'] | PartialBody['certifications']): string[] =>
  (certifications ?? [])
    .map(({ id, images, files, expiration_date: ends }) =>
      JSON.stringify([
        id ?? '',
        (images ?? []).map(({ uri }) => uri ?? '').sort(),
        (files ?? []).map((file) => file.id ?? '').sort(),
        ends ?? 0,
      ]),
    )
    .sort()

/** Our number of stock over the warehouses that hold the SKU: they can neither be added to nor left out. */
const withAllWarehouses = (sku: WireSku, remote: readonly RemoteSku[]): WireSku => {
  const held = remote.find(({ id }) => id !== undefined && id === sku.id)?.inventory ?? []
  const [own] = sku.inventory ?? []
  if (own === undefined || held.length === 0) return sku
  const stock = held.map((one) => ({ warehouseId: one.warehouse_id ?? '', quantity: one.quantity ?? 0 }))
  const spread = spreadStock(own.quantity ?? 0, stock, own.warehouse_id ?? '')
  return { ...sku, inventory: spread.map(({ warehouseId, quantity }) => ({ warehouse_id: warehouseId, quantity })) }
}

const sameJson = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

const hasSameSizes = (body: PartialBody, remote: Remote): boolean => {
  const { package_dimensions: ours } = body
  const theirs = remote.package_dimensions
  if (ours === undefined) return true
  return (['length', 'width', 'height', 'unit'] as const).every((side) => ours[side] === theirs?.[side])
}

type WireAttributes = PartialBody['product_attributes']

// Words of the seller's own come back with ids that the platform made for them, so a name counts as much as an id.
const hasSameAttributes = (ours: WireAttributes = [], remote: Remote['product_attributes'] = []): boolean => {
  const theirs = remote.filter(({ values }) => (values ?? []).length > 0)
  if (ours.length !== theirs.length) return false
  return ours.every(({ id, values = [] }) => {
    const others = theirs.find((one) => one.id === id)?.values ?? []
    return (
      others.length === values.length &&
      values.every((value) =>
        others.some((other) => (value.id === undefined ? other.name === value.name : other.id === value.id)),
      )
    )
  })
}

const comparableSku = (sku: WireSku): string =>
  JSON.stringify([
    sku.id ?? '',
    sku.seller_sku ?? '',
    sku.external_sku_id ?? '',
    sku.identifier_code?.code ?? '',
    sku.list_price?.amount ?? '',
    (sku.sales_attributes ?? []).map((attribute) => [
      attribute.value_id ?? attribute.value_name ?? '',
      attribute.sku_img?.uri ?? '',
    ]),
  ])

const hasSameSkus = (body: PartialBody, remote: readonly RemoteSku[]): boolean => {
  const ours = body.skus ?? []
  if (ours.length !== remote.length) return false
  return ours.every((sku) => {
    const theirs = remote.find(({ id }) => id === sku.id)
    if (theirs === undefined) return false
    const named = (theirs.sales_attributes ?? []).map((attribute, index) => {
      const usesId = sku.sales_attributes?.[index]?.value_id !== undefined
      return {
        ...(usesId ? given('value_id', attribute.value_id) : given('value_name', attribute.value_name)),
        ...(attribute.sku_img?.uri === undefined ? {} : { sku_img: { uri: attribute.sku_img.uri } }),
      }
    })
    return comparableSku(sku) === comparableSku({ ...theirs, sales_attributes: named })
  })
}

/** Removes the top-level members that already are on the platform as they should be. */
const onlyChanges = (body: PartialBody, remote: Remote): PartialBody => {
  const same: (keyof PartialBody)[] = []
  if (body.title === remote.title) same.push('title')
  if (body.description === remote.description) same.push('description')
  if (body.external_product_id === remote.external_product_id) same.push('external_product_id')
  if ((body.brand_id ?? '') === (remote.brand?.id ?? '')) same.push('brand_id')
  if (
    sameJson(
      body.main_images?.map(({ uri }) => uri),
      remote.main_images?.map(({ uri }) => uri),
    )
  )
    same.push('main_images')
  if (
    body.package_weight?.value === remote.package_weight?.value &&
    body.package_weight?.unit === remote.package_weight?.unit
  ) {
    same.push('package_weight')
  }
  if (hasSameSizes(body, remote)) same.push('package_dimensions')
  const [ourChart, theirChart] = [body.size_chart, remote.size_chart]
  if (ourChart?.image?.uri === theirChart?.image?.uri && ourChart?.template?.id === theirChart?.template?.id)
    same.push('size_chart')
  if (sameJson(comparableCertificates(body.certifications), comparableCertificates(remote.certifications)))
    same.push('certifications')
  if (hasSameAttributes(body.product_attributes, remote.product_attributes)) same.push('product_attributes')
  if (hasSameSkus(body, remote.skus ?? [])) same.push('skus')
  return Object.fromEntries(Object.entries(body).filter(([name]) => !same.some((member) => member === name)))
}

/** How to bring a listing on the platform to what it should be: not at all, by some members, or as a whole (category, draft). */
export type EditPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'partial'; readonly body: PartialBody }
  | { readonly kind: 'full'; readonly body: EditBody }

// Partial Edit does not know the members of bundles, so it cannot blank them either.
const withoutBundles = ({ skus, ...rest }: EditBody): PartialBody =>
  skus === undefined ? rest : { ...rest, skus: skus.map(({ combined_skus: _bundle, ...sku }) => sku) }

/** Plans an edit from what was just read. Price and stock have calls of their own, yet travel along where SKUs are sent anyway. */
export const planEdit = (listing: Listing, remote: Remote): EditPlan => {
  const remoteSkus = remote.skus ?? []
  const body = content({ ...listing, skus: listing.skus.map((sku) => withKnownId(sku, remoteSkus)) })
  const own = (body.skus ?? []).map((sku) => withAllWarehouses(sku, remoteSkus))
  const others = remoteSkus.filter(({ id }) => !own.some((sku) => sku.id === id)).map(keptSku)
  const whole = {
    ...body,
    ...allCertificates(body.certifications, remote),
    skus: keepPictures(
      own.map((sku) => unknownOfSku(sku, remoteSkus)),
      others.map((sku) => unknownOfSku(sku, remoteSkus)),
      remoteSkus,
      body.main_images?.[0]?.uri,
    ),
  }
  const isSubmitting = remote.status === 'DRAFT' && !listing.isDraft
  if (leafOf(remote) !== listing.categoryId || listing.isDraft || isSubmitting) {
    const placed = { category_id: listing.categoryId, category_version: listing.categoryVersion }
    return { kind: 'full', body: { ...unknownToUs(remote), ...whole, ...placed } }
  }
  const changes = onlyChanges(whole, remote)
  return Object.keys(changes).every((name) => name === 'save_mode')
    ? { kind: 'nothing' }
    : { kind: 'partial', body: withoutBundles(changes) }
}
