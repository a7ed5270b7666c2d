// How good a listing is in the platform's three tiers, and what would make it better. Pure.
import type { ListingBody } from './listing.ts'

export type QualityTier = 'POOR' | 'FAIR' | 'GOOD'
/** One finding: the field, the platform's code, what to do, and the tier that stays out of reach without it. */
export type QualityFinding = {
  readonly field: 'TITLE' | 'DESCRIPTION' | 'IMAGE' | 'ATTRIBUTE' | 'SIZE_CHART'
  readonly code: string
  readonly advice: string
  readonly tier: 'FAIR' | 'GOOD'
}

type Judged = Pick<ListingBody, 'title' | 'description' | 'main_images'>

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Everything that could be better. `missingAttributes` counts required attributes without a value. */
export const findQuality = (
  { title = '', description = '', main_images: images = [] }: Judged,
  missingAttributes = 0,
): readonly QualityFinding[] => {
  const findings: QualityFinding[] = []
  const add = (field: QualityFinding['field'], code: string, advice: string, tier: QualityFinding['tier']): void => {
    findings.push({ field, code, advice, tier })
  }
  const text = plainText(description)
  if (title.length < 10) add('TITLE', 'TITLE_LESS_THAN_TEN_CHARS', 'Use at least 10 characters in the title.', 'FAIR')
  else if (title.length < 40)
    add('TITLE', 'TITLE_LESS_THAN_40_CHARACTERS', 'Use at least 40 characters in the title.', 'GOOD')
  if (text.length < 50)
    add('DESCRIPTION', 'DESC_LESS_THAN_FIFTY_CHARS', 'Use at least 50 characters in the description.', 'FAIR')
  else if (text.length < 500)
    add('DESCRIPTION', 'DESC_LESS_THAN_FIVE_HUNDRED_CHARS', 'Use at least 500 characters in the description.', 'GOOD')
  if (!/<(p|br|li|div)\b/i.test(description))
    add('DESCRIPTION', 'DESC_NO_NEW_LINE', 'Divide the description into paragraphs.', 'GOOD')
  if (!/<img\b/i.test(description))
    add('DESCRIPTION', 'DESC_NOT_CONTAINING_IMG', 'Add an image to the description.', 'GOOD')
  if (images.length < 5) add('IMAGE', 'MAIN_IMG_NUMBER_LESS_THAN_FIVE', 'Use at least 5 main images.', 'GOOD')
  if (new Set(images.map(({ uri }) => uri)).size < images.length)
    add('IMAGE', 'MAIN_IMG_DUPLICATE', 'Remove images that occur twice.', 'FAIR')
  if (missingAttributes > 0)
    add('ATTRIBUTE', 'ATTRIBUTE_MISSING_REQUIRED_ITEM', 'Fill in the required attributes.', 'FAIR')
  return findings
}

/** The tier of a listing. */
export const listingQualityTier = (listing: Judged, missingAttributes = 0): QualityTier => {
  const findings = findQuality(listing, missingAttributes)
  if (findings.some(({ tier }) => tier === 'FAIR')) return 'POOR'
  return findings.length > 1 ? 'FAIR' : 'GOOD'
}
