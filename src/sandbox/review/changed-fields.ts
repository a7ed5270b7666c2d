// Which fields of a listing two versions differ in, in the words of webhook 15. Pure.
import { canonicalText } from '../products/canonical.ts'
import type { ListingVersion } from '../state/records.ts'

const named = ['title', 'description', 'main_images', 'product_attributes'] as const

/** `changed_fields` of webhook 15. */
export const changedFields = (before: ListingVersion, after: ListingVersion): readonly string[] => {
  const isDifferent = (left: unknown, right: unknown): boolean => canonicalText(left) !== canonicalText(right)
  const fields: string[] = named.filter((field) => isDifferent(before[field], after[field]))
  if (isDifferent(before.size_chart?.image, after.size_chart?.image)) fields.push('size_chart_image')
  if (isDifferent(before.size_chart?.template, after.size_chart?.template)) fields.push('size_chart_template')
  const rest = (version: ListingVersion): unknown =>
    Object.fromEntries(
      Object.entries(version).filter(([field]) => field !== 'size_chart' && !named.some((name) => name === field)),
    )
  if (isDifferent(rest(before), rest(after))) fields.push('others')
  return fields
}
