// Prices: text to integer minor units and back. It never guesses: a text with two readings is a problem.
import { formatDecimal, roundDecimal, trimDecimal } from './decimal.ts'
import { currencyFacts, knownCurrencies } from './currencies.ts'
import { readNumberText } from './number-text.ts'
import { quoted, refused, took } from './reading.ts'
import type { Decimal } from './decimal.ts'
import type { Reading } from './reading.ts'

/** An amount: integer minor units (cents; whole units for rupiah, yen, dong) and the same as a plain decimal text. */
export type Money = { readonly minorUnits: number; readonly text: string }

const toMoney = (value: Decimal, decimals: number): Money | null => {
  const trimmed = trimDecimal(value)
  if (trimmed.scale > decimals) return null
  const rounded = roundDecimal(trimmed, decimals)
  const minorUnits = Number(rounded.units)
  return Number.isSafeInteger(minorUnits) ? { minorUnits, text: formatDecimal(rounded) } : null
}

// Takes '$', 'USD' and the like off either end; null where the text names another currency.
const bareAmount = (text: string, currency: string): string | null => {
  let rest = text.trim()
  const signs = [...currencyFacts(currency).signs, currency]
  for (const sign of signs) {
    if (rest.toUpperCase().startsWith(sign.toUpperCase())) rest = rest.slice(sign.length).trim()
    else if (rest.toUpperCase().endsWith(sign.toUpperCase())) rest = rest.slice(0, -sign.length).trim()
  }
  const named = /[A-Z]{3}/iu.exec(rest)?.[0]?.toUpperCase()
  const isOther = /[$€£¥₱฿₫₹₩]/u.test(rest) || (named !== undefined && knownCurrencies.includes(named))
  return isOther ? null : rest
}

const perhapsThousands = /^[1-9]\d{0,2}\.\d{3}$/u

const tooFine = (raw: string, value: Decimal, currency: string, decimals: number): Reading<Money> => {
  const shown = quoted(raw)
  // 1.299 may be one dollar thirty or, from a file with points for thousands, 1299 dollars.
  const isPerhapsThousands = perhapsThousands.test(raw)
  if (isPerhapsThousands && decimals === 0) {
    const suggestion = formatDecimal({ units: value.units, scale: 0 })
    return refused(
      'not-plain',
      `${shown} has decimals, which ${currency} does not have. If ${suggestion} is meant, write ${suggestion}.`,
      suggestion,
    )
  }
  const rounded = toMoney(roundDecimal(value, decimals), decimals)
  if (isPerhapsThousands) {
    const grouped = formatDecimal({ units: value.units, scale: 0 })
    return refused(
      'unclear',
      `${shown} can be read as ${grouped} or as ${rounded?.text ?? shown}. Type the one you mean.`,
    )
  }
  return refused(
    'too-fine',
    `${shown} has more decimals than ${currency} takes (${decimals}). Write ${rounded?.text ?? 'a rounded price'}.`,
    rounded?.text ?? null,
  )
}

/**
 * Reads a price in a currency (ISO 4217). Only plain notation is taken; '$1,299.00' and '1.299,00' are problems with the plain text as
 * suggestion; '1.299' in dollars is a problem without one. Kinds: `empty`, `not-plain`, `unclear`, `shortened`, `too-fine`, `negative`,
 * `too-large`, `other-currency`, `no-number`.
 */
export const readMoney = (raw: string, currency: string): Reading<Money> => {
  const { decimals, groupMark } = currencyFacts(currency)
  const bare = bareAmount(raw, currency)
  const shown = quoted(raw)
  if (bare === null) {
    return refused(
      'other-currency',
      `${shown} names another currency. This shop sells in ${currency}; type the price in ${currency}.`,
    )
  }
  const reading = readNumberText(bare, groupMark)
  if (!reading.isOk) {
    const { kind, suggestion } = reading.problem
    if (kind === 'empty' && raw.trim() !== '') return refused('no-number', `${shown} is not a price. Type digits only.`)
    const inner = suggestion === null ? null : readMoney(suggestion, currency)
    if (inner === null || !inner.isOk) {
      return inner === null ? reading : refused(inner.problem.kind, inner.problem.sentence, inner.problem.suggestion)
    }
    const meant = inner.value.text
    return refused(
      'not-plain',
      `${shown} is not written plainly. If ${meant} ${currency} is meant, write ${meant}.`,
      meant,
    )
  }
  if (reading.value.units < 0n) return refused('negative', `${shown} is below zero. Type the price a buyer pays.`)
  const money = toMoney(reading.value, decimals)
  // Where people group with points, 12.000 is twelve thousand at least as often as twelve.
  const isDoubtful = (groupMark === '.' || decimals === 0) && perhapsThousands.test(bare)
  if (isDoubtful) return tooFine(bare, reading.value, currency, decimals)
  if (money === null) {
    return trimDecimal(reading.value).scale > decimals
      ? tooFine(bare, reading.value, currency, decimals)
      : refused('too-large', `${shown} is too large for a price. Check the number.`)
  }
  if (bare === raw.trim()) return took(money)
  return refused('not-plain', `${shown} carries a currency sign. Write ${money.text}.`, money.text)
}
