// Checks of a listing's SKUs against each other: number, sales attributes, images, codes. Pure.
import { isIllFormed } from './check-content.ts'
import { fault, hasChinese } from './listing.ts'
import type { ListingCheck, ListingContext, ListingFault, SkuBody } from './listing.ts'

type SentSalesAttribute = NonNullable<SkuBody['sales_attributes']>[number]

const mostAttributes = 3
const longestName = 20
const longestValue = 50

const nameKey = ({ id, name = '' }: SentSalesAttribute): string =>
  id !== undefined && id !== '' ? id : `name ${name.toLowerCase()}`
const valueKey = ({ value_id: id, value_name: name = '' }: SentSalesAttribute): string =>
  id !== undefined && id !== '' ? id : `name ${name.toLowerCase()}`
const combinationKey = ({ sales_attributes: attributes = [] }: SkuBody): string =>
  attributes
    .map((attribute) => `${nameKey(attribute)}=${valueKey(attribute)}`)
    .sort()
    .join('|')

const checkOne = (attribute: SentSalesAttribute, context: ListingContext): readonly ListingFault[] => {
  const faults: ListingFault[] = []
  const { id = '', name = '', value_id: valueId = '', value_name: valueName = '' } = attribute
  const builtIn = context.attributes.find((known) => known.isSale && known.id === id)
  const isOwn = id !== '' && id.length > 10
  if (id !== '' && builtIn === undefined && !isOwn)
    faults.push(fault(12052527, `The sales attribute ${id} is not known in this category.`))
  const isKnownValue = builtIn?.values?.some((value) => value.id === valueId) === true
  if (valueId !== '' && valueId.length <= 10 && !isKnownValue)
    faults.push(fault(12052529, `The value ${valueId} is not known for this sales attribute.`))
  if (id === '' && name.length > longestName)
    faults.push(
      fault(12019030, `The name of a sales attribute is too long: at most ${String(longestName)} characters.`),
    )
  if (valueId === '' && valueName.length > longestValue)
    faults.push(
      fault(12019019, `A value of a sales attribute is too long: at most ${String(longestValue)} characters.`),
    )
  if (id === '' && isIllFormed(name))
    faults.push(fault(12052933, 'The name of a sales attribute contains HTML entities, emojis or control characters.'))
  if (valueId === '' && isIllFormed(valueName))
    faults.push(fault(12052934, 'A value of a sales attribute contains HTML entities, emojis or control characters.'))
  if (hasChinese(id === '' ? name : '') || hasChinese(valueId === '' ? valueName : ''))
    faults.push(fault(12052554, 'A sales attribute contains Chinese characters.'))
  const uri = attribute.sku_img?.uri
  if (uri !== undefined && context.findImage(uri) === null)
    faults.push(fault(12052520, 'An image of a SKU was not uploaded by this seller.'))
  const supplementary = attribute.supplementary_sku_images ?? []
  if (supplementary.length > 8)
    faults.push(fault(12052356, 'A SKU has too many supplementary images: at most 8 are allowed.'))
  if (supplementary.some((image) => context.findImage(image.uri ?? '') === null))
    faults.push(fault(12052357, 'A supplementary image of a SKU was not uploaded by this seller.'))
  return faults
}

const checkImages = (skus: readonly SkuBody[]): readonly ListingFault[] => {
  const all = skus.flatMap(({ sales_attributes: attributes = [] }) => attributes)
  const withImage = all.filter(({ sku_img: image }) => image?.uri !== undefined && image.uri !== '')
  const names = new Set(withImage.map(nameKey))
  if (names.size > 1) return [fault(12052528, 'Only one sales attribute may carry images.')]
  const [name] = names
  if (name === undefined) return []
  const pictured = new Set(withImage.map(valueKey))
  const isIncomplete = all.some((attribute) => nameKey(attribute) === name && !pictured.has(valueKey(attribute)))
  return isIncomplete ? [fault(12052522, 'Every value of the sales attribute with images needs an image.')] : []
}

