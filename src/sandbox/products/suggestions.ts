// Suggestions for live listings: titles, descriptions, search words, diagnoses. It reads only.
import { categoryTree } from '../catalogue/tree.ts'
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { imageFacts } from '../media/image-facts.ts'
import type { ProductRecord } from '../state/records.ts'
import { diagnosesOf, seoWords, suggestDescription, suggestTitle } from './diagnoses.ts'
import { needProduct } from './need-product.ts'
import { listingQualityTier } from './quality.ts'

/** The live ones of the products that a query names. Others are left out, as on the platform. */
const liveProducts = (
  { world, shop }: ShopCall,
  ids: readonly string[] = [],
  most: number,
): readonly ProductRecord[] => {
  if (ids.length === 0) return refuseParameter(missingWords('product_ids'))
  if (ids.length > most)
    throw new Refusal(12019120, `There are too many product ids: at most ${String(most)} are allowed.`)
  return [...new Set(ids)].flatMap((id) => {
    const product = world.store.get('products', id)
    return product !== undefined && product.shopId === shop.id && product.status === 'ACTIVATE' ? [product] : []
  })
}

const leafName = (categoryId: string | undefined): string => categoryTree('v2').find(categoryId ?? '')?.name ?? ''

export const suggestTexts = (
  call: ShopCall,
  ids: readonly string[] | undefined,
): Data<'getRecommendedProductTitleAndDescription202405'> => ({
  products: liveProducts(call, ids, 20).map(
    ({ id, base: { title = '', description = '', category_id: categoryId } }) => ({
      id,
      suggestions: [
        { field: 'TITLE', items: [{ text: suggestTitle(title, leafName(categoryId), call.market.titleLength[1]) }] },
        { field: 'DESCRIPTION', items: [{ text: suggestDescription(title, description) }] },
      ],
    }),
  ),
})

export const suggestWords = (
  call: ShopCall,
  ids: readonly string[] | undefined,
): Data<'getProductsSEOWords202405'> => ({
  // In other markets there are none, whatever is asked.
  products: (call.market.hasSearchWords ? liveProducts(call, ids, 20) : []).map(
    ({ id, base: { title = '', category_id: categoryId } }) => ({
      id,
      seo_words: seoWords(title, leafName(categoryId)).map((text) => ({ text })),
    }),
  ),
})

type Suggested = {
  readonly title?: string
  readonly description?: string
  readonly main_images?: readonly { uri?: string }[]
}

/** What could be put in the place of a field, empty where nothing is suggested for it. */
const suggestionFor = (
  call: ShopCall,
  { title = '', description = '', main_images: images = [] }: Suggested,
  categoryName: string,
  field: string,
) => {
  if (field === 'TITLE')
    return {
      suggestion: {
        seo_words: seoWords(title, categoryName).map((text) => ({ text })),
        smart_texts: [{ text: suggestTitle(title, categoryName, call.market.titleLength[1]) }],
      },
    }
  if (field === 'DESCRIPTION')
    return { suggestion: { smart_texts: [{ text: suggestDescription(title, description) }] } }
  if (field !== 'IMAGE') return {}
  return {
    suggestion: {
      images: images.map(({ uri = '' }) => {
        const { urls, width, height } = imageFacts(call, uri)
        return { uri, url: urls[0] ?? '', optimized_uri: uri, optimized_url: urls[0] ?? '', width, height }
      }),
    },
  }
}

export const diagnoseProducts = (
  call: ShopCall,
  ids: readonly string[] | undefined,
): Data<'productInformationIssueDiagnosis202405'> => ({
  products: liveProducts(call, ids, 200).map(({ id, base }) => {
    const diagnoses = diagnosesOf(base)
    const remaining = diagnoses.flatMap(({ diagnosis_results: results }) => results).length
    return {
      id,
      ...(call.market.hasListingQuality && {
        listing_quality: { current_tier: listingQualityTier(base), remaining_recommendations: remaining },
      }),
      diagnoses: diagnoses.map((diagnosis) => ({
        ...diagnosis,
        ...suggestionFor(call, base, leafName(base.category_id), diagnosis.field),
      })),
    }
  }),
})

const optimizable = ['TITLE', 'DESCRIPTION', 'IMAGE', 'ALL', 'NONE']

export const diagnoseAndOptimize = (
  call: ShopCall,
  body: Body<'diagnoseandOptimizeProduct202411'>,
): Data<'diagnoseandOptimizeProduct202411'> => {
  const fields = body.optimization_fields ?? []
  if (fields.some((field) => !optimizable.includes(field)))
    return refuseParameter(`The parameter optimization_fields is invalid: ${optimizable.join(', ')} are expected.`)
  const known = body.product_id === undefined || body.product_id === '' ? null : needProduct(call, body.product_id).base
  const listing = {
    title: body.title ?? known?.title ?? '',
    description: body.description ?? known?.description ?? '',
    main_images: body.main_images ?? known?.main_images ?? [],
  }
  if (listing.title === '') return refuseParameter(missingWords('title'))
  const name = leafName(body.category_id ?? known?.category_id)
  const isWanted = (field: string): boolean => fields.includes(field) || fields.includes('ALL')
  const diagnoses = diagnosesOf(listing).map((diagnosis) =>
    isWanted(diagnosis.field) ? { ...diagnosis, ...suggestionFor(call, listing, name, diagnosis.field) } : diagnosis,
  )
  const remaining = diagnoses.flatMap(({ diagnosis_results: results }) => results).length
  return {
    ...(call.market.hasListingQuality && {
      listing_quality: { current_tier: listingQualityTier(listing), remaining_recommendations: remaining },
    }),
    diagnoses,
  }
}
