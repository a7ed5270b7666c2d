// Finds the product that a call names and refuses what is not there or not the caller's.
import type { ShopCall } from '../gateway/call.ts'
import { Refusal } from '../gateway/refusal.ts'
import type { ProductRecord } from '../state/records.ts'

/** The shop's product with this id. Refuses with 12052031, 12052032 or 12052048. */
export const needProduct = ({ world, shop }: Pick<ShopCall, 'world' | 'shop'>, id: string): ProductRecord => {
  if (!/^\d{1,19}$/.test(id)) throw new Refusal(12052031, 'The product id is invalid.')
  const product = world.store.get('products', id)
  if (product === undefined) throw new Refusal(12052032, `The product ${id} does not exist.`)
  if (product.shopId !== shop.id) throw new Refusal(12052048, 'The product belongs to another seller.')
  return product
}
