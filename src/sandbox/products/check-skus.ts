// Checks of a listing's SKUs against each other: number, sales attributes, images, codes. Pure.
import { isOutOfRatio } from '../media/dimensions.ts'
import { illWritten, isIllWritten } from './check-content.ts'
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

/** An id that was made for what the seller named: it is known from earlier versions, or comes with the name. */
const isOwnId = (id: string, name: string, { ownNames }: ListingContext): boolean =>
  ownNames.has(id) || (id.length > 10 && name !== '')

const checkOne = (attribute: SentSalesAttribute, context: ListingContext): readonly ListingFault[] => {
  const faults: ListingFault[] = []
  const { id = '', name = '', value_id: valueId = '', value_name: valueName = '' } = attribute
  const builtIn = context.attributes.find((known) => known.isSale && known.id === id)
  if (id !== '' && builtIn === undefined && !isOwnId(id, name, context))
    faults.push(fault(12052527, `The sales attribute ${id.slice(0, 40)} is not known in this category.`))
  const isKnownValue = builtIn?.values?.some((value) => value.id === valueId) === true
  if (valueId !== '' && !isKnownValue && !isOwnId(valueId, valueName, context))
    faults.push(fault(12052529, `The value ${valueId.slice(0, 40)} is not known for this sales attribute.`))
  if (id === '' && Array.from(name).length > longestName)
    faults.push(
      fault(12052242, `The name of a sales attribute is too long: at most ${String(longestName)} characters.`),
    )
  if (valueId === '' && Array.from(valueName).length > longestValue)
    faults.push(
      fault(12052249, `A value of a sales attribute is too long: at most ${String(longestValue)} characters.`),
    )
  if (id === '' && isIllWritten(name)) faults.push(fault(12052933, `The name of a sales attribute ${illWritten}.`))
  if (valueId === '' && isIllWritten(valueName))
    faults.push(fault(12052934, `A value of a sales attribute ${illWritten}.`))
  if (id === '' && hasChinese(name))
    faults.push(fault(12052243, 'The name of a sales attribute contains Chinese characters.'))
  if (valueId === '' && hasChinese(valueName))
    faults.push(fault(12052554, 'A value of a sales attribute contains Chinese characters.'))
  return [...faults, ...checkPictures(attribute, context)]
}

const mostSupplementary = 8

const checkPictures = (
  { sku_img: image, supplementary_sku_images: supplementary = [] }: SentSalesAttribute,
  { findImage, isListing, market }: ListingContext,
): readonly ListingFault[] => {
  const uri = image?.uri ?? ''
  const found = uri === '' ? null : findImage(uri)
  const faults: ListingFault[] = []
  if (uri !== '' && found === null) faults.push(fault(12052520, 'An image of a SKU was not uploaded by this seller.'))
  if (isListing && found !== null && isOutOfRatio(found))
    faults.push(fault(12052524, 'An image of a SKU is too wide or too tall: 3:4 to 4:3 is needed.'))
  // Elsewhere they are left out without a word.
  if (!market.hasSupplementaryImages || supplementary.length === 0) return faults
  if (supplementary.length > mostSupplementary)
    faults.push(
      fault(12052356, `A SKU has too many supplementary images: at most ${String(mostSupplementary)} are allowed.`),
    )
  if (uri === '') faults.push(fault(12052357, 'A SKU has supplementary images but no first one.'))
  if (supplementary.some((other) => findImage(other.uri ?? '') === null))
    faults.push(fault(12052520, 'A supplementary image of a SKU was not uploaded by this seller.'))
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
    if (new Set(own).size < own.length) faults.push(fault(12052560, 'A SKU has the same sales attribute twice.'))
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
    if (Array.from(sellerSku).length > longestSellerSku)
      faults.push(fault(12052054, 'A seller SKU is too long: at most 50 characters.'))
    if (/\s/.test(sellerSku)) faults.push(fault(12019059, `The seller SKU ${sellerSku.slice(0, 60)} contains blanks.`))
    if (externalId.length > 999) faults.push(fault(12052369, 'An external SKU id is too long: at most 999 characters.'))
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
