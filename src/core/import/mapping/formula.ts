// Works a formula out for one row: texts and exact decimals, bounded in size. It can reach nothing but the cells of the row.
import { formatDecimal, readPlainDecimal, roundDecimal, scaleDecimal, trimDecimal } from '#core/values/decimal.ts'
import type { Decimal } from '#core/values/decimal.ts'
import type { Formula } from './formula-parser.ts'

const longestText = 100_000

/** A text, or the sentence that says why there is none. */
export type Worked = { readonly text: string } | { readonly problem: string }

const text = (value: string): Worked =>
  value.length > longestText ? { problem: 'The result is too long.' } : { text: value }

const toNumber = (value: string): Decimal | null => readPlainDecimal(value.trim() === '' ? '0' : value.trim())

const align = (left: Decimal, right: Decimal): readonly [bigint, bigint, number] => {
  const scale = Math.max(left.scale, right.scale)
  return [roundDecimal(left, scale).units, roundDecimal(right, scale).units, scale]
}

const calculate = (sign: string, left: Decimal, right: Decimal): Worked => {
  const [one, other, scale] = align(left, right)
  if (sign === '+') return text(formatDecimal({ units: one + other, scale }))
  if (sign === '-') return text(formatDecimal({ units: one - other, scale }))
  if (sign === '*')
    return text(formatDecimal(trimDecimal({ units: left.units * right.units, scale: left.scale + right.scale })))
  if (right.units === 0n) return { problem: 'A number is divided by zero.' }
  const isNegative = right.units < 0n
  const quotient = scaleDecimal(
    { units: isNegative ? -left.units : left.units, scale: left.scale },
    10n ** BigInt(right.scale),
    isNegative ? -right.units : right.units,
    6,
  )
  return text(formatDecimal(trimDecimal(quotient)))
}

const orderOf = (one: Decimal, other: Decimal): number => {
  const [left, right] = align(one, other)
  return left === right ? 0 : left < right ? -1 : 1
}

const compare = (sign: string, left: string, right: string): boolean => {
  const [one, other] = [readPlainDecimal(left.trim()), readPlainDecimal(right.trim())]
  const order = one !== null && other !== null ? orderOf(one, other) : left === right ? 0 : left < right ? -1 : 1
  if (sign === '=') return order === 0
  if (sign === '<>') return order !== 0
  if (sign === '<') return order < 0
  if (sign === '>') return order > 0
  return sign === '<=' ? order <= 0 : order >= 0
}

const titleCase = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/(^|[\s\-/(])(\p{L})/gu, (_whole, before: string, letter: string) => `${before}${letter.toUpperCase()}`)

const letters = (value: string): string[] => Array.from(value)
const count = (value: string): number => Math.max(0, Math.min(longestText, Math.trunc(Number(value)) || 0))

const callText = (name: string, inputs: readonly string[]): Worked => {
  const [first = '', second = '', third = ''] = inputs
  switch (name) {
    case 'UPPER':
      return text(first.toUpperCase())
    case 'LOWER':
      return text(first.toLowerCase())
    case 'TITLE':
      return text(titleCase(first))
    case 'TRIM':
      return text(first.trim().replaceAll(/\s+/g, ' '))
    case 'LEN':
      return text(String(letters(first).length))
    case 'LEFT':
      return text(letters(first).slice(0, count(second)).join(''))
    case 'RIGHT':
      return text(count(second) === 0 ? '' : letters(first).slice(-count(second)).join(''))
    case 'MID':
      return text(
        letters(first)
          .slice(Math.max(0, count(second) - 1), Math.max(0, count(second) - 1) + count(third))
          .join(''),
      )
    case 'REPLACE':
      return second === '' ? text(first) : text(first.replaceAll(second, () => third))
    case 'CONTAINS':
      return text(first.toLowerCase().includes(second.toLowerCase()) ? '1' : '')
    case 'SPLIT':
      return text(second === '' ? first : (first.split(second)[Math.max(0, count(third) - 1)]?.trim() ?? ''))
    case 'FIRST':
      return text(inputs.find((value) => value.trim() !== '') ?? '')
    case 'JOIN':
      return text(
        inputs
          .slice(1)
          .filter((value) => value.trim() !== '')
          .join(first),
      )
    case 'PAD':
      return text(first.padStart(Math.min(100, count(second)), third === '' ? '0' : third))
    default: {
      const [number, decimals] = [toNumber(first), count(second)]
      if (number === null) return { problem: `“${first.slice(0, 40)}” is no number, so it cannot be rounded.` }
      return text(formatDecimal(roundDecimal(number, Math.min(6, decimals))))
    }
  }
}

/** Works a formula out. `cell` gives the text of a column, undefined for one that is not there. */
export const workOut = (formula: Formula, cell: (column: string) => string | undefined): Worked => {
  if (formula.kind === 'text') return text(formula.text)
  if (formula.kind === 'column') {
    const value = cell(formula.name)
    return value === undefined ? { problem: `There is no column “${formula.name}”.` } : text(value)
  }
  if (formula.kind === 'call') {
    if (formula.name === 'IF') {
      const [condition, yes, no] = formula.inputs
      if (condition === undefined || yes === undefined || no === undefined) return { problem: 'IF takes 3 values.' }
      const met = workOut(condition, cell)
      if ('problem' in met) return met
      return workOut(met.text.trim() !== '' && met.text.trim() !== '0' ? yes : no, cell)
    }
    const inputs: string[] = []
    for (const input of formula.inputs) {
      const worked = workOut(input, cell)
      if ('problem' in worked) return worked
      inputs.push(worked.text)
    }
    return callText(formula.name, inputs)
  }
  const left = workOut(formula.left, cell)
  if ('problem' in left) return left
  const right = workOut(formula.right, cell)
  if ('problem' in right) return right
  if (formula.sign === '&') return text(left.text + right.text)
  if (['=', '<>', '<', '>', '<=', '>='].includes(formula.sign))
    return text(compare(formula.sign, left.text, right.text) ? '1' : '')
  const [one, other] = [toNumber(left.text), toNumber(right.text)]
  if (one === null || other === null) {
    const bad = one === null ? left.text : right.text
    return { problem: `“${bad.slice(0, 40)}” is no number in plain notation, so it cannot be calculated with.` }
  }
  return calculate(formula.sign, one, other)
}
