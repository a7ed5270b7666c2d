// The mends a seller can choose, by id, with their labels. What they do stands in fixes.ts and the files beside it.
import type { Finding } from '#contract/finding.ts'

const labels = {
  'title-clean': 'Take these signs out of the title',
  'title-trim': 'Shorten the title at a word',
  'description-from-title': 'Use the title as description',
  'description-clean': 'Take out what cannot be shown',
  'description-trim': 'Shorten the description',
  'price-plain': 'Write the price plainly',
  'list-price-plain': 'Write the list price plainly',
  'list-price-clear': 'Clear the list price',
  'quantity-plain': 'Write the stock plainly',
  'usual-stock': 'Fill in the usual stock',
  'sku-mend': 'Make a seller SKU',
  'identifier-restore': 'Restore the article number',
  'identifier-clear': 'Clear the article number',
  'option-clean': 'Take these signs out of the options',
  'option-trim': 'Shorten names and values of options',
  'attribute-from-words': 'Fill in what the product says itself',
  'attribute-neutral': 'Fill in “Other” or “Not applicable”',
  'attribute-keep-first': 'Keep the first value',
  'attribute-clean': 'Take these signs out of the value',
  'attribute-number': 'Write the number plainly',
  'weight-plain': 'Write the weight plainly',
  'weight-convert': 'Convert the weight to a unit of this market',
  'weight-unit-usual': 'Use the unit of the usual parcel',
  'size-plain': 'Write the size plainly',
  'size-unit-usual': 'Use the unit of the usual parcel',
  'usual-weight': 'Fill in the usual weight',
  'usual-size': 'Fill in the usual size',
} as const

export type FixId = keyof typeof labels

export const fixIds = Object.keys(labels) as FixId[] // the keys of a closed record

/** Reads a fix id from outside; null for one that is not known. */
export const fixIdOf = (text: string): FixId | null => fixIds.find((id) => id === text) ?? null

/** The fix as a finding carries it. Every fix can be shown before it is made. */
export const fixOf = (id: FixId): NonNullable<Finding['fix']> => ({ id, label: labels[id], hasPreview: true })
