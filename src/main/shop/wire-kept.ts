// What an edit must repeat so that nothing the app does not know is blanked: an edit overwrites whatever it leaves out. Pure.
import type { WireBody, WireData } from '#tiktok/wire.ts'

type EditBody = WireBody<'editProduct202509'>
type WireSku = NonNullable<EditBody['skus']>[number]
type SalesAttribute = NonNullable<WireSku['sales_attributes']>[number]
type Remote = WireData<'getProduct202309'>
type Certification = NonNullable<EditBody['certifications']>[number]
type RemoteSku = NonNullable<Remote['skus']>[number]
type RemoteSalesAttribute = NonNullable<RemoteSku['sales_attributes']>[number]

const given = <Value>(name: string, value: Value | null | undefined): Record<string, Value> =>
  value === null || value === undefined ? {} : { [name]: value }

/** A certificate as the platform holds it, in the form in which an edit repeats it. */
export const repeated = (certification: NonNullable<Remote['certifications']>[number]): Certification => ({
  ...given('id', certification.id),
  ...given('expiration_date', certification.expiration_date),
  images: (certification.images ?? []).map(({ uri }) => given('uri', uri)),
  files: (certification.files ?? []).map(({ id, name, format }) => ({
    ...given('id', id),
    ...given('name', name),
    ...given('format', format),
  })),
})

// A listing that is on Tokopedia too is hidden there by an edit that does not name it.
const platformsOf = ({ status, integrated_platform_statuses: others }: Remote): Pick<EditBody, 'listing_platforms'> => {
  const named = (others ?? []).flatMap(({ platform }) => platform ?? [])
  return named.length === 0 ? {} : { listing_platforms: [...(status === undefined ? [] : ['TIKTOK_SHOP']), ...named] }
}

/** What a listing holds on the platform that the app does not know, in the form in which an edit has to repeat it. */
export const unknownToUs = (remote: Remote): EditBody => ({
  ...given('is_cod_allowed', remote.is_cod_allowed),
  ...given('shipping_template_id', remote.shipping_template_id),
  ...given('minimum_order_quantity', remote.minimum_order_quantity),
  ...given('manufacturer_ids', remote.manufacturer_ids),
  ...given('responsible_person_ids', remote.responsible_person_ids),
  ...given('is_pre_owned', remote.is_pre_owned),
  ...given('shipping_insurance_requirement', remote.shipping_insurance_requirement),
  ...platformsOf(remote),
  ...given('package_weight', remote.package_weight),
  ...(remote.package_dimensions === undefined ? {} : { package_dimensions: remote.package_dimensions }),
  ...(remote.video?.id === undefined ? {} : { video: { id: remote.video.id } }),
  ...(remote.delivery_options === undefined
    ? {}
    : { delivery_option_ids: remote.delivery_options.flatMap(({ id }) => (id === undefined ? [] : [id])) }),
  ...(remote.certifications === undefined ? {} : { certifications: remote.certifications.map(repeated) }),
  ...(remote.size_chart?.template?.id === undefined
    ? remote.size_chart?.image?.uri === undefined
      ? {}
      : { size_chart: { image: { uri: remote.size_chart.image.uri } } }
    : { size_chart: { template: { id: remote.size_chart.template.id } } }),
})

const hasCode = ({ identifier_code: code }: RemoteSku): boolean => code?.code !== undefined && code.code !== ''

/** What a variant carries on the platform beside its options, price and stock. A code cannot be taken away once a listing was sent. */
export const repeatedSku = (sku: RemoteSku): WireSku => ({
  ...given('external_urls', sku.external_urls),
  ...given('extra_identifier_codes', sku.extra_identifier_codes),
  ...given('pre_sale', sku.pre_sale),
  ...given('sku_unit_count', sku.sku_unit_count),
  ...given('fees', sku.fees),
  ...given('list_price', sku.list_price),
  ...given('external_list_prices', sku.external_list_prices),
  ...given('combined_skus', sku.combined_skus),
  ...given('seller_sku', sku.seller_sku),
  ...(hasCode(sku) ? given('identifier_code', sku.identifier_code) : {}),
})

/** A SKU of ours with what its variant carries on the platform and has no value here. */
export const unknownOfSku = (sku: WireSku, remote: readonly RemoteSku[]): WireSku => {
  const known = remote.find(({ id }) => id !== undefined && id === sku.id)
  if (known === undefined) return sku
  return { ...repeatedSku(known), ...sku }
}

