// Looks in a product's own words for a value that an attribute's list holds. It only finds; nothing is filled in unasked.
import type { Attribute } from '#contract/categories.ts'
import type { Product } from '#contract/product.ts'
import { isNeutralName } from './neutral.ts'

type Listed = { readonly id: string; readonly name: string }

const spaced = (text: string): string =>
  ` ${text
    .replaceAll(/<[^>]*>/gu, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%.]+/gu, ' ')
    .replaceAll(/\.(?!\d)/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim()} `

// Short values and mere numbers stand in many texts without being meant.
const isTelling = (name: string): boolean =>
  name.length >= 3 && /\p{L}/u.test(name) && !isNeutralName(name) && !/^(?:yes|no|new|all|one)$/iu.test(name.trim())

const found = (values: readonly Listed[], text: string): Listed | null => {
  let best: Listed | null = null
  for (const value of values) {
    const name = spaced(value.name)
    if (name.length <= (best === null ? 3 : spaced(best.name).length) || !isTelling(value.name)) continue
    if (text.includes(name) || text.includes(`${name.trimEnd()}s `)) best = value
  }
  return best
}

/** The listed value that title, brand, options or description name, the longest first; null where none is named. */
export const valueInWords = (attribute: Attribute, product: Product): Listed | null => {
  if (attribute.values.length === 0) return null
  const options = product.variants.flatMap((variant) => variant.options)
  const same = options.filter(({ name }) => spaced(name) === spaced(attribute.name))
  if (same.length > 0) {
    const names = new Set(same.map(({ value }) => value))
    if (names.size === 1) {
      const only = found(attribute.values, spaced(same[0]?.value ?? ''))
      if (only !== null) return only
    }
  }
  for (const text of [product.title, product.brand, product.sourceCategory, product.description]) {
    const value = found(attribute.values, spaced(text))
    if (value !== null) return value
  }
  return null
}
