// Applies edits to a product in memory, so that a change can be shown and judged before it is made. Keeping them is the store's work.
import {
  asideValueShape,
  attributeValueShape,
  certificateShape,
  imageShape,
  optionShape,
  sizeChartShape,
} from '#contract/product.ts'
import type { Image, Product, Variant } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'

const attributeList = attributeValueShape.array()
const optionList = optionShape.array()
const certificateList = certificateShape.array()
const asideList = asideValueShape.array()

// A picture is named by its source; one the product has already keeps its state.
const imagesFrom = (value: unknown, before: readonly Image[]): Image[] | null => {
  if (!Array.isArray(value)) return null
  const list: Image[] = []
  for (const one of value) {
    const whole = imageShape.safeParse(one)
    const source: unknown = whole.success ? whole.data.source : one
    if (typeof source !== 'string') return null
    const known = before.find((image) => image.source === source)
    const fresh: Image = {
      id: source,
      source,
      state: 'pending',
      widthPixels: null,
      heightPixels: null,
      sizeBytes: null,
      problem: null,
    }
    list.push(known ?? (whole.success ? whole.data : fresh))
  }
  return list
}

const withVariantField = (variant: Variant, { field, value }: Edit): Variant => {
  switch (field) {
    case 'options': {
      const options = optionList.safeParse(value)
      return options.success ? { ...variant, options: options.data } : variant
    }
    case 'imageId':
      return { ...variant, imageId: typeof value === 'string' && value !== '' ? value : null }
    case 'sellerSku':
    case 'price':
    case 'listPrice':
    case 'quantity':
    case 'identifierType':
    case 'identifierCode':
      return typeof value === 'string' ? { ...variant, [field]: value } : variant
    default:
      return variant
  }
}

const withField = (product: Product, { field, value }: Edit): Product => {
  switch (field) {
    case 'attributes': {
      const attributes = attributeList.safeParse(value)
      return attributes.success ? { ...product, attributes: attributes.data } : product
    }
    case 'certificates': {
      const certificates = certificateList.safeParse(value)
      return certificates.success ? { ...product, certificates: certificates.data } : product
    }
    case 'sizeChart': {
      const sizeChart = sizeChartShape.nullable().safeParse(value)
      return sizeChart.success ? { ...product, sizeChart: sizeChart.data } : product
    }
    case 'keptAside': {
      const keptAside = asideList.safeParse(value)
      return keptAside.success ? { ...product, keptAside: keptAside.data } : product
    }
    case 'images': {
      const images = imagesFrom(value, product.images)
      return images === null ? product : { ...product, images }
    }
    case 'categoryId':
      return { ...product, categoryId: typeof value === 'string' && value !== '' ? value : null }
    case 'title':
    case 'description':
    case 'brand':
    case 'brandId':
    case 'sourceCategory':
    case 'weight':
    case 'weightUnit':
    case 'length':
    case 'width':
    case 'height':
    case 'dimensionUnit':
      return typeof value === 'string' ? { ...product, [field]: value } : product
    default:
      return product
  }
}

/** The product as it would be after the edits that name it. An edit of a wrong shape or of a variant that is not there changes nothing. */
export const applyEdits = (product: Product, edits: readonly Edit[]): Product =>
  edits
    .filter((edit) => edit.productId === product.id)
    .reduce<Product>(
      (now, edit) =>
        edit.variantId === null
          ? withField(now, edit)
          : {
              ...now,
              variants: now.variants.map((variant) =>
                variant.id === edit.variantId ? withVariantField(variant, edit) : variant,
              ),
            },
      product,
    )
