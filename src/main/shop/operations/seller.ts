// The platform's seller operations, one function each.
import type { Call } from '../caller.ts'

/** What the platform says about the seller as a whole. */
export const sellerOperations = (call: Call) => ({
  /** Only the active shops. */
  activeShops: () => call('getActiveShops202309'),
  /** Empty for local sellers. */
  permissions: () => call('getSellerPermissions202309'),
  /** Status figures arrive as text of digits: 0 new, 1 pending, 2 active, 3 deactivated, 4 rejected, 6 withdrawn. */
  status: () => call('getSellerStatus202508'),
})
