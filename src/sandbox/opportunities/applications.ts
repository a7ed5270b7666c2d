// Looking up opportunities and entering products for them. The platform decides within a day of the shop's clock.
import type { Body, Data, Query, ShopCall } from '../gateway/call.ts'
import { checkLengths, refuseValue } from '../gateway/lengths.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hashedId } from '../ids.ts'
import { needProduct } from '../products/need-product.ts'
import type { ApplicationRecord, ProductRecord } from '../state/records.ts'
import { candidatesOf, matchingOf } from './candidates.ts'
import { findOpportunity } from './opportunities.ts'
import type { Opportunity } from './opportunities.ts'

const dayMs = 86_400_000

/** Without ids: those that the shop's own candidates were matched with. */
export const searchOpportunities = (
  { world, shop }: ShopCall,
  query: Query<'searchOpportunities202409'>,
  { opportunity_ids: ids = [] }: Body<'searchOpportunities202409'>,
): Data<'searchOpportunities202409'> => {
  const page = readPage(query)
  checkLengths([['opportunity_ids', ids, 10]])
  const wanted =
    ids.length > 0
      ? ids
      : candidatesOf(world, shop.id).flatMap((candidate) => matchingOf(world, candidate).opportunityIds)
  const found = [...new Set(wanted)].flatMap((id) => findOpportunity(world, id) ?? [])
  return {
    opportunities: takePage(found, page).map(({ id, type, tag, benefit, createdAtMs }) => ({
      id,
      type,
      tags: [tag],
      benefits: [benefit],
      create_time: Math.floor(createdAtMs / 1000),
      update_time: Math.floor(createdAtMs / 1000),
    })),
    ...pageFacts(page, found.length),
  }
}

/** A product must lie in the same leaf, and for an opportunity of one product be the very product that was matched. */
const isFit = ({ world, shop }: ShopCall, product: ProductRecord, opportunity: Opportunity): boolean => {
  if (product.base.category_id !== opportunity.leafId) return false
  if (opportunity.type === 'LEAF_CATEGORY') return true
  return candidatesOf(world, shop.id).some(
    (candidate) =>
      candidate.externalId === product.base.external_product_id &&
      matchingOf(world, candidate).opportunityIds.includes(opportunity.id),
  )
}

const statusOf = (call: ShopCall, product: ProductRecord, opportunity: Opportunity, decidedAtMs: number): string => {
  if (call.world.clock.nowMs() < decidedAtMs) return 'REVIEWING'
  return isFit(call, product, opportunity) ? 'APPROVED' : 'REJECTED'
}

/** Enters a product. Entering it again tells how far the application is. */
export const applyOpportunities = (
  call: ShopCall,
  { opportunity_ids: ids = [] }: Body<'applyOpportunities202409'>,
): Data<'applyOpportunities202409'> => {
  const { world, path } = call
  const product = needProduct(call, path['product_id'] ?? '')
  if (ids.length === 0) return refuseParameter(missingWords('opportunity_ids'))
  if (product.status === 'DELETED' || product.status === 'FREEZE')
    throw new Refusal(12052901, `The product cannot be entered while its status is ${product.status}.`)
  const opportunities = [...new Set(ids)].map(
    (id) => findOpportunity(world, id) ?? refuseValue('opportunity_ids', `${id.slice(0, 40)} is not known`),
  )
  return {
    opportunity_applications: opportunities.map((opportunity) => {
      const id = hashedId(`application ${product.id} ${opportunity.id}`)
      const application: ApplicationRecord = world.store.get('applications', id) ?? {
        id,
        productId: product.id,
        opportunityId: opportunity.id,
        decidedAtMs: world.clock.nowMs() + dayMs,
      }
      world.store.put('applications', id, application)
      const status = statusOf(call, product, opportunity, application.decidedAtMs)
      return { id, product_id: product.id, opportunity_id: opportunity.id, status }
    }),
  }
}
