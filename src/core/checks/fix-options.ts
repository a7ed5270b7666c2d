// Mends of the options that tell variants apart. No mend may make two variants the same.
import type { Option, Variant } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { cleanLine, trimAtWord } from '#core/values/text.ts'
import type { CheckContext } from './context.ts'
import type { Mend } from './mend.ts'

const distinct = (list: readonly (readonly Option[])[]): number => new Set(list.map((one) => JSON.stringify(one))).size

const eachOption =
  (change: (option: Option, context: CheckContext) => Option): Mend =>
  (product, context) => {
    const before = product.variants.map(({ options }: Variant) => options)
    const after = before.map((options) => options.map((option) => change(option, context)))
    if (distinct(after) < distinct(before)) return []
    return product.variants.flatMap((variant, index): Edit[] => {
      const value = after[index] ?? []
      const isSame = JSON.stringify(value) === JSON.stringify(variant.options)
      return isSame ? [] : [{ productId: product.id, variantId: variant.id, field: 'options', value }]
    })
  }

/** Shortens names and values of options where no two variants become the same by it. */
export const trimOptions: Mend = eachOption(({ name, value }, { market }) => ({
  name: trimAtWord(name.trim(), market.salesAttributeNameMaximum.value),
  value: trimAtWord(value.trim(), market.salesAttributeValueMaximum.value),
}))

// What consists of such signs alone stays, because an empty name says even less.
const clean = (text: string, mostInARow: number): string => cleanLine(text, mostInARow) || text

/** Takes emojis, invisible signs, web codes and long runs out of names and values of options. */
export const cleanOptions: Mend = eachOption(({ name, value }, { market }) => ({
  name: clean(name, market.titleMostInARow.value),
  value: clean(value, market.titleMostInARow.value),
}))
