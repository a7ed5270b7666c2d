// What a deed makes of one value: the new text, nothing, or the reason why it is left alone. Pure.
import type { Deed, Rounding } from '#contract/bulk.ts'
import type { Decimal } from '#core/values/decimal.ts'
import { formatDecimal, readPlainDecimal, scaleDecimal } from '#core/values/decimal.ts'
import { currencyFacts } from '#core/values/currencies.ts'
import { patternCost } from './pattern.ts'

export type DeedResult =
  | { readonly kind: 'changed'; readonly after: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'left'; readonly sentence: string }

/** Makes the new text of one value. `values` are the texts of the same product or variant by field. */
export type DeedMaker = (before: string, values: Readonly<Record<string, string>>) => DeedResult

const same: DeedResult = { kind: 'same' }
const left = (sentence: string): DeedResult => ({ kind: 'left', sentence })
const changed = (before: string, after: string): DeedResult => (after === before ? same : { kind: 'changed', after })

const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)

/** The expression a search stands for, or the sentence why it is none. */
export const searchFor = (deed: Extract<Deed, { kind: 'replace' }>): RegExp | string => {
  if (deed.isPattern && patternCost(deed.find).isRunaway)
    return 'This pattern repeats what repeats or branches already, which can take forever. Write it with one repetition.'
  try {
    return new RegExp(deed.isPattern ? deed.find : escaped(deed.find), deed.isCaseSensitive ? 'gu' : 'giu')
  } catch {
    return 'This is no valid pattern. Check brackets and backslashes, or search for it as plain text.'
  }
}

const longestSearched = 20_000
// Each further repetition multiplies the steps by the length of the text.
const longestForSeveral = 2_000

const replacer = (deed: Extract<Deed, { kind: 'replace' }>): DeedMaker => {
  const search = searchFor(deed)
  if (typeof search === 'string') return () => left(search)
  const isSeveral = deed.isPattern && patternCost(deed.find).repetitions > 1
  const longest = isSeveral ? longestForSeveral : longestSearched
  return (before) => {
    if (before.length > longest)
      return left(`The text is too long to be searched${isSeveral ? ' with a pattern of several repetitions' : ''}.`)
    return changed(before, deed.isPattern ? before.replace(search, deed.with) : before.replace(search, () => deed.with))
  }
}

const endings: Partial<Record<Rounding, bigint>> = { '.99': 99n, '.95': 95n, '.50': 50n }

/** The price with this ending that is nearest; never below the ending itself. */
const rounded = (value: Decimal, rounding: Rounding, decimals: number): Decimal => {
  const exact = scaleDecimal(value, 1n, 1n, decimals)
  if (rounding === 'cent' || decimals === 0) return exact
  if (rounding === 'whole') return scaleDecimal(scaleDecimal(value, 1n, 1n, 0), 1n, 1n, decimals)
  const one = 10n ** BigInt(decimals)
  const ending = ((endings[rounding] ?? 0n) * one) / 100n
  const below = exact.units < ending ? ending : ((exact.units - ending) / one) * one + ending
  const above = below + one
  return { units: exact.units - below < above - exact.units ? below : above, scale: decimals }
}

const alike = (one: Decimal, other: Decimal): { units: readonly [bigint, bigint]; scale: number } => {
  const scale = Math.max(one.scale, other.scale)
  const raised = (value: Decimal): bigint => value.units * 10n ** BigInt(scale - value.scale)
  return { units: [raised(one), raised(other)], scale }
}

const computed = (deed: Extract<Deed, { kind: 'formula' }>, from: Decimal, by: Decimal): Decimal => {
  if (deed.step === 'amount') {
    const { units, scale } = alike(from, by)
    return { units: units[0] + units[1], scale }
  }
  const factor = deed.step === 'times' ? by : { units: 100n * 10n ** BigInt(by.scale) + by.units, scale: by.scale + 2 }
  return { units: from.units * factor.units, scale: from.scale + factor.scale }
}

const calculator = (deed: Extract<Deed, { kind: 'formula' }>, currency: string): DeedMaker => {
  const { decimals } = currencyFacts(currency)
  const by = readPlainDecimal(deed.by)
  return (before, values) => {
    const raw = values[deed.from] ?? ''
    if (by === null) return left('The figure of the formula is no number.')
    if (raw === '')
      return left(deed.from === 'price' ? 'There is no price to start from.' : 'There is no list price to start from.')
    const from = readPlainDecimal(raw)
    if (from === null || from.units < 0n) return left('The price to start from is not a plain number.')
    const result = computed(deed, from, by)
    if (result.units <= 0n) return left('The result would be zero or less.')
    const after = rounded(result, deed.rounding, decimals)
    return after.units <= 0n ? left('The result would be zero or less.') : changed(before, formatDecimal(after))
  }
}

/** A maker for a deed, ready for many values. */
export const deedMaker = (deed: Deed, currency: string): DeedMaker => {
  if (deed.kind === 'replace') return replacer(deed)
  if (deed.kind === 'formula') return calculator(deed, currency)
  return (before) => changed(before, deed.value)
}
