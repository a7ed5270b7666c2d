// What is done to a value on its way from a column to a field: split, replace, number notation, price rules, units, lookups. One value, one row.
import { formatDecimal, readPlainDecimal, roundDecimal, scaleDecimal } from '#core/values/decimal.ts'
import type { Decimal } from '#core/values/decimal.ts'
import { lengthUnitOf, lengthUnits, weightUnitOf, weightUnits } from '#core/values/units.ts'
import type { Worked } from './formula.ts'
import type { Step } from '#contract/mapping.ts'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const entityNames: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** HTML as plain text: paragraphs and list items on lines of their own. */
export const plainText = (html: string): string =>
  html
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^>]*>/gi, '\n')
    .replaceAll(/<li\b[^>]*>/gi, '• ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_whole, name: string) => entityNames[name] ?? "'")
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

const readNumber = (value: string, notation: 'en' | 'de'): string | null => {
  const bare = value.replaceAll(/[\s\u00a0\u202f']/g, '').replace(/^[^\d\-+.,]+|[^\d.,]+$/g, '')
  const [grouping, point] = notation === 'de' ? ['.', ','] : [',', '.']
  const [whole = '', fraction, ...rest] = bare.split(point)
  if (rest.length > 0 || (fraction ?? '').includes(grouping)) return null
  if (whole.includes(grouping) && !/^[-+]?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null
  const plain = `${whole.replaceAll(grouping, '')}${fraction === undefined ? '' : `.${fraction}`}`.replace(/^\+/, '')
  return readPlainDecimal(plain) === null ? null : plain
}

const withEnding = (value: Decimal, ending: string): string => {
  const whole = value.units / 10n ** BigInt(value.scale)
  const candidate = readPlainDecimal(`${whole}${ending}`)
  if (candidate === null) return formatDecimal(value)
  const scale = Math.max(candidate.scale, value.scale)
  const isEnough = roundDecimal(candidate, scale).units >= roundDecimal(value, scale).units
  return isEnough ? `${whole}${ending}` : `${whole + 1n}${ending}`
}

const applyPrice = (value: string, step: Of<'price'>): Worked => {
  const [price, percent, plus] = [
    readPlainDecimal(value.trim()),
    readPlainDecimal(step.percent),
    readPlainDecimal(step.plus),
  ]
  if (price === null || percent === null || plus === null || price.units < 0n) {
    return {
      problem: `“${value.slice(0, 40)}” is no plain price, so the price rule cannot be used. Read it as a number first.`,
    }
  }
  const factor = 100n * 10n ** BigInt(percent.scale) + percent.units
  if (factor < 0n) return { problem: 'The price rule takes more than the whole price off.' }
  const scaled =
    factor === 0n ? { units: 0n, scale: 6 } : scaleDecimal(price, factor, 100n * 10n ** BigInt(percent.scale), 6)
  const sum = { units: scaled.units + roundDecimal(plus, 6).units, scale: 6 }
  if (sum.units < 0n) return { problem: 'The price rule makes this price negative.' }
  return { text: step.ending === '' ? formatDecimal(roundDecimal(sum, step.decimals)) : withEnding(sum, step.ending) }
}

const applyUnit = (value: string, step: Of<'unit'>): Worked => {
  const amount = readPlainDecimal(value.trim())
  const [fromWeight, toWeight] = [weightUnitOf(step.from), weightUnitOf(step.to)]
  const [fromLength, toLength] = [lengthUnitOf(step.from), lengthUnitOf(step.to)]
  const facts =
    fromWeight !== null && toWeight !== null
      ? [weightUnits[fromWeight], weightUnits[toWeight]]
      : fromLength !== null && toLength !== null
        ? [lengthUnits[fromLength], lengthUnits[toLength]]
        : null
  const [from, to] = facts ?? []
  if (from === undefined || to === undefined) return { problem: `${step.from} cannot be turned into ${step.to}.` }
  if (amount === null || amount.units < 0n)
    return { problem: `“${value.slice(0, 40)}” is no plain number, so its unit cannot be changed.` }
  if (amount.units === 0n) return { text: '0' }
  const converted = scaleDecimal(amount, from.base * to.scale, from.scale * to.base, 4)
  return { text: formatDecimal(converted).replace(/\.?0+$/, '') }
}

const changeCase = (value: string, to: Of<'case'>['to']): string => {
  if (to === 'upper') return value.toUpperCase()
  const lower = value.toLowerCase()
  return to === 'lower' ? lower : lower.replaceAll(/(^|\s)(\p{L})/gu, (whole) => whole.toUpperCase())
}

const applyStep = (value: string, step: Step): Worked => {
  switch (step.kind) {
    case 'split':
      return { text: value.split(step.separator).at(step.part)?.trim() ?? '' }
    case 'replace':
      return { text: value.replaceAll(step.find, () => step.put) }
    case 'case':
      return {
        text: changeCase(value, step.to),
      }
    case 'plainText':
      return { text: plainText(value) }
    case 'number': {
      const plain = readNumber(value, step.notation)
      return plain === null ? { problem: `“${value.slice(0, 40)}” is no number in this notation.` } : { text: plain }
    }
    case 'price':
      return applyPrice(value, step)
    case 'unit':
      return applyUnit(value, step)
    default: {
      const found = Object.hasOwn(step.table, value.trim()) ? step.table[value.trim()] : undefined
      return { text: found ?? (step.otherwise === 'keep' ? value : '') }
    }
  }
}

/** Does the steps in their order. A blank value stays blank: there is nothing to work on. */
export const applySteps = (value: string, steps: readonly Step[]): Worked => {
  let current = value
  for (const step of steps) {
    if (current.trim() === '') return { text: current }
    const worked = applyStep(current, step)
    if ('problem' in worked) return worked
    current = worked.text
  }
  return { text: current }
}
