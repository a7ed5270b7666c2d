// The rule of variants' pictures. One that cannot be used does not lose the product: the gallery's first is sent in its place, and it is named.
import type { Variant } from '#contract/product.ts'
import { warning } from './context.ts'
import type { Rule } from './context.ts'
import { pictureProblem } from './images.ts'
import { counted, variantName } from './places.ts'

const field = 'imageId'

const namesOf = (variants: readonly Variant[]): string => {
  const [first, ...others] = variants
  if (first === undefined) return ''
  return others.length === 0 ? variantName(first) : `${variantName(first)} and ${counted(others.length, 'other')}`
}

// Platform codes: 12052520 to 12052524.
export const checkVariantImages: Rule = ({ images, variantImages, variants }, { market, isPractice }) => {
  const owners = new Map<string, Variant[]>()
  for (const variant of variants) {
    // Without options a picture has nothing to hang on, and none is sent.
    if (variant.imageId === null || variant.options.length === 0) continue
    const others = owners.get(variant.imageId)
    if (others === undefined) owners.set(variant.imageId, [variant])
    else others.push(variant)
  }
  return [...images, ...variantImages].flatMap((image) => {
    const [first, ...others] = owners.get(image.id) ?? []
    const why = first === undefined ? null : pictureProblem(image, market, isPractice)
    if (first === undefined || why === null) return []
    const place = `Picture of ${namesOf([first, ...others])}`
    const sentence = `${place} is left out: ${why.replace(/\.$/u, '')}. The first picture of the product is sent in its place, unless you choose another.`
    return [warning({ code: 'variant-image-unusable', field, place, variantId: first.id, sentence })]
  })
}
