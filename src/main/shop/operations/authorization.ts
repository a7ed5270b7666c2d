// The platform's authorization operations, one function each.
import type { Call } from '../caller.ts'

/** Shops the seller connected, and leaving one. */
export const authorizationOperations = (call: Call) => ({
  /** The shops this token may be used for, each with its cipher. */
  shops: () => call('getAuthorizedShops202309'),
  /** Ends the app's authorisation for the chosen shop; the seller gets an e-mail. */
  deauthorize: () => call('deauthorizeShop202403'),
})
