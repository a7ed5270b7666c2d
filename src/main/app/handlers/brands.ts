// Handlers on brands: found by name, made where the platform allows it.
import { comparable } from '#core/checks/attributes-to-send.ts'
import { visitInTurns } from '../leaf-changes.ts'
import { os } from './implementer.ts'

export const brands = {
  search: os.brands.search.handler(({ context, input }) => context.brands.search(input)),
  create: os.brands.create.handler(async ({ context, input }) => {
    const brand = await context.brands.create(input.name)
    // Every product of that name was told that the shop does not know it.
    const named: string[] = []
    await visitInTurns(context, context.store.products.productsWithFinding('brand-unknown'), (product) => {
      if (comparable(product.brand) === comparable(brand.name)) named.push(product.id)
    })
    if (named.length > 0) {
      context.checker.recheckSoon(named)
      context.bus.emit({ type: 'products.changed', productIds: named.length > 200 ? null : named })
    }
    return brand
  }),
}
