// The brand: known or not, allowed or not, and what goes out.
import { describe, expect, it } from 'vitest'
import type { Brand } from '#contract/brands.ts'
import { brandIdToSend } from '#core/checks/brand.ts'
import { found } from './sample.ts'

const brand = (change: Partial<Brand> = {}): Brand => ({
  id: '9',
  name: 'Lumen',
  isAuthorized: false,
  isTop: false,
  isAvailable: null,
  ...change,
})

describe('a brand', () => {
  it('the shop was not asked for is not judged; one it does not know is named', () => {
    expect(found({ brand: 'Lumen' }, { brand: null })).toEqual([])
    expect(found({ brand: 'Lumen' }, { brand: 'unknown' })).toEqual(['brand-unknown'])
    expect(found({ brand: 'no brand' }, { brand: 'unknown' })).toEqual([])
    expect(found({ brand: 'L' }, { brand: 'unknown' })).toEqual(['brand-unusable'])
  })

  it.each([
    ['that is not authorised goes out', brand(), [], '9'],
    ['that is authorised goes out', brand({ isAuthorized: true, isTop: true, isAvailable: true }), [], '9'],
    ['of the first rank without authorisation does not', brand({ isTop: true }), ['brand-not-authorised'], null],
    [
      'that is not authorised in this leaf does not',
      brand({ isAuthorized: true, isAvailable: false }),
      ['brand-not-authorised'],
      null,
    ],
  ])('%s', (_name, known, codes, sent) => {
    expect(found({ brand: 'Lumen' }, { brand: known })).toEqual(codes)
    expect(brandIdToSend({ brand: 'Lumen' }, known)).toBe(sent)
  })

  it('is taken away only where the product says that it has none', () => {
    expect(brandIdToSend({ brand: '' }, null)).toBeNull()
    expect(brandIdToSend({ brand: 'No brand' }, null)).toBe('')
  })
})
