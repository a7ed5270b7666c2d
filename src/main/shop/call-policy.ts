// How each operation is paced and whether sending it twice is harmless. Facts about operations; nothing is sent here.
import type { OperationName } from '#tiktok/wire.ts'
import type { Lane } from './pacing.ts'
import type { RepeatProof } from './retry.ts'

export type CallPolicy = {
  /** Operations that probably share a limit of the platform. */
  readonly family: string
  readonly lane: Lane
  readonly proof: RepeatProof
  readonly timeoutMs: number
}

const quickMs = 30_000
/** Uploads and the whole category tree take longer. */
const slowMs = 120_000

const read = (family: string, timeoutMs = quickMs): CallPolicy => ({ family, lane: 'read', proof: 'read', timeoutMs })
const write = (family: string, proof: RepeatProof = 'none'): CallPolicy => ({
  family,
  lane: 'write',
  proof,
  timeoutMs: slowMs,
})

/** Same bytes give the same address on the platform, so an upload may be repeated (seen in answers of Upload Product Image). */
const upload = write('upload', 'key')

/** POST is no sign of a write here: searches and checks are POST too. So every operation says it itself. */
const policies: Readonly<Record<OperationName, CallPolicy>> = {
  getAuthorizedShops202309: read('authorization'),
  deauthorizeShop202403: write('authorization'),
  getAuthorizedCategoryAssets202405: read('authorization'),
  getWidgetToken202312: read('authorization'),
  getWidgetToken202401: read('authorization'),
  getActiveShops202309: read('seller'),
  getSellerPermissions202309: read('seller'),
  getShopCreators202407: read('seller'),
  getSellerStatus202508: read('seller'),
  syncCollections202508: write('seller'),
  getShopWebhooks202309: read('event'),
  updateShopWebhook202309: write('event'),
  deleteShopWebhook202309: write('event'),
  getWarehouseList202309: read('logistics'),
  getWarehouseDeliveryOptions202309: read('logistics'),
  getShippingProviders202309: read('logistics'),
  getGlobalSellerWarehouse202309: read('logistics'),
  getAvailableShippingTemplate202510: read('logistics'),
  standardizeWarehouseAddress202412: read('logistics'),
  createWarehouse202502: write('logistics'),
  updateWarehouse202502: write('logistics'),
  getCategories202309: read('category', slowMs),
  getCategoryRules202309: read('category'),
  getAttributes202309: read('category'),
  recommendCategory202309: read('category'),
  getGlobalCategories202309: read('category', slowMs),
  recommendGlobalCategories202309: read('category'),
  getGlobalAttributes202309: read('category'),
  getGlobalCategoryRules202309: read('category'),
  createCategoryUpgradeTask202407: write('category'),
  listingSchemas202401: read('category'),
  listingSchemas202407: read('category'),
  getBrands202309: read('brand'),
  createCustomBrands202309: write('brand'),
  recommendBrand202309: read('brand'),
  uploadProductImage202309: upload,
  uploadProductFile202309: upload,
  optimizedImages202404: read('suggestion'),
  recommendSizechart202309: read('suggestion'),
  searchSizeCharts202407: read('suggestion'),
  createProduct202309: write('product'),
  checkProductListing202309: read('check'),
  checkListingPrerequisites202309: read('check'),
  checkListingPrerequisites202312: read('check'),
  editProduct202309: write('product'),
  editProduct202509: write('product'),
  partialEditProduct202309: write('product'),
  partialEditProduct202509: write('product'),
  getProduct202309: read('product'),
  searchProducts202309: read('search'),
  searchProducts202312: read('search'),
  searchProducts202502: read('search'),
  activateProduct202309: write('state'),
  deactivateProducts202309: write('state'),
  deleteProducts202309: write('state'),
  recoverProducts202309: write('state'),
  updatePrice202309: write('price'),
  updateInventory202309: write('stock'),
  inventorySearch202309: read('stock'),
  productInformationIssueDiagnosis202405: read('suggestion'),
  getProductsSEOWords202405: read('suggestion'),
  getRecommendedProductTitleAndDescription202405: read('suggestion'),
  diagnoseandOptimizeProduct202411: read('suggestion'),
  createManufacturer202409: write('compliance'),
  partialEditManufacturer202409: write('compliance'),
  searchManufacturers202409: read('compliance'),
  searchManufacturers202501: read('compliance'),
  createResponsiblePerson202409: write('compliance'),
  partialEditResponsiblePerson202409: write('compliance'),
  searchResponsiblePersons202409: read('compliance'),
  searchResponsiblePersons202501: read('compliance'),
  enableStrikethroughPrices202502: write('price'),
  searchCombinedListingRecommendations202506: read('suggestion'),
  replicateProduct202507: write('product'),
  getGlobalReplicatedProducts202507: read('product'),
  getGlobalListingRules202507: read('category'),
  createGlobalProduct202309: write('product'),
  checkGlobalProductListing202404: read('check'),
  editGlobalProduct202309: write('product'),
  partialEditGlobalProduct202509: write('product'),
  getGlobalProduct202309: read('product'),
  searchGlobalProducts202309: read('search'),
  searchGlobalProducts202312: read('search'),
  updateGlobalInventory202309: write('stock'),
  publishGlobalProduct202309: write('product'),
  bindLocalProducts202503: write('product'),
  deleteGlobalProducts202309: write('state'),
  uploadCandidateProducts202409: write('opportunity'),
  partialEditCandidateProducts202409: write('opportunity'),
  searchCandidateProducts202409: read('opportunity'),
  searchOpportunities202409: read('opportunity'),
  applyOpportunities202409: write('opportunity'),
  createAttributeRecommendationRequest202501: write('suggestion'),
  uploadExternalProduct202506: write('suggestion'),
  importExternalProductInfo202508: write('suggestion'),
  createImageTranslationTasks202505: write('suggestion'),
  getImageTranslationTasks202506: read('suggestion'),
  productAuditingResearch202601: read('compliance'),
}

/** The policy of one operation. */
export const callPolicy = (name: OperationName): CallPolicy => policies[name]
