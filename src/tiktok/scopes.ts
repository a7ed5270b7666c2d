// The scopes a seller can grant and what will not work without them. It must stay free of Node: core reads it.

/** One scope the app uses: the platform's name and, in the seller's words, what is lost without it. */
export type ScopeFacts = { readonly scope: string; readonly isNeeded: boolean; readonly lostWithoutIt: string }

/** The scopes this app uses, most needed first. */
export const usedScopes: readonly ScopeFacts[] = [
  {
    scope: 'seller.authorization.info',
    isNeeded: true,
    lostWithoutIt: 'Listwright cannot see which shops you connected, nor set up notifications.',
  },
  {
    scope: 'seller.product.basic',
    isNeeded: true,
    lostWithoutIt: 'Listwright cannot read categories, rules, your listings or the outcome of their audit.',
  },
  {
    scope: 'seller.product.write',
    isNeeded: true,
    lostWithoutIt: 'Listwright cannot upload images, publish or edit listings, or change prices and stock.',
  },
  {
    scope: 'seller.product.delete',
    isNeeded: false,
    lostWithoutIt: 'Listwright cannot delete listings or bring deleted ones back.',
  },
  {
    scope: 'seller.product.optimize',
    isNeeded: false,
    lostWithoutIt: 'Suggestions for titles, descriptions and search words are not available.',
  },
  {
    scope: 'seller.logistics',
    isNeeded: true,
    lostWithoutIt: 'Listwright cannot read your warehouses, and every listing needs one.',
  },
  {
    scope: 'seller.shop.info',
    isNeeded: false,
    lostWithoutIt: 'Listwright cannot show whether your shop is active.',
  },
]

/** The used scopes that were not granted. */
export const missingScopes = (granted: readonly string[]): readonly ScopeFacts[] =>
  usedScopes.filter(({ scope }) => !granted.includes(scope))
