// Handlers on brands: found by name, made where the platform allows it.
import { os } from './implementer.ts'

export const brands = {
  search: os.brands.search.handler(({ context, input }) => context.brands.search(input)),
  create: os.brands.create.handler(({ context, input }) => context.brands.create(input.name)),
}
