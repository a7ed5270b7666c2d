// Candidate products: products of other platforms that are compared with the opportunities, which takes a while of the shop's clock.
import { recommendLeaf } from '../catalogue/recommend.ts'
import { categoryTree } from '../catalogue/tree.ts'
import type { Body, Data, Query, ShopCall } from '../gateway/call.ts'
import { checkLengths, refuseValue } from '../gateway/lengths.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { missingWords, refusalOf, refuseParameter } from '../gateway/refusal.ts'
import { readDecimal } from '../products/listing.ts'
import type { CandidateRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { opportunityOf } from './opportunities.ts'

type Candidate = CandidateRecord['body']
type Failure = NonNullable<Data<'uploadCandidateProducts202409'>['errors']>[number]

const mostAtOnce = 10
const comparisonMs = 10 * 60_000
const longestMs = 60 * 86_400_000
const [lowestPrice, highestPrice] = [0.01, 7600]

const recordId = (shopId: string, externalId: string): string => `${shopId}/${externalId}`

const checkSku = ({ price, sales_attributes: attributes = [] }: NonNullable<Candidate['skus']>[number]): void => {
  checkLengths([['sales_attributes', attributes, 10]])
  for (const { name, value, sku_images: images } of attributes)
    checkLengths([
      ['name', name, 50],
      ['value', value, 50],
      ['sku_images', images, 25],
    ])
  if (price === undefined) return
  if (price.currency !== 'USD') refuseValue('currency', 'USD is expected')
  const amount = readDecimal(price.amount, 2)
  if (amount === null || amount < lowestPrice || amount > highestPrice)
    refuseValue('amount', `${String(lowestPrice)} to ${String(highestPrice)} is expected`)
}

const checkCandidate = ({ world }: ShopCall, candidate: Candidate): void => {
  if ((candidate.external_product_id ?? '') === '')
    refuseParameter(missingWords('external_product_id', 'candidate_products'))
  checkLengths([
    ['external_product_id', candidate.external_product_id, 64],
    ['title', candidate.title, 100],
    ['description', candidate.description, 6000],
    ['external_category_name', candidate.external_category_name, 100],
    ['images', candidate.images, 25],
    ['skus', candidate.skus, 600],
  ])
  for (const sku of candidate.skus ?? []) checkSku(sku)
  const end = candidate.opportunity_matching_end_time
  if (end === undefined) return
  const nowMs = world.clock.nowMs()
  if (end * 1000 <= nowMs || end * 1000 > nowMs + longestMs)
    refuseValue('opportunity_matching_end_time', 'a time in the next 60 days is expected')
}

const forEach = (
  candidates: readonly Candidate[],
  work: (candidate: Candidate) => void,
): { readonly errors: Failure[] } => {
  if (candidates.length === 0) return refuseParameter(missingWords('candidate_products'))
  checkLengths([['candidate_products', candidates, mostAtOnce]])
  const errors: Failure[] = []
  for (const candidate of candidates) {
    const refusal = refusalOf(() => {
      work(candidate)
    })
    if (refusal === null) continue
    const { code, message } = refusal
    errors.push({ code, message, detail: { external_product_id: candidate.external_product_id ?? '' } })
  }
  return { errors }
}

export const uploadCandidates = (
  call: ShopCall,
  { candidate_products: candidates = [] }: Body<'uploadCandidateProducts202409'>,
): Data<'uploadCandidateProducts202409'> =>
  forEach(candidates, (body) => {
    checkCandidate(call, body)
    if ((body.title ?? '') === '') refuseParameter(missingWords('title', 'candidate_products'))
    const { world, shop } = call
    const nowMs = world.clock.nowMs()
    const externalId = body.external_product_id ?? ''
    const id = recordId(shop.id, externalId)
    world.store.put('candidates', id, {
      id,
      shopId: shop.id,
      externalId,
      body,
      createdAtMs: world.store.get('candidates', id)?.createdAtMs ?? nowMs,
      updatedAtMs: nowMs,
      comparedAtMs: nowMs + comparisonMs,
      endsAtMs: (body.opportunity_matching_end_time ?? 0) * 1000 || nowMs + longestMs,
    })
  })

/** Members at the top that were left out keep their values; a changed product is compared anew. */
export const editCandidates = (
  call: ShopCall,
  { candidate_products: candidates = [] }: Body<'partialEditCandidateProducts202409'>,
): Data<'partialEditCandidateProducts202409'> =>
  forEach(candidates, (body) => {
    checkCandidate(call, body)
    const { world, shop } = call
    const known =
      world.store.get('candidates', recordId(shop.id, body.external_product_id ?? '')) ??
      refuseValue('external_product_id', 'a candidate that was uploaded is expected')
    const nowMs = world.clock.nowMs()
    world.store.put('candidates', known.id, {
      ...known,
      body: { ...known.body, ...body },
      updatedAtMs: nowMs,
      comparedAtMs: nowMs + comparisonMs,
      ...(body.opportunity_matching_end_time !== undefined && { endsAtMs: body.opportunity_matching_end_time * 1000 }),
    })
  })

type Matching = { readonly status: 'PENDING' | 'MATCHED' | 'NOT_MATCHED'; readonly opportunityIds: string[] }

/** What the comparison of a candidate came to, by the shop's clock. A comparison that was cut off by its end finds nothing. */
export const matchingOf = (world: World, { body, comparedAtMs, endsAtMs }: CandidateRecord): Matching => {
  if (world.clock.nowMs() < Math.min(comparedAtMs, endsAtMs)) return { status: 'PENDING', opportunityIds: [] }
  const leaf = comparedAtMs > endsAtMs ? null : recommendLeaf(categoryTree('v2'), body.title ?? '', () => true)
  const opportunity = leaf === null ? null : opportunityOf(world, leaf.id)
  return opportunity === null
    ? { status: 'NOT_MATCHED', opportunityIds: [] }
    : { status: 'MATCHED', opportunityIds: [opportunity.id] }
}

/** The candidates of a shop, newest first. */
export const candidatesOf = (world: World, shopId: string): readonly CandidateRecord[] =>
  [...world.store.all('candidates')].filter((candidate) => candidate.shopId === shopId).reverse()

export const searchCandidates = (
  call: ShopCall,
  query: Query<'searchCandidateProducts202409'>,
  {
    external_product_ids: ids = [],
    opportunity_matching_statuses: statuses = [],
  }: Body<'searchCandidateProducts202409'>,
): Data<'searchCandidateProducts202409'> => {
  const page = readPage(query)
  checkLengths([['external_product_ids', ids, 10]])
  if (statuses.some((status) => !['PENDING', 'MATCHED', 'NOT_MATCHED'].includes(status)))
    refuseValue('opportunity_matching_statuses', 'PENDING, MATCHED or NOT_MATCHED is expected')
  const found = candidatesOf(call.world, call.shop.id)
    .map((candidate) => ({ candidate, matching: matchingOf(call.world, candidate) }))
    .filter(
      ({ candidate, matching }) =>
        (ids.length === 0 || ids.includes(candidate.externalId)) &&
        (statuses.length === 0 || statuses.includes(matching.status)),
    )
  return {
    candidate_products: takePage(found, page).map(({ candidate, matching }) => ({
      ...candidate.body,
      opportunity_ids: matching.opportunityIds,
      opportunity_matching_status: matching.status,
      opportunity_matching_end_time: Math.floor(candidate.endsAtMs / 1000),
      create_time: Math.floor(candidate.createdAtMs / 1000),
      update_time: Math.floor(candidate.updatedAtMs / 1000),
    })),
    ...pageFacts(page, found.length),
  }
}
