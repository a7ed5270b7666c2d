// Size charts that the seller made in Seller Center, for all sellers the same. Plain data.
import { hashedId } from '../ids.ts'

const names = [
  'Women’s Tops',
  'Women’s Dresses',
  'Men’s Shirts',
  'Men’s Trousers',
  'Children’s Clothing',
  'Adult Shoes',
]

/** The templates with their ids. */
export const sizeChartTemplates: readonly { readonly id: string; readonly name: string }[] = names.map((name) => ({
  id: hashedId(`size chart ${name}`),
  name,
}))
