// What a running promotion locks: prices, and half of the stock. Pure.
import { Refusal } from '../gateway/refusal.ts'
import type { Inventory, ListingVersion, ProductRecord } from '../state/records.ts'

/** Refuses with 12052038 a change of price while a promotion runs. */
export const needPricesAsTheyAre = ({ isInPromotion, base }: ProductRecord, after: ListingVersion): void => {
  const isChanged = after.skus.some(({ id, price }) => {
    const before = base.skus.find((sku) => sku.id === id)?.price
    return before !== undefined && JSON.stringify(price) !== JSON.stringify(before)
  })
  if (isInPromotion === true && isChanged)
    throw new Refusal(12052038, 'The price is locked: the product takes part in a promotion.')
}

const total = (inventory: Inventory): number => inventory.reduce((sum, { quantity = 0 }) => sum + quantity, 0)

/** True where a promotion holds stock that a change would take away (12052393). */
export const isStockHeld = ({ isInPromotion }: ProductRecord, before: Inventory, after: Inventory): boolean =>
  isInPromotion === true && total(after) < Math.ceil(total(before) / 2)
