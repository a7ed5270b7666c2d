// What follows when a hidden listing is to be shown again: back into review.
import { changeProduct } from '../products/put-product.ts'
import type { ProductRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { reviewDueAtMs } from './schedule.ts'

/** Sends a deactivated product to review; it goes live when it passes. */
export const releaseOrReview = (world: World, product: ProductRecord): void => {
  changeProduct(world, product, {
    status: 'PENDING',
    auditStatus: 'AUDITING',
    preApprovedReasons: [],
    auditFailures: [],
    reviewDueAtMs: reviewDueAtMs(world),
  })
}
