// The limits of every market hold together, and each figure names where it comes from.
import { describe, expect, it } from 'vitest'
import { knownRegions, limitsOf } from '#core/markets/limits-of.ts'
import { readMoney } from '#core/values/money.ts'

describe('the limits of a market', () => {
  it.each([...knownRegions, 'ZZ'])(
    '%s: every figure has a source and a date, strict is never looser than loose',
    (region) => {
      const limits = limitsOf(region)
      const facts = Object.entries(limits).filter(([, fact]) => typeof fact === 'object' && fact !== null)
      expect(facts.length).toBeGreaterThan(20)
      for (const [, fact] of facts) {
        expect(fact).toMatchObject({
          source: expect.stringMatching(/\w{4}/u),
          asOf: expect.stringMatching(/^20\d\d-\d\d$/u),
        })
      }
      for (const maximum of [
        limits.titleMaximum,
        limits.imageBytesMaximum,
        limits.variantsMaximum,
        limits.quantityMaximum,
      ]) {
        expect(maximum.value.strict).toBeLessThanOrEqual(maximum.value.loose)
      }
      for (const minimum of [limits.titleMinimum, limits.imageSideMinimum]) {
        expect(minimum.value.strict).toBeGreaterThanOrEqual(minimum.value.loose)
      }
      for (const price of [limits.priceMinimum, limits.priceMaximum, limits.listPriceMaximum]) {
        expect(price === null || readMoney(price.value, limits.currency.value).isOk).toBe(true)
      }
    },
  )

  it('are found for the United Kingdom under both of its codes, and for a market nobody knows', () => {
    expect(limitsOf('UK').currency.value).toBe('GBP')
    expect(limitsOf('gb').name).toBe('United Kingdom')
    expect(limitsOf('ZZ').name).toBe('this market')
  })

  it('differ where the markets differ', () => {
    expect(limitsOf('ID').titleMinimum.value).toEqual({ strict: 25, loose: 25 })
    expect(limitsOf('US').titleMinimum.value.loose).toBe(1)
    expect(limitsOf('US').weightUnits.value).toContain('lb')
    expect(limitsOf('BR').titleMaximum.value).toEqual({ strict: 255, loose: 300 })
  })
})
