// The rule of sales attributes (Color: Green): how many, the same set in each variant, lengths, no combination twice.
import type { Finding } from '#contract/finding.ts'
import type { Product, Variant } from '#contract/product.ts'
import { hasChinese, isSymbolsOnly, textLength } from '#core/values/text.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import { counted, variantName } from './places.ts'
import { inWords, refusedInName } from './writing.ts'

const field = 'options'

const namesOf = (variant: Variant): string[] => variant.options.map(({ name }) => name.trim())

const combination = (variant: Variant): string =>
  variant.options
    .map(({ name, value }) => JSON.stringify([name.trim().toLowerCase(), value.trim().toLowerCase()]))
    .toSorted()
    .join()

// Codes of the platform: 12052525 too many, 12052553 to 12052557 names and values, 12052933 and 12052934 signs.
const checkOne = (variant: Variant, { market }: CheckContext): Finding[] => {
  const found: Finding[] = []
  const place = `Options of ${variantName(variant)}`
  const at = { field, place, variantId: variant.id }
  const most = market.salesAttributesMaximum.value
  const [longestName, longestValue] = [market.salesAttributeNameMaximum.value, market.salesAttributeValueMaximum.value]
  if (variant.options.length > most) {
    const sentence = `${place}: there are ${variant.options.length} options; at most ${most} are taken. Join two of them, such as size and width.`
    found.push(blocking({ ...at, code: 'options-too-many', sentence }))
  }
  const seen = new Set<string>()
  for (const { name, value } of variant.options) {
    const called = name.trim()
    if (called === '') {
      found.push(
        blocking({
          ...at,
          code: 'option-unnamed',
          sentence: `${place}: an option has no name. Name it, such as Color or Size.`,
        }),
      )
    } else if (seen.has(called.toLowerCase())) {
      found.push(
        blocking({
          ...at,
          code: 'option-twice',
          sentence: `${place}: “${called}” stands there twice. Rename or remove one.`,
        }),
      )
    }
    seen.add(called.toLowerCase())
    if (value.trim() === '') {
      const sentence = `${place}: “${called}” has no value. Type one, such as Green or One size.`
      found.push(blocking({ ...at, code: 'option-empty', sentence }))
    }
    const refused = refusedInName(`${called} ${value.trim()}`, market.titleMostInARow.value)
    if (refused.length > 0) {
      const sentence = `${place}: “${called}: ${value.trim()}” holds ${inWords(refused)}, which TikTok Shop refuses. Take them out.`
      found.push(blocking({ ...at, code: 'option-signs', fix: 'option-clean', sentence }))
    }
    if (isSymbolsOnly(called) || isSymbolsOnly(value)) {
      const sentence = `${place}: “${called}: ${value.trim()}” has a name or value without a letter or digit, which TikTok Shop refuses. Say it in a word.`
      found.push(blocking({ ...at, code: 'option-no-words', sentence }))
    }
    if (!market.takesChinese.value && hasChinese(`${called} ${value}`)) {
      const sentence = `${place}: “${called}: ${value.trim()}” holds Chinese characters, which ${market.name} does not take. Write it in the language of the market.`
      found.push(blocking({ ...at, code: 'option-chinese', sentence }))
    }
    if (textLength(called) > longestName) {
      const sentence = `${place}: the name “${called}” has ${textLength(called)} characters; at most ${longestName} are taken. Shorten it.`
      found.push(blocking({ ...at, code: 'option-name-long', fix: 'option-trim', sentence }))
    }
    if (textLength(value.trim()) > longestValue) {
      const sentence = `${place}: the value of “${called}” has ${textLength(value.trim())} characters; at most ${longestValue} are taken. Shorten it.`
      found.push(blocking({ ...at, code: 'option-value-long', fix: 'option-trim', sentence }))
    }
  }
  return found
}

const checkCount = ({ variants }: Product, { market }: CheckContext): Finding[] => {
  const { strict, loose } = market.variantsMaximum.value
  const at = { field, place: 'Variants' }
  if (variants.length === 0) {
    return [
      blocking({
        ...at,
        code: 'variants-missing',
        sentence: 'The product has no variant, so there is nothing to buy. Import it again with its price and stock.',
      }),
    ]
  }
  if (variants.length > loose) {
    const sentence = `The product has ${variants.length} variants; ${market.name} takes at most ${loose}. Split it into two products.`
    return [blocking({ ...at, code: 'variants-too-many', sentence })]
  }
  if (variants.length > strict) {
    const sentence = `The product has ${variants.length} variants; more than ${strict} may be refused in ${market.name}. Split it to be safe.`
    return [warning({ ...at, code: 'variants-too-many', sentence })]
  }
  return []
}

// Codes of the platform: 12052550 not the same set, 12052560 combination twice.
export const checkOptions: Rule = (product, context) => {
  const { variants } = product
  const found = [...checkCount(product, context), ...variants.flatMap((variant) => checkOne(variant, context))]
  const [first, ...others] = variants
  if (first === undefined || others.length === 0) return found
  if (variants.every((variant) => variant.options.length === 0)) {
    const sentence = `The product has ${counted(variants.length, 'variant')} without options, so buyers could not tell them apart. Give each an option, such as Color or Size.`
    return [...found, blocking({ code: 'options-missing', field, place: 'Variants', sentence })]
  }
  const wanted = namesOf(first)
    .map((name) => name.toLowerCase())
    .toSorted()
    .join('\n')
  const seen = new Map<string, Variant>()
  for (const variant of variants) {
    const at = { field, place: `Options of ${variantName(variant)}`, variantId: variant.id }
    if (
      namesOf(variant)
        .map((name) => name.toLowerCase())
        .toSorted()
        .join('\n') !== wanted
    ) {
      const sentence = `${variantName(variant)} has the options ${namesOf(variant).join(', ') || '(none)'}, the first variant has ${namesOf(first).join(', ') || '(none)'}. Give all variants the same ones.`
      found.push(blocking({ ...at, code: 'options-differ', sentence }))
    }
    const twin = seen.get(combination(variant))
    if (twin !== undefined) {
      const sentence = `${variantName(variant)} stands in the product twice (variants ${twin.position + 1} and ${variant.position + 1}). Change an option of one, or remove one.`
      found.push(blocking({ ...at, code: 'options-repeated', sentence }))
    }
    seen.set(combination(variant), variant)
  }
  return found
}
