// What the app needs from a shop, in our own words. src/main/shop implements it over the platform's wire; nothing here knows which shop it is.
import type { Brand } from '#contract/brands.ts'
import type { Category, LeafRules } from '#contract/categories.ts'
import type { FailureDetails } from '#contract/failure.ts'
import type { Live } from '#contract/live.ts'
import type { CategoryVersion, Listing, ListingSku } from '#core/listing/listing.ts'
import type { RemoteProduct } from '#core/listing/remote-product.ts'
import type { WarehouseStock } from '#core/listing/spread-stock.ts'

export type { CategoryVersion, Listing, ListingSku, RemoteProduct }
export type CategoryNode = Pick<Category, 'id' | 'parentId' | 'name' | 'isLeaf' | 'permissions'>

export type ShopIdentity = {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly cipher: string
  readonly sellerType: string
}

export type Warehouse = {
  readonly id: string
  readonly name: string
  readonly isSales: boolean
  readonly isDefault: boolean
  readonly isEnabled: boolean
}

export type ImageUse =
  'MAIN_IMAGE' | 'ATTRIBUTE_IMAGE' | 'DESCRIPTION_IMAGE' | 'CERTIFICATION_IMAGE' | 'SIZE_CHART_IMAGE'

export type UploadedFile = { readonly id: string; readonly name: string; readonly format: string }

export type Written = {
  readonly remoteId: string
  readonly skus: readonly { readonly remoteSkuId: string; readonly sellerSku: string; readonly externalSkuId: string }[]
  readonly warnings: readonly string[]
}

/** Where a listing goes in the newer tree. `salesAttributeIds`: those the leaf knows; others are repeated by name. */
export type PlacedInLeaf = {
  readonly categoryId: string
  readonly categoryVersion: CategoryVersion
  readonly attributes: Listing['attributes']
  readonly salesAttributeIds: readonly string[]
}

/** What one page of Search Products says of a product. */
export type RemoteSummary = Omit<Live, 'failedReasons'> & {
  readonly title: string
  readonly sellerSkus: readonly string[]
  readonly createdAt: string
}

/**
 * The calls on one shop. Every function throws AppError: `offline` when nothing was sent, `unknown-outcome` when a write may have happened,
 * `limited`, `auth`, `rejected` with the platform's code and our sentence. Pacing and safe retries are inside.
 */
export type ShopPort = {
  readonly identity: () => Promise<ShopIdentity>
  readonly categories: (version: CategoryVersion, locale: string) => Promise<readonly CategoryNode[]>
  readonly leafRules: (categoryId: string, version: CategoryVersion, locale: string) => Promise<LeafRules>
  /** The leaf the platform recommends for a title, null where it has none. It may be no leaf, or not of this tree: judge it before use. */
  readonly recommendCategory: (
    product: { readonly title: string; readonly description: string },
    version: CategoryVersion,
  ) => Promise<{ readonly leafId: string | null }>
  readonly warehouses: () => Promise<readonly Warehouse[]>
  readonly uploadImage: (image: {
    readonly bytes: Uint8Array
    readonly name: string
    readonly use: ImageUse
  }) => Promise<{ readonly uri: string }>
  /** A document (PDF). The name has an ending, no blanks and no further dots. */
  readonly uploadFile: (file: { readonly bytes: Uint8Array; readonly name: string }) => Promise<UploadedFile>
  /** Brands whose name begins with `text`, at most 100 a page. With a category the authorised ones say whether they may be used there. */
  readonly brands: (query: {
    readonly text: string
    readonly category: { readonly id: string; readonly version: CategoryVersion } | null
    readonly pageToken: string | null
    readonly limit: number
  }) => Promise<{ readonly brands: readonly Brand[]; readonly nextPageToken: string | null; readonly total: number }>
  /** Makes a brand of the seller's own and gives its id. */
  readonly createBrand: (name: string) => Promise<string>
  readonly sizeChartTemplates: (text: string) => Promise<readonly { readonly id: string; readonly name: string }[]>
  readonly createProduct: (listing: Listing, idempotencyKey: string) => Promise<Written>
  readonly editProduct: (remoteId: string, listing: Listing) => Promise<Written>
  /** Prices of live listings; without `listPrice` that stays as it is. */
  readonly updatePrices: (
    remoteId: string,
    skus: readonly { remoteSkuId: string; amount: string; currency: string; listPrice: string | null }[],
  ) => Promise<void>
  /** All warehouses of each SKU have to be named. */
  readonly updateStock: (
    remoteId: string,
    skus: readonly { remoteSkuId: string; stock: readonly WarehouseStock[] }[],
  ) => Promise<void>
  /** Puts listings on sale or takes them off. Answers those that could not be, with the platform's reason. */
  readonly setOnSale: (
    remoteIds: readonly string[],
    isOnSale: boolean,
  ) => Promise<readonly { remoteId: string; failure: FailureDetails }[]>
  /** The listing as it will be once a change in review has passed, with the standing that it has now. */
  readonly getProduct: (remoteId: string) => Promise<RemoteProduct>
  /** One page of Search Products 202502, 100 a page. At most ten seller SKUs. Times are ISO. */
  readonly searchProducts: (query: {
    readonly sellerSkus?: readonly string[]
    readonly createdSince?: string
    readonly createdUntil?: string
    readonly updatedSince?: string
    /** Only products listed with this version of the tree. */
    readonly categoryVersion?: CategoryVersion
    readonly pageToken?: string
  }) => Promise<{
    readonly products: readonly RemoteSummary[]
    readonly nextPageToken: string | null
    readonly total: number
  }>
  /** Asks the platform to move the shop's live products to the newer tree. It may take two hours and may be repeated. */
  readonly startCategoryUpgrade: () => Promise<void>
  /** Edits nothing of a listing but its leaf and its attributes; all else is read first and repeated. */
  readonly moveToLeaf: (remoteId: string, placed: PlacedInLeaf) => Promise<Written>
}
