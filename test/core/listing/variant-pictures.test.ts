// Which option carries the pictures of variants: one only, each of its values with a picture, and none lost where an option says them all.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Variant } from '#contract/product.ts'
import { checkVariantImages } from '#core/checks/variant-images.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import { optionKey, usableOfVariants, variantPictures, variantsOfPicture } from '#core/listing/variant-pictures.ts'
import { context, image, product, variant } from '../checks/sample.ts'

const runs = 2_000
const names = ['Size', 'Color', 'Material']

const cell = fc.record({
  values: fc.tuple(fc.constantFrom('S', 'M', 'L'), fc.constantFrom('Red', 'Blue'), fc.constantFrom('Wool', 'Flax')),
  picture: fc.constantFrom(null, null, 'a', 'b', 'c', 'broken'),
})
const anyVariants = fc
  .record({ kinds: fc.nat({ max: 3 }), cells: fc.array(cell, { minLength: 1, maxLength: 12 }) })
  .map(({ kinds, cells }) =>
    cells.map(({ values, picture }, at) =>
      variant(at, {
        imageId: picture,
        options: names.slice(0, kinds).map((name, kind) => ({ name, value: values[kind] ?? '' })),
      }),
    ),
  )
const isUsable = (imageId: string): boolean => imageId !== 'broken'
const pictureOf = ({ imageId }: Variant): string | null => (imageId !== null && isUsable(imageId) ? imageId : null)
const valueOf = ({ options }: Variant, option: string): string =>
  optionKey(options.find(({ name }) => optionKey(name) === option)?.value ?? '')
const saysAll = (variants: readonly Variant[], option: string): boolean =>
  variants.every((one) =>
    variants.every((other) => valueOf(one, option) !== valueOf(other, option) || pictureOf(one) === pictureOf(other)),
  )

describe('pictures of variants', () => {
  it(`go to one option and to each of its values (${runs} products)`, () => {
    fc.assert(
      fc.property(anyVariants, (variants) => {
        const pictures = variantPictures(variants, isUsable)
        const hasAny = variants.some((one) => one.options.length > 0 && pictureOf(one) !== null)
        expect(pictures === null).toBe(!hasAny)
        if (pictures === null) return
        for (const one of variants) expect(pictures.imageIds.has(valueOf(one, pictures.option))).toBe(true)
        for (const [value, imageId] of pictures.imageIds) {
          const own = variants.filter((one) => valueOf(one, pictures.option) === value).map(pictureOf)
          expect(own.find((one) => one !== null) ?? null).toBe(imageId)
        }
      }),
      { numRuns: runs },
    )
  })

  it(`are all kept where the values of an option say them, in the first such option (${runs} products)`, () => {
    fc.assert(
      fc.property(anyVariants, (variants) => {
        const pictures = variantPictures(variants, isUsable)
        if (pictures === null) return
        const options = variants[0]?.options.map(({ name }) => optionKey(name)) ?? []
        const first = options.find((option) => saysAll(variants, option))
        if (first === undefined) return
        expect(pictures.option).toBe(first)
        for (const one of variants) expect(pictures.imageIds.get(valueOf(one, first))).toBe(pictureOf(one))
      }),
      { numRuns: runs },
    )
  })

  it('given for the first variant of a color only are pictures of the color', () => {
    const of = (size: string, color: string, imageId: string | null, at: number) =>
      variant(at, {
        imageId,
        options: [
          { name: 'Size', value: size },
          { name: 'Color', value: color },
        ],
      })
    const variants = [
      of('S', 'Red', 'a', 0),
      of('M', 'Red', null, 1),
      of('S', 'Blue', 'b', 2),
      of('M', 'Blue', null, 3),
    ]
    expect(variantPictures(variants)).toEqual({
      option: 'color',
      imageIds: new Map([
        ['red', 'a'],
        ['blue', 'b'],
      ]),
    })
  })

  it('are in the listing by their address, and in no listing that has none of them', () => {
    const one = product({ variants: [variant(0, { imageId: 'a' }), variant(1)] })
    const where = {
      ...context(),
      categoryVersion: 'v2' as const,
      warehouseId: 'w',
      imageUris: ['main'],
      certifications: [],
      sizeChartUri: null,
      sizeChartTemplateId: null,
      remoteSkus: [],
    }
    const uris = new Map([
      ['green', 'tos-a'],
      ['blue', 'tos-main'],
    ])
    const addresses = (built: ReturnType<typeof buildListing>) =>
      built.skus.map(({ salesAttributes }) => salesAttributes.map(({ imageUri }) => imageUri))
    expect(addresses(buildListing(one, { ...where, variantImages: { option: 'color', uris } }))).toEqual([
      ['tos-a'],
      ['tos-main'],
    ])
    expect(addresses(buildListing(one, where))).toEqual([[null], [null]])
  })

  it('that differ within a value are named, because one is sent for each', () => {
    const of = (at: number, color: string, size: string, imageId: string) =>
      variant(at, {
        imageId,
        options: [
          { name: 'Color', value: color },
          { name: 'Size', value: size },
        ],
      })
    const images = ['i1', 'i2', 'i3'].map((id) => image({ id }))
    const variants = [
      of(0, 'Red', 'S', 'i1'),
      of(1, 'Red', 'M', 'i2'),
      of(2, 'Blue', 'S', 'i3'),
      of(3, 'Blue', 'M', 'i3'),
    ]
    const found = checkVariantImages(product({ images, variants }), context())
    expect(found.map(({ code, severity, place }) => [code, severity, place])).toEqual([
      ['variant-image-shared', 'warning', 'Picture of Red / M'],
    ])
    expect(found[0]?.sentence).toContain('one picture for each Color')
    const whole = variants.map((one) => ({ ...one, imageId: 'i3' }))
    expect(checkVariantImages(product({ images, variants: whole }), context())).toEqual([])
    expect(variantsOfPicture(variants, whole[1] ?? variant(0)).variants.map(({ id }) => id)).toEqual(['v1', 'v2'])
    const shared = variantsOfPicture(
      whole.map((one) => ({ ...one, options: one.options.toReversed() })),
      whole[1] ?? variant(0),
    )
    expect([shared.value, shared.variants.length]).toEqual(['Red', 2])
    const bare = variants.map((one) => ({ ...one, imageId: null }))
    expect(variantsOfPicture(bare, bare[1] ?? variant(0))).toMatchObject({ value: 'Red', variants: [{}, {}] })
  })

  it('that cannot be used are named with their variants, once each, and block nothing', () => {
    const small = image({ id: 'small', widthPixels: 90, heightPixels: 90 })
    const gone = image({ id: 'gone', state: 'failed', problem: 'The picture could not be fetched: 404.' })
    const one = product({
      variantImages: [small, gone],
      variants: [
        variant(0, { imageId: 'small' }),
        variant(1, { imageId: 'small' }),
        variant(2, { imageId: 'gone' }),
        variant(3, { imageId: 'i1' }),
      ],
    })
    const found = checkVariantImages(one, context())
    expect(found.map(({ code, severity, variantId, place }) => [code, severity, variantId, place])).toEqual([
      ['variant-image-unusable', 'warning', 'v1', 'Picture of Green and 1 other'],
      ['variant-image-unusable', 'warning', 'v3', 'Picture of Red'],
    ])
    expect(found[0]?.sentence).toContain('90 × 90 pixels')
    expect(found[1]?.sentence).toContain('404. The first picture of the product is sent in its place')
    const { market } = context()
    expect([...usableOfVariants(one, market, true).keys()]).toEqual(['i1'])
  })
})
