// Stock where a file carries none, and where a part of the variants has none.
import { describe, expect, it } from 'vitest'
import { applyFix } from '#core/checks/fixes.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import type { ListingContext } from '#core/listing/build-listing.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { codes, context, found, product, variant } from './sample.ts'

const usual = (quantity: string) => context({ defaults: { ...context().defaults, quantity } })
const none = product({ variants: [variant(0, { quantity: '' }), variant(1, { quantity: '' })] })

describe('stock that a file does not carry', () => {
  it('is filled in with the usual stock by one button, in every variant that has none', () => {
    const where = usual('25')
    const [finding] = checkProduct(none, where)
    expect(finding).toMatchObject({ code: 'stock-missing', fix: { id: 'usual-stock' } })
    expect(finding?.sentence).toContain('your usual stock of 25')
    const mended = applyEdits(none, applyFix('usual-stock', none, where))
    expect(mended.variants.map(({ quantity }) => quantity)).toEqual(['25', '25'])
    expect(codes(checkProduct(mended, where))).toEqual([])
  })

  it.each(['', '0', 'many'])('leads to Settings where the usual stock is “%s”', (quantity) => {
    const [finding] = checkProduct(none, usual(quantity))
    expect(finding).toMatchObject({ code: 'stock-missing', fix: null })
    expect(finding?.sentence).toContain('Settings')
  })

  it('is never made of a zero: that is what the seller said', () => {
    const sold = product({ variants: [variant(0, { quantity: '0' })] })
    expect(applyFix('usual-stock', sold, usual('25'))).toEqual([])
  })
})

describe('a variant without stock', () => {
  const mixed = { variants: [variant(0, { quantity: '0' }), variant(1)] }
  const listingWith = (remoteSkus: ListingContext['remoteSkus']) =>
    buildListing(product(mixed), {
      ...context(),
      categoryVersion: 'v2',
      warehouseId: 'w',
      imageUris: [],
      certifications: [],
      sizeChartUri: null,
      sizeChartTemplateId: null,
      remoteSkus,
    }).skus.map(({ externalSkuId, quantity }) => [externalSkuId, quantity])

  it('does not hold its product back, but all together do', () => {
    expect(found(mixed)).toEqual(['stock-held-back'])
    expect(found({ variants: [variant(0, { quantity: '0' })] })).toEqual(['!stock-zero'])
    expect(found(mixed, { isListed: true })).toEqual([])
  })

  it('that is new in a listed product is named as long as the shop does not have it', () => {
    const there = (externalSkuId: string) => ({ remoteSkuId: 's', externalSkuId, sellerSku: '', options: [] })
    const where = (...ids: string[]) => ({ isListed: true, listedSkus: () => ids.map(there) })
    expect(found(mixed, where('v2'))).toEqual(['stock-held-back'])
    expect(found(mixed, where('v1', 'v2'))).toEqual([])
    expect(found(mixed, { isListed: true, listedSkus: () => null })).toEqual([])
  })

  it('is left out of what is sent as long as the shop does not have it, and keeps its place where it does', () => {
    expect(listingWith([])).toEqual([['v2', 20]])
    const there = { remoteSkuId: 's1', externalSkuId: 'v1', sellerSku: '', options: [] }
    expect(listingWith([there])).toEqual([
      ['v1', 0],
      ['v2', 20],
    ])
  })
})
