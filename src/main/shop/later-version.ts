// Which version of a listing counts: a draft, the one in review, or the live one. It only reads.
import { isAppError } from '#contract/failure.ts'
import type { WireData } from '#tiktok/wire.ts'
import type { ShopClient } from './shop-client.ts'

type Remote = WireData<'getProduct202309'>

/** What was asked for is not there: the listing has no version of that kind. */
const noSuchVersion = 12_052_547

/**
 * The version of a listing that an edit starts from, or that review will make live. A partial edit keeps what a draft or a version in review holds, not what
 * is live (Partial Edit Product), so that is what has to be compared with.
 */
export const laterVersion = async (
  client: ShopClient,
  product: Remote,
  wanted: 'draft' | 'under-review',
): Promise<Remote> => {
  const isInReview = product.status === 'ACTIVATE' && product.audit?.status === 'AUDITING'
  const hasDraft = wanted === 'draft' && product.has_draft === true && product.status !== 'DRAFT'
  if (!isInReview && !hasDraft) return product
  try {
    const query = hasDraft ? { return_draft_version: true } : { return_under_review_version: true }
    return await client.products.get(product.id ?? '', query)
  } catch (error) {
    // It may have been decided on in the meantime.
    if (isAppError(error) && error.details.platformCode === noSuchVersion) return product
    throw error
  }
}
