// Deeds on a selection: what a search and a formula make of a value, and what they leave alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Deed } from '#contract/bulk.ts'
import { deedMaker } from '#core/bulk/deed.ts'

const formula = (more: Partial<Extract<Deed, { kind: 'formula' }>>): Deed => ({
  kind: 'formula',
  from: 'price',
  step: 'percent',
  by: '10',
  rounding: 'cent',
  ...more,
})
const after = (deed: Deed, price: string, listPrice = '', currency = 'USD') =>
  deedMaker(deed, currency)(price, { price, listPrice })
const replace = (find: string, text: string, isPattern = false, isCaseSensitive = false): Deed => ({
  kind: 'replace',
  find,
  with: text,
  isPattern,
  isCaseSensitive,
})

describe('prices by formula', () => {
  it('adds and takes percent to the cent, half a cent upwards', () => {
    expect(after(formula({ by: '10' }), '19.99')).toEqual({ kind: 'changed', after: '21.99' })
    expect(after(formula({ by: '-15' }), '10.10')).toEqual({ kind: 'changed', after: '8.59' })
    expect(after(formula({ by: '2.5' }), '0.20')).toEqual({ kind: 'changed', after: '0.21' })
  })

  it('ends on the nearest price with the ending that was asked for', () => {
    expect(after(formula({ rounding: '.99' }), '19.00')).toEqual({ kind: 'changed', after: '20.99' })
    expect(after(formula({ rounding: '.95', by: '0' }), '3.40')).toEqual({ kind: 'changed', after: '2.95' })
    expect(after(formula({ rounding: '.99', by: '0' }), '0.10')).toEqual({ kind: 'changed', after: '0.99' })
    expect(after(formula({ rounding: 'whole', by: '0' }), '3.50')).toEqual({ kind: 'changed', after: '4.00' })
  })

  it('starts from the list price and knows currencies without cents', () => {
    expect(after(formula({ from: 'listPrice', step: 'times', by: '0.8' }), '1.00', '50')).toEqual({
      kind: 'changed',
      after: '40.00',
    })
    expect(after(formula({ by: '3', rounding: '.99' }), '1000', '', 'IDR')).toEqual({ kind: 'changed', after: '1030' })
  })

  it('leaves a value with its reason where there is no price, no number, or nothing would be left', () => {
    expect(after(formula({}), '')).toMatchObject({ kind: 'left' })
    expect(after(formula({}), 'ask')).toMatchObject({ kind: 'left' })
    expect(after(formula({ step: 'amount', by: '-5' }), '4.00')).toMatchObject({ kind: 'left' })
  })

  it('never makes a price of zero or below, and never more than two decimals in dollars', () => {
    const price = fc.integer({ min: 0, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2))
    const by = fc.integer({ min: -20_000, max: 20_000 }).map((figure) => (figure / 100).toFixed(2))
    let runs = 0
    fc.assert(
      fc.property(
        price,
        by,
        fc.constantFrom('percent', 'amount', 'times'),
        fc.constantFrom('cent', 'whole', '.99', '.95', '.50'),
        (from, figure, step, rounding) => {
          runs += 1
          const result = after(formula({ step, by: figure, rounding }), from)
          if (result.kind !== 'changed') return
          expect(result.after).toMatch(/^\d+\.\d{2}$/)
          expect(Number(result.after)).toBeGreaterThan(0)
          expect(result.after.endsWith(rounding.startsWith('.') ? rounding.slice(1) : '')).toBe(true)
        },
      ),
    )
    console.log(`deed: ${runs} random formulas`)
  })
})

describe('find and replace', () => {
  it('takes plain text as it stands, signs of patterns among it', () => {
    expect(deedMaker(replace('(new)', '$& 50%'), 'USD')('Lamp (NEW)', {})).toEqual({
      kind: 'changed',
      after: 'Lamp $& 50%',
    })
    expect(deedMaker(replace('lamp', 'Light', false, true), 'USD')('Lamp', {})).toEqual({ kind: 'same' })
  })

  it('takes patterns with groups, and says so where a pattern is none or could run for ever', () => {
    expect(deedMaker(replace(String.raw`(\d+) ?cm`, '$1 in', true), 'USD')('20cm x 30 cm', {})).toEqual({
      kind: 'changed',
      after: '20 in x 30 in',
    })
    expect(deedMaker(replace('(', '', true), 'USD')('a(b', {})).toMatchObject({ kind: 'left' })
    for (const runaway of ['(a+)+$', '((a+))+$', '(a|aa)+$'])
      expect(deedMaker(replace(runaway, '', true), 'USD')(`${'a'.repeat(60)}!`, {})).toMatchObject({ kind: 'left' })
    // Two repetitions over a long text would take a square of its length for every letter of it.
    const long = 'a'.repeat(2_500)
    expect(deedMaker(replace('a+b+', '', true), 'USD')(long, {})).toMatchObject({ kind: 'left' })
    expect(deedMaker(replace('a+', '', true), 'USD')(long, {})).toEqual({ kind: 'changed', after: '' })
  })

  it('finds any plain text that it is given, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 10 }), fc.string({ maxLength: 10 }), (find, around) => {
        const result = deedMaker(replace(find, '', false, true), 'USD')(`${around}${find}${around}`, {})
        expect(result.kind).toBe('changed')
      }),
    )
  })
})
