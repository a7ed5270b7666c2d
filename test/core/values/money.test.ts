// Prices: what is taken, what is refused, what is offered instead.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMoney } from '#core/values/money.ts'
import { knownCurrencies, currencyFacts } from '#core/values/currencies.ts'
import { formatDecimal } from '#core/values/decimal.ts'

const written = (minorUnits: number, currency: string): string =>
  formatDecimal({ units: BigInt(minorUnits), scale: currencyFacts(currency).decimals })

const problem = (text: string, currency: string) => {
  const reading = readMoney(text, currency)
  return reading.isOk ? null : reading.problem
}

describe('a price', () => {
  it.each([
    ['1299', 'USD', '1299.00', 129_900],
    ['19.9', 'USD', '19.90', 1990],
    [' 19.90 ', 'USD', '19.90', 1990],
    ['19.990', 'USD', '19.99', 1999],
    ['.5', 'GBP', '0.50', 50],
    ['12000.00', 'IDR', '12000', 12_000],
  ])('%s in %s is read as %s', (text, currency, plain, minorUnits) => {
    expect(readMoney(text, currency)).toEqual({ isOk: true, value: { minorUnits, text: plain } })
  })

  it.each([
    ['$1,299.00', 'USD', 'not-plain', '1299.00'],
    ['1.299,00', 'USD', 'not-plain', '1299.00'],
    ['1.299,00 €', 'EUR', 'not-plain', '1299.00'],
    ['12,50', 'EUR', 'not-plain', '12.50'],
    ['1,299', 'USD', 'not-plain', '1299.00'],
    ['1 299,00', 'EUR', 'not-plain', '1299.00'],
    ["1'299.00", 'USD', 'not-plain', '1299.00'],
    ['1,00,000', 'USD', 'not-plain', '100000.00'],
    ['Rp 1.299.000', 'IDR', 'not-plain', '1299000'],
    ['12.000', 'IDR', 'not-plain', '12000'],
    ['12.000', 'EUR', 'unclear', null],
    ['19.999', 'USD', 'unclear', null],
    ['1,299', 'EUR', 'unclear', null],
    ['1.299', 'USD', 'unclear', null],
    ['0.999', 'USD', 'too-fine', '1.00'],
    ['1.2E+5', 'USD', 'shortened', null],
    ['-5', 'USD', 'negative', null],
    ['', 'USD', 'empty', null],
    ['  ', 'USD', 'empty', null],
    ['$', 'USD', 'no-number', null],
    ['10-20', 'USD', 'no-number', null],
    ['call us', 'USD', 'no-number', null],
    ['12 EUR', 'USD', 'other-currency', null],
    ['£12', 'USD', 'other-currency', null],
    ['99999999999999999', 'USD', 'too-large', null],
    ['1,2,3', 'USD', 'no-number', null],
    ['１２.５０', 'USD', 'not-plain', '12.50'],
  ])('%s in %s is refused as %s and %s is offered', (text, currency, kind, suggestion) => {
    expect(problem(text, currency)).toMatchObject({ kind, suggestion })
  })

  it('is the same after writing and reading, in every currency', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.constantFrom(...knownCurrencies), (minorUnits, currency) => {
        const text = written(minorUnits, currency)
        expect(readMoney(text, currency)).toEqual({ isOk: true, value: { minorUnits, text } })
      }),
    )
  })

  it('written with separators is never taken in silence, and what is offered is the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 2 ** 40 }),
        fc.constantFrom(...knownCurrencies),
        (minor, currency) => {
          const { decimals, groupMark } = currencyFacts(currency)
          const plain = written(minor, currency)
          const [whole = '', fraction] = plain.split('.')
          const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, groupMark)
          const grouping = decimals === 0 ? grouped : `${grouped}${groupMark === ',' ? '.' : ','}${fraction ?? ''}`
          expect(problem(grouping, currency)?.suggestion ?? plain).toBe(plain)
        },
      ),
    )
  })

  it('never throws, and whatever it offers is taken', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,' $€-]{0,14}$/u)), (text) => {
        for (const currency of ['USD', 'IDR', 'EUR']) {
          const found = problem(text, currency)
          if (found === null) continue
          expect(found.sentence.length).toBeGreaterThan(10)
          expect(found.suggestion === null || readMoney(found.suggestion, currency).isOk).toBe(true)
        }
      }),
    )
  })
})
