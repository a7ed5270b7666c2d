// The rule of variants' pictures. One that cannot be used does not lose the product: the gallery's first is sent in its place, and it is named.
import type { Product, Variant } from '#contract/product.ts'
import type { Finding } from '#contract/finding.ts'
import { warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import { optionKey, usableOfVariants, variantPictures } from '../listing/variant-pictures.ts'
import { pictureProblem } from './images.ts'
import { counted, variantName } from './places.ts'

const field = 'imageId'

const namesOf = (variants: readonly Variant[]): string => {
  const [first, ...others] = variants
  if (first === undefined) return ''
  return others.length === 0 ? variantName(first) : `${variantName(first)} and ${counted(others.length, 'other')}`
}

// Pictures of the same value that differ: the platform takes one for each, and for one option only.
const checkShared = (product: Product, { market, isPractice }: CheckContext): Finding[] => {
  const usable = usableOfVariants(product, market, isPractice)
  const pictures = variantPictures(product.variants, (imageId) => usable.has(imageId))
  const left = product.variants.filter(({ imageId, options }) => {
    const own = options.find(({ name }) => optionKey(name) === pictures?.option)
    return own !== undefined && usable.has(imageId ?? '') && pictures?.imageIds.get(optionKey(own.value)) !== imageId
  })
  const [first] = left
  const option = first?.options.find(({ name }) => optionKey(name) === pictures?.option)?.name.trim()
  if (first === undefined || option === undefined) return []
  const place = `Picture of ${namesOf(left)}`
  const sentence = `${place} is not shown: TikTok Shop takes one picture for each ${option}, and another variant of the same ${option} comes first. Choose one picture for all of them.`
  return [warning({ code: 'variant-image-shared', field, place, variantId: first.id, sentence })]
}

// Platform codes: 12052520 to 12052524, 12052528.
export const checkVariantImages: Rule = (product, context) => {
  const { images, variantImages, variants } = product
  const { market, isPractice } = context
  const owners = new Map<string, Variant[]>()
  for (const variant of variants) {
    // Without options a picture has nothing to hang on, and none is sent.
    if (variant.imageId === null || variant.options.length === 0) continue
    const others = owners.get(variant.imageId)
    if (others === undefined) owners.set(variant.imageId, [variant])
    else others.push(variant)
  }
  const unusable = [...images, ...variantImages].flatMap((image) => {
    const [first, ...others] = owners.get(image.id) ?? []
    const why = first === undefined ? null : pictureProblem(image, market, isPractice)
    if (first === undefined || why === null) return []
    const place = `Picture of ${namesOf([first, ...others])}`
    const sentence = `${place} is left out: ${why.replace(/\.$/u, '')}. The first picture of the product is sent in its place, unless you choose another.`
    return [warning({ code: 'variant-image-unusable', field, place, variantId: first.id, sentence })]
  })
  return [...unusable, ...checkShared(product, context)]
}
