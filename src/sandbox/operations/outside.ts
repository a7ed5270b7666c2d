// Opportunities, products of other platforms, collections and research as operations.
import type { Operation } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import { applyOpportunities, searchOpportunities } from '../opportunities/applications.ts'
import { editCandidates, searchCandidates, uploadCandidates } from '../opportunities/candidates.ts'
import { syncCollections } from '../outside/collections.ts'
import { importExternal, requestAttributes, uploadExternal } from '../outside/external-products.ts'
import { researchProducts } from '../products/research.ts'

export const outsideOperations: readonly Operation[] = [
  shopOperation('uploadCandidateProducts202409', 'seller.product.write', (call, _query, body) =>
    uploadCandidates(call, body),
  ),
  shopOperation('partialEditCandidateProducts202409', 'seller.product.write', (call, _query, body) =>
    editCandidates(call, body),
  ),
  shopOperation('searchCandidateProducts202409', 'seller.product.basic', searchCandidates),
  shopOperation('searchOpportunities202409', 'seller.product.basic', searchOpportunities),
  shopOperation('applyOpportunities202409', 'seller.product.write', (call, _query, body) =>
    applyOpportunities(call, body),
  ),
  shopOperation('createAttributeRecommendationRequest202501', 'seller.product.optimize', (call, _query, body) =>
    requestAttributes(call, body),
  ),
  shopOperation('uploadExternalProduct202506', 'seller.product.write', (call, _query, body) =>
    uploadExternal(call, body),
  ),
  operation('importExternalProductInfo202508', 'seller.product.write', importExternal),
  shopOperation('syncCollections202508', 'seller.product.write', (call, _query, body) => syncCollections(call, body)),
  operation('productAuditingResearch202601', 'seller.product.basic', researchProducts),
]
