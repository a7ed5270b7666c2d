// Weights, sizes and stocks: reading, units, rounding.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDecimal } from '#core/values/decimal.ts'
import { convertLengthUp, convertWeight, readLength, readWeight } from '#core/values/measure.ts'
import { readQuantity } from '#core/values/quantity.ts'
import { lengthUnits, weightUnits } from '#core/values/units.ts'
import type { LengthUnit, WeightUnit } from '#core/values/units.ts'

const weight = (text: string, unit: string) => {
  const reading = readWeight(text, unit)
  if (!reading.isOk) throw new Error(reading.problem.sentence)
  return reading.value
}

const grams: Readonly<Record<WeightUnit, number>> = { g: 1, kg: 1000, lb: 453.59237, oz: 28.349523125 }

describe('a weight', () => {
  it.each([
    ['1.5', 'kg', 'lb', '3.31'],
    ['1', 'lb', 'kg', '0.454'],
    ['8', 'oz', 'lb', '0.50'],
    ['16', 'OUNCES', 'g', '454'],
    ['500', 'Grams', 'kg', '0.500'],
    ['0.2', 'g', 'kg', '0.001'],
    ['500 g', '', 'kg', '0.500'],
    ['2.5lbs', 'lb', 'lb', '2.50'],
  ] as const)('%s %s is sent in %s as %s', (text, unit, target, sent) => {
    expect(formatDecimal(convertWeight(weight(text, unit), target))).toBe(sent)
  })

  it.each([
    ['', 'kg', 'empty'],
    ['5', '', 'unit-missing'],
    ['5', 'stone', 'unit-unknown'],
    ['5 g', 'kg', 'unit-twice'],
    ['-5', 'kg', 'negative'],
    ['heavy', 'kg', 'no-number'],
    ['1,5', 'kg', 'not-plain'],
  ])('%s with unit %s is refused as %s', (text, unit, kind) => {
    const reading = readWeight(text, unit)
    expect(reading.isOk ? null : reading.problem.kind).toBe(kind)
  })

  it('above zero never becomes zero, and comes back within one rounding step', () => {
    const units = Object.keys(weightUnits) as WeightUnit[] // the keys of a closed record
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (n, from, to) => {
          const amount = { units: BigInt(n), scale: 2 }
          const sent = convertWeight({ amount, unit: from }, to)
          expect(sent.units > 0n).toBe(true)
          const before = Number(formatDecimal(amount)) * grams[from]
          const after = Number(formatDecimal(sent)) * grams[to]
          const step = 10 ** -sent.scale * grams[to]
          expect(Math.abs(after - before)).toBeLessThanOrEqual(step + 0.002)
        },
      ),
    )
  })
})

describe('a size', () => {
  it('is rounded up, because a parcel has to fit', () => {
    const reading = readLength('10.1', 'in')
    expect(reading.isOk && formatDecimal(convertLengthUp(reading.value, 'cm', 0))).toBe('26')
    expect(reading.isOk && formatDecimal(convertLengthUp(reading.value, 'in', 0))).toBe('11')
  })

  it('never shrinks by conversion', () => {
    const units = Object.keys(lengthUnits) as LengthUnit[] // the keys of a closed record
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom(...units), fc.constantFrom(...units), (n, from, to) => {
        const sent = convertLengthUp({ amount: { units: BigInt(n), scale: 1 }, unit: from }, to, 2)
        const back = convertLengthUp({ amount: sent, unit: to }, from, 6)
        expect(Number(formatDecimal(back))).toBeGreaterThanOrEqual(n / 10 - 1e-6)
      }),
    )
  })
})

describe('a stock', () => {
  it.each([
    ['12', 12],
    ['0', 0],
    [' 7 ', 7],
    ['12.0', 12],
  ])('%s is read as %d', (text, value) => {
    expect(readQuantity(text)).toEqual({ isOk: true, value })
  })

  it.each([
    ['1,200', 'not-plain', '1200'],
    ['1.200,0', 'not-plain', '1200'],
    ['12.5', 'not-whole', null],
    ['12,5', 'not-whole', null],
    ['-3', 'negative', null],
    ['1E+3', 'shortened', null],
    ['many', 'no-number', null],
    ['', 'empty', null],
  ])('%s is refused as %s and %s is offered', (text, kind, suggestion) => {
    const reading = readQuantity(text)
    expect(reading.isOk ? null : reading.problem).toMatchObject({ kind, suggestion })
  })
})
