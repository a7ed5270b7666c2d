// Stock: whole numbers from text. Whether zero may be listed is a rule of the checks, not of reading.
import { trimDecimal } from './decimal.ts'
import { readNumberText } from './number-text.ts'
import { quoted, refused, took } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * Reads a stock. '12' and '12.0' are taken; '1,200' is a problem with a suggestion. Kinds: `empty`, `not-plain`, `unclear`, `shortened`,
 * `negative`, `not-whole`, `too-large`, `no-number`.
 */
export const readQuantity = (raw: string): Reading<number> => {
  const shown = quoted(raw)
  const reading = readNumberText(raw, ',')
  if (!reading.isOk) {
    const { suggestion } = reading.problem
    if (suggestion === null) return reading
    const inner = readQuantity(suggestion)
    if (!inner.isOk) return inner
    const meant = String(inner.value)
    return refused('not-plain', `${shown} is not written plainly. If ${meant} pieces are meant, write ${meant}.`, meant)
  }
  const { units, scale } = trimDecimal(reading.value)
  if (scale > 0) return refused('not-whole', `${shown} is not a whole number. Type how many pieces you have.`)
  if (units < 0n) return refused('negative', `${shown} is below zero. Type how many pieces you have; 0 if none.`)
  const value = Number(units)
  return Number.isSafeInteger(value) ? took(value) : refused('too-large', `${shown} is too large for a stock.`)
}
