// Decides which option carries the pictures of variants, and which picture each of its values gets. Pure; it knows no address and no bytes.
import type { Image, Product, Variant } from '#contract/product.ts'
import { pictureProblem } from '../checks/images.ts'
import type { MarketLimits } from '../markets/limits.ts'

/**
 * The one option that carries pictures, by its name, and an image id for each of its values. `null` for a value: none of its variants has a picture of its
 * own, so it gets the first of the gallery. Names and values are as `optionKey` writes them.
 */
export type VariantPictures = {
  readonly option: string
  readonly imageIds: ReadonlyMap<string, string | null>
}

/** The same with addresses in the shop, one for each value; '' for a picture that is not there yet. */
export type VariantImages = { readonly option: string; readonly uris: ReadonlyMap<string, string> }

/** The name or value of an option as it is compared: without case and outer blanks. */
export const optionKey = (text: string): string => text.trim().toLowerCase()

type Seen = { first: string | null; isOne: boolean; hasBlank: boolean }

// All variants of a value show the same, or none does.
const isWhole = ({ isOne, first, hasBlank }: Seen): boolean => isOne && (first === null || !hasBlank)

// What the variants of each value of an option show.
const seenOf = (
  option: string,
  variants: readonly Pick<Variant, 'imageId' | 'options'>[],
  isUsable: (imageId: string) => boolean,
): Map<string, Seen> => {
  const values = new Map<string, Seen>()
  for (const { options, imageId } of variants) {
    const own = options.find(({ name }) => optionKey(name) === option)
    if (own === undefined) continue
    const value = optionKey(own.value)
    const picture = imageId !== null && isUsable(imageId) ? imageId : null
    const seen = values.get(value) ?? { first: null, isOne: true, hasBlank: false }
    seen.isOne &&= picture === null || seen.first === null || seen.first === picture
    seen.hasBlank ||= picture === null
    seen.first ??= picture
    values.set(value, seen)
  }
  return values
}

/**
 * Which option carries pictures: the platform takes them for one only, and then wants one for each of its values (Create Product, codes 12052522 and
 * 12052528). It is the first whose values say the picture; a variant without one leaves that open where no option says it wholly. Where none does, it is
 * the first option, and a value takes the picture of its first variant that has one. Null: nothing to send.
 */
export const variantPictures = (
  variants: readonly Pick<Variant, 'imageId' | 'options'>[],
  isUsable: (imageId: string) => boolean = () => true,
): VariantPictures | null => {
  const names = [...new Set(variants.flatMap(({ options }) => options.map(({ name }) => optionKey(name))))]
  const kinds = names
    .map((option) => ({ option, values: seenOf(option, variants, isUsable) }))
    .filter(({ values }) => [...values.values()].some(({ first }) => first !== null))
  const kind =
    kinds.find(({ values }) => [...values.values()].every(isWhole)) ??
    kinds.find(({ values }) => [...values.values()].every(({ isOne }) => isOne)) ??
    kinds[0]
  if (kind === undefined) return null
  return { option: kind.option, imageIds: new Map([...kind.values].map(([value, { first }]) => [value, first])) }
}

/** Every value of an option without a picture of its own, for what the shop shows and the seller took away here. `option` is as `optionKey` writes it. */
export const noPictures = (variants: readonly Pick<Variant, 'options'>[], option: string): VariantPictures => {
  const values = variants.flatMap(({ options }) =>
    options.filter(({ name }) => optionKey(name) === option).map(({ value }) => optionKey(value)),
  )
  return { option, imageIds: new Map(values.map((value) => [value, null])) }
}

/** The pictures that variants have and that can be sent, by their ids. Those still being fetched count; a drawn stand-in is the gallery's alone. */
export const usableOfVariants = (
  { images, variantImages, variants }: Pick<Product, 'images' | 'variantImages' | 'variants'>,
  market: MarketLimits,
  isPractice: boolean,
): Map<string, Image> => {
  const wanted = new Set(variants.map(({ imageId }) => imageId))
  return new Map(
    [...images, ...variantImages]
      .filter(
        (image) =>
          wanted.has(image.id) && image.state !== 'stand-in' && pictureProblem(image, market, isPractice) === null,
      )
      .map((image) => [image.id, image]),
  )
}

/**
 * The variants that show one picture with this one: those with the same value of the option whose values say the pictures. Where several do, or none, that
 * is the color, else the first option. `value` is that value as it is written.
 */
export const variantsOfPicture = <One extends Pick<Variant, 'imageId' | 'options'>>(
  variants: readonly One[],
  variant: One,
): { readonly value: string; readonly variants: readonly One[] } => {
  const names = variant.options.map(({ name }) => optionKey(name))
  const whole = names.filter((name) => [...seenOf(name, variants, () => true).values()].every(isWhole))
  const isColor = (name: string): boolean => /^colou?r/u.test(name)
  const option = whole.find(isColor) ?? whole[0] ?? names.find(isColor) ?? names[0]
  const valueOf = ({ options }: One) => options.find(({ name }) => optionKey(name) === option)?.value.trim() ?? ''
  const value = valueOf(variant)
  if (value === '') return { value, variants: [variant] }
  return { value, variants: variants.filter((other) => optionKey(valueOf(other)) === optionKey(value)) }
}
