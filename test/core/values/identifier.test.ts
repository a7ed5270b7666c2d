// Article numbers: check digits, lengths, and what spreadsheets do to them.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gs1CheckDigit, isGs1Valid } from '#core/values/check-digit.ts'
import { readIdentifier } from '#core/values/identifier.ts'

const number = (length: number) =>
  fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 2}}$`, 'u')).map((digits) => `${digits}${gs1CheckDigit(digits)}`)

describe('an article number', () => {
  it.each([
    ['UPC', '036000291452', 'UPC', '036000291452'],
    ['', '036000291452', 'UPC', '036000291452'],
    ['EAN', '4006381333931', 'EAN', '4006381333931'],
    ['GTIN', '4006381333931', 'EAN', '4006381333931'],
    ['Barcode', '96385074', 'EAN', '96385074'],
    ['isbn', '978-0-306-40615-7', 'ISBN', '9780306406157'],
    ['ISBN', '0306406152', 'ISBN', '9780306406157'],
    ['ISBN', '043942089X', 'ISBN', '9780439420891'],
    ['EAN13', '4006381333931', 'EAN', '4006381333931'],
    ['JAN', '4901234567894', 'JAN', '4901234567894'],
  ])('%s %s is taken as %s %s', (type, code, takenType, takenCode) => {
    expect(readIdentifier(type, code)).toEqual({ isOk: true, value: { type: takenType, code: takenCode } })
  })

  it.each([
    ['UPC', '36000291452', 'zeros-lost', '036000291452'],
    ['', '3.6000291452E+10', 'shortened', null],
    ['EAN', '4.00638E+12', 'shortened', null],
    ['EAN', '4.006381333931E+12', 'shortened', '4006381333931'],
    ['EAN', '4006381333931.0', 'decimal-tail', '4006381333931'],
    ['UPC', '036000291453', 'check-digit', null],
    ['UPC', '12345', 'length', null],
    ['UPC', '03600029145A', 'not-digits', null],
    ['', 'Does not apply', 'placeholder', null],
    ['', 'N/A', 'placeholder', null],
    ['', '0', 'placeholder', null],
    ['', '', 'empty', null],
  ])('%s %s is refused as %s and %s is offered', (type, code, kind, suggestion) => {
    const reading = readIdentifier(type, code)
    expect(reading.isOk ? null : reading.problem).toMatchObject({ kind, suggestion })
  })

  it('with a right check digit is taken whatever its family', () => {
    fc.assert(
      fc.property(fc.constantFrom(8, 12, 13, 14).chain(number), (code) => {
        expect(isGs1Valid(code)).toBe(true)
        const reading = readIdentifier('', code)
        expect(reading.isOk && reading.value.code).toBe(code)
      }),
    )
  })

  it('with one wrong digit is never taken', () => {
    fc.assert(
      fc.property(number(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, place, step) => {
        const digit = (Number(code[place]) + step) % 10
        const typo = `${code.slice(0, place)}${digit}${code.slice(place + 1)}`
        expect(readIdentifier('EAN', typo).isOk).toBe(false)
      }),
    )
  })

  it('that lost its zeros is offered with them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{9}$/u), (digits) => {
        const code = `${digits}${gs1CheckDigit(digits)}`
        const reading = readIdentifier('UPC', code.slice(1))
        expect(reading.isOk ? null : reading.problem.suggestion).toBe(code)
      }),
    )
  })

  it('never throws, and whatever it offers is taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'GTIN', 'UPC', 'EAN', 'ISBN', 'JAN', 'sku'),
        fc.oneof(fc.string(), fc.stringMatching(/^[\dE+.X -]{0,16}$/u)),
        (type, text) => {
          const reading = readIdentifier(type, text)
          const offered = reading.isOk ? null : reading.problem.suggestion
          expect(offered === null || readIdentifier(type, offered).isOk).toBe(true)
        },
      ),
    )
  })
})
