// Check Product Listing, suggestions, diagnoses and list prices as operations.
import type { Operation } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import { recommendCombinations } from '../products/combine.ts'
import { checkListing } from '../products/listing-check.ts'
import { enableStrikethroughPrices } from '../products/strikethrough.ts'
import { diagnoseAndOptimize, diagnoseProducts, suggestTexts, suggestWords } from '../products/suggestions.ts'

export const adviceOperations: readonly Operation[] = [
  shopOperation('checkProductListing202309', 'seller.product.basic', checkListing),
  shopOperation('getRecommendedProductTitleAndDescription202405', 'seller.product.optimize', (call, query) =>
    suggestTexts(call, query.product_ids),
  ),
  shopOperation('getProductsSEOWords202405', 'seller.product.optimize', (call, query) =>
    suggestWords(call, query.product_ids),
  ),
  shopOperation('productInformationIssueDiagnosis202405', 'seller.product.optimize', (call, query) =>
    diagnoseProducts(call, query.product_ids),
  ),
  shopOperation('diagnoseandOptimizeProduct202411', 'seller.product.optimize', (call, _query, body) =>
    diagnoseAndOptimize(call, body),
  ),
  shopOperation('enableStrikethroughPrices202502', 'seller.product.write', (call, _query, body) =>
    enableStrikethroughPrices(call, body),
  ),
  operation('searchCombinedListingRecommendations202506', 'seller.product.basic', recommendCombinations),
]
