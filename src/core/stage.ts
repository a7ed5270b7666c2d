// Says where a product stands, from what the platform last said and what our checks found. The only place that decides it.
import type { Live } from '#contract/live.ts'
import type { Stage } from '#contract/product.ts'

const inactive = new Set(['SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED', 'FREEZE', 'DELETED'])

/**
 * The stage of a product. The platform's word counts before ours: a live product with findings stays live. `live` is null where nothing was ever
 * sent; `blocking` counts findings that stop a listing. Statuses: those of Get Product, and its audit's.
 */
export const stageOf = (live: Pick<Live, 'status' | 'auditStatus'> | null, blocking: number): Stage => {
  if (live !== null) {
    if (live.status === 'ACTIVATE') return 'live'
    if (live.auditStatus === 'PRE_APPROVED') return 'waiting'
    if (live.status === 'PENDING') return 'review'
    if (live.status === 'FAILED') return 'failed'
    if (inactive.has(live.status)) return 'inactive'
  }
  return blocking > 0 ? 'draft' : 'ready'
}
