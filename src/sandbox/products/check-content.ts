// Checks of a listing's words and pictures: title, description, images, brand. Pure.
import { isOutOfRatio } from '../media/dimensions.ts'
import { fault, hasChinese } from './listing.ts'
import type { ListingCheck, ListingContext, ListingFault } from './listing.ts'

// Signs such as the trademark are pictographs to Unicode, but no emojis.
const emoji = /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\uFE0F\u20E3]/u
const entity = /&(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});/i
const control = /\p{Cc}/u
const repeated = /(.)\1{9,}/u
const wordCharacter = /[\p{L}\p{N}]/u

/** What is wrong with such a text, to be said of it. */
export const illWritten =
  'cannot contain HTML entities, emojis, control characters, only symbols, or more than 9 equal characters in a row'

/** True where a title or a name breaks the platform's rules of writing. Tabs and line breaks are control characters. */
export const isIllWritten = (text: string): boolean =>
  emoji.test(text) || entity.test(text) || control.test(text) || repeated.test(text) || !wordCharacter.test(text)

export const checkTitle: ListingCheck = ({ title = '' }, { market, isListing }) => {
  const length = Array.from(title).length
  const [shortest, longest] = market.titleLength
  if (length > longest)
    return [fault(12052051, `The product name is too long: at most ${String(longest)} characters are allowed.`)]
  if (!isListing) return []
  if (title.trim() === '') return [fault(12052261, 'The product name is empty.')]
  const faults: ListingFault[] = []
  if (length < shortest)
    faults.push(fault(12052910, `The product name is too short: at least ${String(shortest)} characters are needed.`))
  if (hasChinese(title)) faults.push(fault(12052262, 'The product name cannot contain Chinese characters.'))
  if (isIllWritten(title)) faults.push(fault(12052931, `The product name ${illWritten}.`))
  return faults
}

const longestDescription = 10_000
const mostDescriptionImages = 30
const largestImageSide = 4000

const attributeOf = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null

const checkDescriptionImage = (tag: string, context: ListingContext): ListingFault | null => {
  const [source, width, height] = ['src', 'width', 'height'].map((name) => attributeOf(tag, name))
  if (source === null || source === undefined || width === null || height === null)
    return fault(12052348, 'An image of the description lacks src, width or height.')
  const uri = /(tos-[a-z0-9-]+\/[0-9a-f]{20,40})/i.exec(source)?.[1]
  if (uri === undefined || context.findImage(uri) === null)
    return fault(12052340, 'An image of the description was not uploaded to TikTok Shop.')
  const isTooLarge = [width, height].some((side) => !(Number(side) > 0 && Number(side) < largestImageSide))
  return isTooLarge
    ? fault(12052341, 'An image of the description is too large: each side must be below 4000 pixels.')
    : null
}

const voidTags = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'col',
  'wbr',
  'area',
  'base',
  'embed',
  'source',
  'track',
  'p',
  'li',
  'tr',
  'td',
  'th',
  'option',
  'dt',
  'dd',
])
const deepest = 100

const checkNesting = (html: string): ListingFault | null => {
  const open: string[] = []
  for (const [, slash = '', name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi)) {
    const tag = name.toLowerCase()
    if (voidTags.has(tag)) continue
    if (slash === '') open.push(tag)
    else if (open.pop() !== tag) return fault(12052344, `The description is not valid HTML: </${tag}> closes nothing.`)
    if (open.length > deepest) return fault(12052352, 'The tags of the description are nested too deep.')
  }
  return open.length > 0
    ? fault(12052344, `The description is not valid HTML: <${open.at(-1) ?? ''}> is not closed.`)
    : null
}

// Line breaks belong to HTML. Whether emojis and long runs are refused here as they are in titles is not sure: sources of today take every tag and
// name no sign.
const isUnreadable = (html: string): boolean => {
  const text = html.replace(/<[^>]*>|&[a-z0-9#]{2,32};/gi, ' ').trim()
  return control.test(html.replace(/[\t\n\r]/g, ' ')) || (text !== '' && !wordCharacter.test(text))
}

export const checkDescription: ListingCheck = ({ description = '' }, context) => {
  if (description.length > longestDescription)
    return [fault(12052013, 'The description is too long: at most 10,000 characters are allowed.')]
  if (!context.isListing) return []
  const faults: ListingFault[] = []
  if (description.replace(/<[^>]*>/g, '').trim() === '' && !/<img\b/i.test(description))
    faults.push(fault(12052015, 'The description is empty.'))
  if (hasChinese(description)) faults.push(fault(12052346, 'The description cannot contain Chinese characters.'))
  if (isUnreadable(description))
    faults.push(fault(12052932, 'The description holds control characters, or nothing but symbols.'))
  const nesting = checkNesting(description)
  if (nesting !== null) faults.push(nesting)
  const images = [...description.matchAll(/<img\b[^>]*>/gi)].map(([tag]) => tag)
  if (images.length > mostDescriptionImages)
    faults.push(fault(12052056, 'The description has too many images: at most 30 are allowed.'))
  for (const tag of images.slice(0, mostDescriptionImages)) {
    const found = checkDescriptionImage(tag, context)
    if (found !== null) faults.push(found)
  }
  return faults
}

const mostImages = 9
const smallestSide = 300

export const checkMainImages: ListingCheck = ({ main_images: images = [] }, { findImage, isListing }) => {
  const faults: ListingFault[] = []
  if (images.length > mostImages) faults.push(fault(12052306, 'There are too many main images: at most 9 are allowed.'))
  for (const [index, { uri = '' }] of images.entries()) {
    const which = `Main image ${String(index + 1)}`
    const image = findImage(uri)
    if (image === null) {
      const isForm = /^tos-[a-z0-9-]+\/[0-9a-f]+$/i.test(uri)
      faults.push(
        isForm
          ? fault(12052722, `${which} was not uploaded by this seller.`)
          : fault(12052300, `${which} has an invalid URI.`),
      )
    } else if (isListing && Math.min(image.width, image.height) < smallestSide)
      faults.push(fault(12052301, `${which} is too small: each side needs at least 300 pixels.`))
    else if (isListing && Math.max(image.width, image.height) > largestImageSide)
      faults.push(fault(12052302, `${which} is too large: each side may have at most 4000 pixels.`))
    else if (isListing && isOutOfRatio(image))
      faults.push(fault(12052305, `${which} is too wide or too tall: 3:4 to 4:3 is needed.`))
  }
  return faults
}

export const checkVideo: ListingCheck = ({ video }, { hasFile, isListing }) =>
  isListing && video?.id !== undefined && video.id !== '' && !hasFile(video.id)
    ? [fault(12052360, 'The video was not uploaded by this seller.')]
    : []

export const checkBrand: ListingCheck = ({ brand_id: brandId = '', category_id: categoryId = '' }, { findBrand }) => {
  // An unknown brand is cleared with a warning, so it is no fault.
  const brand = brandId === '' ? null : findBrand(brandId)
  if (brand === null) return []
  if (brand.isT1 && !brand.isAuthorized)
    return [fault(12052208, `The brand ${brand.name} needs an authorisation before it can be used.`)]
  return brand.isAuthorized && !brand.isAvailableIn(categoryId)
    ? [fault(12052201, `The brand ${brand.name} is not authorised in this category.`)]
    : []
}