export const checkSalesAttributes: ListingCheck = ({ skus = [] }, context) => {
  const faults: ListingFault[] = []
  if (skus.length === 0) return [fault(12052902, 'The list of SKUs is empty.')]
  if (skus.length > context.market.largestSkuCount)
    return [fault(12052558, `There are too many SKUs: at most ${String(context.market.largestSkuCount)} are allowed.`)]
  const names = new Set(skus.flatMap(({ sales_attributes: attributes = [] }) => attributes.map(nameKey)))
  if (names.size > mostAttributes)
    faults.push(fault(12052525, 'There are too many sales attributes: at most 3 are allowed.'))
  if (skus.length > 1 && names.size === 0)
    faults.push(fault(12052160, 'A listing without sales attributes can have one SKU only.'))
  for (const sku of skus) {
    const own = (sku.sales_attributes ?? []).map(nameKey)
    if (new Set(own).size < own.length) faults.push(fault(12052553, 'A SKU has the same sales attribute twice.'))
    else if (new Set(own).size < names.size)
      faults.push(fault(12052550, 'A SKU lacks a sales attribute that other SKUs have.'))
  }
  if (names.size > 0 && new Set(skus.map(combinationKey)).size < skus.length)
    faults.push(fault(12052560, 'Two SKUs have the same combination of sales attributes.'))
  const distinct = new Map(
    skus
      .flatMap((sku) => sku.sales_attributes ?? [])
      .map((attribute) => [`${nameKey(attribute)}=${valueKey(attribute)}=${attribute.sku_img?.uri ?? ''}`, attribute]),
  )
  for (const attribute of distinct.values()) faults.push(...checkOne(attribute, context))
  return [...faults, ...checkImages(skus)]
}

const longestSellerSku = 50
const longestUrl = 500

const checkUrl = (url: string): readonly ListingFault[] => {
  if (url.length > longestUrl) return [fault(12052238, 'An external URL of a SKU is too long.')]
  if (!URL.canParse(url)) return [fault(12052235, 'An external URL of a SKU is invalid.')]
  return /^https?:/i.test(url) ? [] : [fault(12052236, 'An external URL of a SKU uses another protocol than HTTP.')]
}

const codeForms: Readonly<Record<string, RegExp>> = {
  GTIN: /^\d{14}$/,
  EAN: /^(\d{8}|\d{13}|\d{14})$/,
  UPC: /^\d{12}$/,
  ISBN: /^(\d{13}|\d{9}X)$/,
  JAN: /^(\d{8}|\d{13})$/,
}

export const checkCodes: ListingCheck = ({ skus = [] }) => {
  const faults: ListingFault[] = []
  const codes = new Set<string>()
  for (const {
    seller_sku: sellerSku = '',
    identifier_code: code,
    external_sku_id: externalId = '',
    external_urls: urls = [],
    extra_identifier_codes: extra = [],
  } of skus) {
    if (sellerSku.length > longestSellerSku)
      faults.push(fault(12019059, 'A seller SKU is too long: at most 50 characters.'))
    if (/\s/.test(sellerSku)) faults.push(fault(12052054, `The seller SKU ${sellerSku.slice(0, 60)} contains blanks.`))
    if (externalId.length > 999) faults.push(fault(12052996, 'An external SKU id is too long: at most 999 characters.'))
    faults.push(...urls.flatMap(checkUrl))
    if (extra.length > 0) faults.push(fault(12052291, 'Extra identifier codes are not offered in this region.'))
    const digits = code?.code ?? ''
    if (digits === '') continue
    const type = code?.type ?? ''
    const form = codeForms[type]
    if (form === undefined) faults.push(fault(12052600, 'The type of an identifier code is missing or unknown.'))
    else if (/X/.test(digits.slice(0, -1))) faults.push(fault(12052598, 'In an identifier code X may only stand last.'))
    else if (!form.test(digits))
      faults.push(fault(12052591, `The identifier code ${digits.slice(0, 40)} does not have the digits of a ${type}.`))
    if (codes.has(digits))
      faults.push(fault(12052592, `The identifier code ${digits.slice(0, 40)} is used by another SKU.`))
    codes.add(digits)
  }
  return faults
}
