import { describe, expect, it } from 'vitest'
import { listedSkuOf, type ListedSku } from '#core/listing/listed-sku.ts'
import { variant } from '#test/core/checks/sample.ts'

const size = (value: string): { name: string; value: string }[] => [{ name: 'Size', value }]
const listed = (remoteSkuId: string, sellerSku: string, value: string, externalSkuId = ''): ListedSku => ({
  remoteSkuId,
  externalSkuId,
  sellerSku,
  options: size(value),
})
const ours = (sellerSkus: readonly string[]): ReturnType<typeof variant>[] =>
  sellerSkus.map((sellerSku, at) => variant(at, { sellerSku, options: size(['S', 'M', 'L'][at] ?? '') }))
const idsOf = (variants: ReturnType<typeof variant>[], skus: readonly ListedSku[]): unknown[] =>
  variants.map((one) => listedSkuOf(one, variants, skus)?.remoteSkuId ?? null)

describe('the SKU that the shop has of a variant', () => {
  it('is the one with our id, whatever else it says', () => {
    const variants = ours(['A', 'A'])
    const skus = [listed('1', 'B', 'M', variants[0]?.id), listed('2', 'A', 'S', variants[1]?.id)]
    expect(idsOf(variants, skus)).toEqual(['1', '2'])
  })

  it('is the one with the seller SKU, also where its options were renamed', () => {
    expect(idsOf(ours(['A', 'B']), [listed('1', 'B', 'Medium'), listed('2', 'A', 'Small')])).toEqual(['2', '1'])
  })

  it('is told by the options where variants share a seller SKU, here, there or on both sides', () => {
    expect(idsOf(ours(['A', 'A']), [listed('1', 'A', 'M'), listed('2', 'A', 'S')])).toEqual(['2', '1'])
    expect(idsOf(ours(['A', 'A']), [listed('1', 'A', 'M')])).toEqual([null, '1'])
    expect(idsOf(ours(['A', 'B']), [listed('1', 'A', 'M'), listed('2', 'A', 'S')])).toEqual(['2', '1'])
  })
})
