// Why a listing fails its review: words that always trigger a failure, and ordinary failures to choose from. Plain data and one reader.
import type { AuditFailure, ListingVersion } from '../state/records.ts'

type Trigger = { readonly words: readonly string[]; readonly failure: AuditFailure }

const triggers: readonly Trigger[] = [
  {
    words: ['replica', 'knock-off', 'knockoff', 'counterfeit', 'fake designer'],
    failure: {
      position: 'Product Name',
      reasons: ['Intellectual property infringement: the listing offers a copy of a brand'],
      suggestions: [
        'Remove the copied goods from your shop. Sell branded goods only with an authorisation of the brand.',
      ],
    },
  },
  {
    words: ['cure for', 'miracle cure', 'heals cancer', 'treats diabetes'],
    failure: {
      position: 'Product Name',
      reasons: ['Misleading claim: the listing promises a medical effect'],
      suggestions: ['Remove every claim that the product prevents, treats or cures a disease.'],
    },
  },
  {
    words: ['test listing', 'lorem ipsum', 'do not buy'],
    failure: {
      position: 'Product Name',
      reasons: ['The title does not describe the item'],
      suggestions: ['Name the kind of product, its material and its size in the title.'],
    },
  },
]

/** Failures of ordinary listings, for the share of reviews that fail by chance. */
export const ordinaryFailures: readonly AuditFailure[] = [
  {
    position: 'Main Image',
    reasons: ['The first image shows text or a logo over the product'],
    suggestions: ['Use a first image that shows the product only, on a plain background.'],
  },
  {
    position: 'Product Category',
    reasons: ['The product does not belong to the chosen category'],
    suggestions: ['Choose the category that describes the product best and submit it again.'],
  },
  {
    position: 'Product Attribute',
    reasons: ['An attribute contradicts the description'],
    suggestions: ['Make material, size and quantity the same in attributes, title and description.'],
  },
]

/** The failure that the words of a title always lead to, or null. Descriptions may say anything: real ones say a lot. */
export const failureFor = ({ title = '' }: ListingVersion): AuditFailure | null => {
  const name = title.toLowerCase()
  return triggers.find(({ words }) => words.some((word) => name.includes(word)))?.failure ?? null
}
