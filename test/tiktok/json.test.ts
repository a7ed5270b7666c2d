// Long ids must survive parsing; everything else must read as JSON.parse reads it.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWireJson } from '#tiktok/json.ts'

describe('reading the platform’s JSON', () => {
  it('keeps every digit of an id that is sent as a number', () => {
    expect(parseWireJson('{"product_id":1729592969712207008,"n":[9007199254740991,9007199254740993]}')).toEqual({
      product_id: '1729592969712207008',
      n: [9_007_199_254_740_991, '9007199254740993'],
    })
  })

  it('keeps every integer as itself, as a number or as its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (integer) => {
        // An integer is read as one of these two.
        expect(`${parseWireJson(String(integer)) as number | string}`).toBe(String(integer))
      }),
    )
  })

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text))
        const plain: unknown = JSON.parse(text)
        expect(parseWireJson(text)).toEqual(plain)
      }),
    )
  })

  it('refuses what is no JSON', () => {
    expect(() => parseWireJson('<html></html>')).toThrow(SyntaxError)
    expect(() => parseWireJson('{"code":0,')).toThrow(SyntaxError)
    expect(() => parseWireJson('')).toThrow(SyntaxError)
  })
})
