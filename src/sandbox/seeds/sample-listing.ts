// A listing that passes every check of a category: required attributes, documents and sizes are filled in. For seeds only.
import { attributesOf } from '../catalogue/attributes.ts'
import { certificateId, isExpiryRequired } from '../catalogue/certificates.ts'
import { findCategory } from '../catalogue/tree.ts'
import type { Body, ShopCall } from '../gateway/call.ts'
import { hexOf } from '../ids.ts'
import { imageId } from '../state/image-id.ts'

export type Sample = {
  readonly title: string
  readonly categoryId: string
  readonly price: string
  readonly description: string
  readonly sellerSku: string
  readonly colors?: readonly string[]
  readonly isDraft?: boolean
}

const yearSeconds = 365 * 86_400

/** Registers an image as if it had been uploaded and returns its URI. */
const sampleImage = ({ world, seller, market }: ShopCall, name: string): string => {
  const uri = `${market.imageBucket}/${hexOf(`sample ${name}`, 32)}`
  const id = imageId(seller.id, uri)
  const size = { width: 1200, height: 1200, originalWidth: 1200, originalHeight: 1200 }
  world.store.put('images', id, { id, uri, ...size, useCases: ['MAIN_IMAGE'], optimizedAtMs: null })
  return uri
}

/** The body of a create call for a sample. */
export const sampleListing = (call: ShopCall, sample: Sample): Body<'createProduct202309'> => {
  const { world, market, shop } = call
  const { title, categoryId, price, description, sellerSku, colors = [] } = sample
  const attributes = attributesOf(world.seed, market.region, categoryId)
  const category = findCategory(categoryId)
  const warehouse = shop.warehouses.find(({ type }) => type === 'SALES_WAREHOUSE')?.id ?? ''
  const isImperial = market.dimensionUnits.includes('INCH')
  const color = attributes.find(({ isSale, name }) => isSale && name === 'Color')
  const variants = colors.length === 0 ? [null] : colors
  return {
    save_mode: sample.isDraft === true ? 'AS_DRAFT' : 'LISTING',
    title,
    description,
    category_id: categoryId,
    category_version: market.writableVersions.includes('v2') ? 'v2' : 'v1',
    main_images: ['front', 'side', 'detail'].map((view) => ({ uri: sampleImage(call, `${title} ${view}`) })),
    package_weight: isImperial ? { value: '1.25', unit: 'POUND' } : { value: '0.6', unit: 'KILOGRAM' },
    package_dimensions: { length: '10', width: '8', height: '4', unit: isImperial ? 'INCH' : 'CENTIMETER' },
    product_attributes: attributes
      .filter(({ isSale, isRequired }) => !isSale && isRequired)
      .map(({ id, values, isPositiveNumber }) => {
        const value = values?.at(-1)
        return {
          id,
          values: [value === undefined ? { name: isPositiveNumber ? '1' : 'As described' } : { id: value.id }],
        }
      }),
    certifications: (category?.certificates ?? [])
      .filter(({ isRequired }) => isRequired)
      .map(({ name }) => ({
        id: certificateId(name),
        images: [{ uri: sampleImage(call, `document ${name}`) }],
        ...(isExpiryRequired(market, name) && { expiration_date: world.clock.nowSeconds() + yearSeconds }),
      })),
    ...(category?.sizeChart === 'required' && { size_chart: { image: { uri: sampleImage(call, 'size chart') } } }),
    skus: variants.map((name, index) => {
      const value = color?.values?.find((known) => known.name === name)
      return {
        seller_sku: name === null ? sellerSku : `${sellerSku}-${name.toUpperCase().replaceAll(' ', '-')}`,
        price: { amount: price, currency: market.currency },
        inventory: [{ warehouse_id: warehouse, quantity: 40 + index * 15 }],
        sales_attributes:
          name === null
            ? []
            : [
                {
                  ...(color === undefined ? { name: 'Color' } : { id: color.id }),
                  ...(value === undefined ? { value_name: name } : { value_id: value.id }),
                },
              ],
      }
    }),
  }
}
