// The value that says nothing, where the platform's own list offers one. Checks and listings share it, so that what is promised is what is sent.
import type { Attribute } from '#contract/categories.ts'

const neutral = [
  'not applicable',
  'n/a',
  'na',
  'does not apply',
  'none',
  'other',
  'others',
  'unspecified',
  'not specified',
  'unbranded',
  'no brand',
]

/** The most fitting neutral value of an attribute's list, or null where the list has none. */
export const neutralValueOf = (attribute: Attribute): { id: string; name: string } | null => {
  for (const word of neutral) {
    const found = attribute.values.find((value) => value.name.trim().toLowerCase() === word)
    if (found !== undefined) return found
  }
  return null
}
