// Looks at one product with everything it needs and gives every finding at once, of the product and of each variant.
import type { Defaults } from '#contract/app.ts'
import type { Category, LeafRules } from '#contract/categories.ts'
import type { Finding } from '#contract/finding.ts'
import type { Product, Variant } from '#contract/product.ts'
import type { MarketLimits } from '../markets/limits.ts'
import { readMoney } from '../values/money.ts'
import { readQuantity } from '../values/quantity.ts'

/** What the checks need to know beside the product. `leaf` is null until what the leaf asks for was read. */
export type CheckContext = {
  readonly market: MarketLimits
  readonly currency: string
  readonly leaf: LeafRules | null
  readonly category: Category | null
  readonly defaults: Defaults
  readonly isPractice: boolean
}

const finding = (
  code: string,
  field: string,
  place: string,
  sentence: string,
  variantId: string | null = null,
  fix: Finding['fix'] = null,
): Finding => ({ code, severity: 'blocking', variantId, field, sentence, place, fix })

const variantFindings = (variant: Variant, context: CheckContext): Finding[] => {
  const found: Finding[] = []
  const place = variant.options.map((option) => option.value).join(' · ') || variant.sellerSku || 'Variant'
  const price = readMoney(variant.price, context.currency)
  if (!price.isOk) {
    const { suggestion, sentence } = price.problem
    const fix = suggestion === null ? null : { id: 'price-plain', label: `Write ${suggestion}`, hasPreview: false }
    found.push(
      finding(
        'price-unreadable',
        'price',
        `Price of ${place}`,
        variant.price === '' ? 'The price is missing. Type what a buyer pays.' : sentence,
        variant.id,
        fix,
      ),
    )
  }
  const quantity = readQuantity(variant.quantity)
  if (!quantity.isOk)
    found.push(
      finding(
        'stock-unreadable',
        'quantity',
        `Stock of ${place}`,
        variant.quantity === '' ? 'The stock is missing. Type how many pieces you have.' : quantity.problem.sentence,
        variant.id,
      ),
    )
  else if (quantity.value === 0)
    found.push(
      finding('stock-zero', 'quantity', `Stock of ${place}`, 'A listing needs at least 1 in stock.', variant.id),
    )
  return found
}

/** Every finding of a product. Pure: the same product and context always give the same list. */
export const checkProduct = (product: Product, context: CheckContext): Finding[] => {
  const found: Finding[] = []
  if (product.title.trim() === '')
    found.push(finding('title-missing', 'title', 'Title', 'The title is missing. Type what the product is.'))
  else if (product.title.trim().length > context.market.titleMaximum.value.loose) {
    const fix = { id: 'title-trim', label: 'Shorten', hasPreview: false }
    found.push(
      finding(
        'title-long',
        'title',
        'Title',
        `The title has ${product.title.trim().length} characters; this market takes ${context.market.titleMaximum.value.loose}.`,
        null,
        fix,
      ),
    )
  }
  if (product.categoryId === null)
    found.push(
      finding(
        'category-missing',
        'categoryId',
        'Category',
        'No category yet. Choose the leaf category this product belongs to.',
      ),
    )
  else if (context.category === null)
    found.push(
      finding(
        'category-unknown',
        'categoryId',
        'Category',
        'This category is not in the shop’s tree. Choose another one.',
      ),
    )
  for (const variant of product.variants) found.push(...variantFindings(variant, context))
  return found
}