/** A SKU that the shop has and the app does not: repeated as it is, because an edit deletes what it does not name. Price and stock stay by themselves. */
export const keptSku = (sku: RemoteSku): WireSku => ({
  ...given('id', sku.id),
  ...given('external_sku_id', sku.external_sku_id),
  ...repeatedSku(sku),
  sales_attributes: (sku.sales_attributes ?? []).map((attribute) => ({
    ...(attribute.id === undefined ? given('name', attribute.name) : { id: attribute.id }),
    ...(attribute.value_id === undefined
      ? given('value_name', attribute.value_name)
      : { value_id: attribute.value_id }),
    ...repeatedPictures(attribute),
  })),
})

/** The pictures of a value of a sales attribute, as an edit repeats them. */
export const repeatedPictures = ({
  sku_img: image,
  supplementary_sku_images: more,
}: RemoteSalesAttribute): Pick<SalesAttribute, 'sku_img' | 'supplementary_sku_images'> => {
  if (image?.uri === undefined || image.uri === '') return {}
  const others = (more ?? []).flatMap(({ uri }) => (uri === undefined ? [] : [{ uri }]))
  return { sku_img: { uri: image.uri }, ...(others.length === 0 ? {} : { supplementary_sku_images: others }) }
}

const same = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && left !== '' && left.trim().toLowerCase() === right?.trim().toLowerCase()

const isSameKind = (ours: SalesAttribute, theirs: RemoteSalesAttribute): boolean =>
  same(ours.id, theirs.id) || same(ours.name, theirs.name)

const isSameValue = (ours: SalesAttribute, theirs: RemoteSalesAttribute): boolean =>
  isSameKind(ours, theirs) && (same(ours.value_id, theirs.value_id) || same(ours.value_name, theirs.value_name))

/**
 * SKUs with the pictures that their values have on the platform, where none is sent of our own. Either every value of an attribute has a picture or none,
 * and one attribute only may have any (Create Product, sales_attributes): where some are sent, those of another attribute are not repeated. A value that is new there gets
 * `fallback`, the first picture of the product.
 */
export const keepPictures = (
  own: readonly WireSku[],
  others: readonly WireSku[],
  remote: readonly RemoteSku[],
  fallback: string | undefined,
): WireSku[] => {
  const theirs = remote.flatMap(({ sales_attributes: attributes = [] }) => attributes)
  const pictured = theirs.filter(({ sku_img: image }) => image?.uri !== undefined && image.uri !== '')
  const sent = own.flatMap(({ sales_attributes: attributes = [] }) =>
    attributes.filter(({ sku_img: image }) => image !== undefined),
  )
  if (pictured.length === 0 && sent.length === 0) return [...own, ...others]
  // What the app sends names an attribute or a value by its id or by its name, what the platform holds has both.
  const kindOf = (attribute: SalesAttribute) => theirs.find((known) => isSameKind(attribute, known)) ?? attribute
  const valueOf = (attribute: SalesAttribute) => theirs.find((known) => isSameValue(attribute, known)) ?? attribute
  const isCarrier = (attribute: SalesAttribute): boolean =>
    (sent.length === 0 ? pictured : sent).some(
      (known) => isSameKind(attribute, known) || isSameKind(known, kindOf(attribute)),
    )
  const pictureOf = (attribute: SalesAttribute): ReturnType<typeof repeatedPictures> => {
    const known = repeatedPictures(pictured.find((one) => isSameValue(attribute, one)) ?? {})
    const mine = sent.find((one) => isSameValue(attribute, one) || isSameValue(one, valueOf(attribute)))?.sku_img
    if (mine !== undefined) return { ...known, sku_img: mine }
    if (known.sku_img !== undefined || fallback === undefined) return known
    return { sku_img: { uri: fallback } }
  }
  return [...own, ...others].map((sku) => ({
    ...sku,
    sales_attributes: (sku.sales_attributes ?? []).map((attribute) => {
      const { sku_img: _image, supplementary_sku_images: _more, ...names } = attribute
      return isCarrier(attribute) ? { ...names, ...pictureOf(attribute) } : names
    }),
  }))
}
