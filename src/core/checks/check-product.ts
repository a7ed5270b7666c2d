// Looks at a product with every rule and gives all that is wrong at once. The rules stand in files of their own.
import type { Finding } from '#contract/finding.ts'
import type { Product } from '#contract/product.ts'
import { checkAttributes } from './attributes.ts'
import { checkBrand } from './brand.ts'
import { checkCategory } from './category.ts'
import type { CheckContext, Rule } from './context.ts'
import { checkDescription } from './description.ts'
import { checkCertificates, checkSizeChart } from './documents.ts'
import { checkIdentifiers } from './identifiers.ts'
import { checkImages } from './images.ts'
import { checkOptions } from './options.ts'
import { checkPackage } from './package.ts'
import { checkPrices } from './price.ts'
import { checkSellerSkus } from './seller-sku.ts'
import { checkStock } from './stock.ts'
import { checkTitle } from './title.ts'
import { checkVariantImages } from './variant-images.ts'

const rules: readonly Rule[] = [
  checkCategory,
  checkTitle,
  checkDescription,
  checkBrand,
  checkImages,
  checkVariantImages,
  checkAttributes,
  checkCertificates,
  checkSizeChart,
  checkPackage,
  checkOptions,
  checkPrices,
  checkStock,
  checkSellerSkus,
  checkIdentifiers,
]

/** Everything that is wrong with a product and all its variants, blocking findings first. Pure: the same input gives the same findings. */
export const checkProduct = (product: Product, context: CheckContext): Finding[] => {
  const found = rules.flatMap((rule) => rule(product, context))
  return [
    ...found.filter(({ severity }) => severity === 'blocking'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ]
}
