// What the writer takes and says. Types only.
import type { AttributeValue, Option, ProductField, VariantField } from '#contract/product.ts'

/** What came of setting a field. */
export type Attempted = 'changed' | 'same' | 'missing'

type TextField<Field extends string> = Exclude<
  Field,
  'attributes' | 'images' | 'options' | 'imageId' | 'brandId' | 'certificates' | 'sizeChart' | 'keptAside'
>

/** A product that is not there yet. An absent field is empty; images and a variant's image are named by their source. */
export type NewProduct = {
  readonly key: string
  readonly fields: Partial<Record<TextField<ProductField>, string>>
  readonly attributes?: readonly AttributeValue[]
  readonly imageSources: readonly string[]
  readonly variants: readonly {
    readonly fields: Partial<Record<TextField<VariantField>, string>>
    readonly options: readonly Option[]
    readonly imageSource: string | null
  }[]
}
