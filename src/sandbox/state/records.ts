// Everything the practice shop remembers, as plain records. A record is never changed in place: a change is a new record under the same id.
import type { AuditStatus, PreApprovedReason, ProductLifeStatus, ProductStatus } from '#tiktok/statuses.ts'
import type { WireBody } from '#tiktok/wire.ts'
import type { ClockRecord } from '../clock.ts'
import type { Settings } from './settings.ts'

export type AppRecord = {
  readonly key: string
  readonly secret: string
  readonly name: string
  readonly serviceId: string
  readonly redirectUrl: string | null
  readonly allowedAddresses: readonly string[] | null
}

export type SellerRecord = {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly type: 'LOCAL' | 'CROSS_BORDER'
  readonly status: string
  readonly isOnboarded: boolean
}

export type WarehouseRecord = {
  readonly id: string
  readonly name: string
  readonly type: 'SALES_WAREHOUSE' | 'RETURN_WAREHOUSE'
  readonly effectStatus: 'ENABLED' | 'DISABLED' | 'RESTRICTED'
  readonly isDefault: boolean
  /** Members of the wire's address that differ from the market's sample. */
  readonly address: Readonly<Record<string, string>>
}

export type ShopRecord = {
  readonly id: string
  readonly sellerId: string
  readonly name: string
  readonly region: string
  readonly code: string
  readonly status: string
  readonly createdAtMs: number
  readonly warehouses: readonly WarehouseRecord[]
  readonly hasMultipleWarehouses: boolean
  /** Prerequisites that fail, by wire name, with the reasons the answer gives. */
  readonly failedPrerequisites: Readonly<Record<string, readonly string[]>>
  readonly isKycPending: boolean
  /** Root or branch categories outside of which the shop may not list; null for no such bound. */
  readonly mainCategoryIds: readonly string[] | null
}

/** What a seller allowed an app. `ciphers` by shop id: a cipher belongs to app and shop. */
export type GrantRecord = {
  readonly id: string
  readonly appKey: string
  readonly sellerId: string
  readonly openId: string
  readonly scopes: readonly string[]
  readonly ciphers: Readonly<Record<string, string>>
  readonly expiresAtMs: number
}

export type TokenRecord = {
  readonly token: string
  readonly kind: 'access' | 'refresh'
  readonly grantId: string
  readonly expiresAtMs: number
  /** The refresh token that dies when this one is used; absent where it is dead already. */
  readonly replaces?: string
}

export type CodeRecord = {
  readonly code: string
  readonly appKey: string
  readonly sellerId: string
  readonly scopes: readonly string[]
  readonly expiresAtMs: number
  readonly isUsed: boolean
}

export type ImageRecord = {
  readonly id: string
  readonly uri: string
  readonly width: number
  readonly height: number
  readonly originalWidth: number
  readonly originalHeight: number
  readonly useCases: readonly string[]
  readonly optimizedAtMs: number | null
}

export type FileRecord = {
  readonly id: string
  readonly sellerId: string
  readonly name: string
  readonly format: string
  readonly sizeBytes: number
}

export type BrandRecord = {
  readonly id: string
  readonly sellerId: string
  readonly name: string
  readonly createdAtMs: number
}

type CreateBody = WireBody<'createProduct202309'>
type SkuBody = NonNullable<CreateBody['skus']>[number]
export type StoredSalesAttribute = {
  readonly id: string
  readonly name: string
  readonly value_id: string
  readonly value_name: string
  readonly sku_img?: { uri?: string }
  readonly supplementary_sku_images?: { uri?: string }[]
}
export type StoredSku = Omit<SkuBody, 'sales_attributes'> & {
  readonly id: string
  readonly sales_attributes: readonly StoredSalesAttribute[]
}
/** One version of a listing as it was sent, its SKUs with ids and resolved sales attributes. */
export type ListingVersion = Omit<CreateBody, 'save_mode' | 'idempotency_key' | 'skus'> & {
  readonly skus: readonly StoredSku[]
}
export type Inventory = NonNullable<SkuBody['inventory']>

export type AuditFailure = {
  readonly position: string
  readonly reasons: readonly string[]
  readonly suggestions: readonly string[]
}

export type ProductRecord = {
  readonly id: string
  readonly shopId: string
  readonly serial: number
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly status: ProductStatus
  readonly lifeStatus: ProductLifeStatus
  readonly auditStatus: AuditStatus
  readonly preApprovedReasons: readonly PreApprovedReason[]
  readonly auditFailures: readonly AuditFailure[]
  /** The version a buyer would see, or the first one where nothing was ever live. */
  readonly base: ListingVersion
  readonly underReview: ListingVersion | null
  readonly draft: ListingVersion | null
  /** Stock is shared by all versions, by SKU id. */
  readonly stock: Readonly<Record<string, Inventory>>
  readonly firstLiveAtMs: number | null
  /** When the review that is running ends; null where none runs or a prerequisite holds it back. */
  readonly reviewDueAtMs: number | null
  /** Promotions lock prices and hold part of the stock. Absent: none runs. */
  readonly isInPromotion?: boolean
  /** The product of another market that this one was replicated from. */
  readonly replicaOf: string | null
  /** True for the source of replicas in other markets. */
  readonly hasReplica?: boolean
  /** The status before the last change and how long it held, for searches that lag behind. */
  readonly earlier: {
    readonly status: ProductStatus
    readonly auditStatus: AuditStatus
    readonly preApprovedReasons: readonly PreApprovedReason[]
    readonly untilMs: number
  } | null
}

/** A local product that a global one was published or bound to; `skuIds` holds the local SKU of each global one. */
export type GlobalLink = {
  readonly region: string
  readonly productId: string
  readonly skuIds: Readonly<Record<string, string>>
}

/** A listing of a seller of several markets, from which local ones are made. Its stock lies in global warehouses. */
export type GlobalProductRecord = {
  readonly id: string
  readonly sellerId: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly status: 'UNPUBLISHED' | 'PUBLISHED' | 'DELETED'
  readonly version: ListingVersion
  readonly stock: Readonly<Record<string, Inventory>>
  readonly sourceLocale: string | null
  readonly links: readonly GlobalLink[]
}

/** A product of another platform that is compared with what buyers look for. */
export type CandidateRecord = {
  readonly id: string
  readonly shopId: string
  readonly externalId: string
  readonly body: NonNullable<WireBody<'uploadCandidateProducts202409'>['candidate_products']>[number]
  readonly createdAtMs: number
  readonly updatedAtMs: number
  /** When the comparison is through. */
  readonly comparedAtMs: number
  readonly endsAtMs: number
}

/** A product that was entered for an opportunity. */
export type ApplicationRecord = {
  readonly id: string
  readonly productId: string
  readonly opportunityId: string
  readonly decidedAtMs: number
}

/** What an app told about a product elsewhere. `ownerId` is a shop, or a seller where no shop was named. */
export type ExternalProductRecord = {
  readonly id: string
  readonly ownerId: string
  readonly purpose: 'attributes' | 'insights' | 'import'
  readonly externalId: string
  readonly content: unknown
  readonly receivedAtMs: number
}

export type CollectionRecord = {
  readonly id: string
  readonly shopId: string
  readonly title: string
  readonly imageUrl: string
  readonly productIds: readonly string[]
}

/** The translation of one image into one language. */
export type TranslationRecord = {
  readonly id: string
  readonly sellerId: string
  readonly uri: string
  readonly language: string
  readonly doneAtMs: number
}

/** The answer of a create call under its idempotency key. */
export type IdempotencyRecord = { readonly id: string; readonly answer: string }

export type WebhookSettingRecord = {
  readonly id: string
  readonly shopId: string
  readonly appKey: string
  readonly eventType: string
  readonly address: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export type DeliveryRecord = {
  readonly id: string
  readonly appKey: string
  readonly address: string
  readonly type: number
  readonly body: string
  readonly attempts: number
  readonly state: 'waiting' | 'delivered' | 'dropped' | 'held' | 'refused'
  readonly nextAtMs: number
  readonly lastOutcome: string | null
}

/** Something that happens at a time of the shop's clock. */
export type TaskRecord = {
  readonly id: string
  readonly kind: 'category-upgrade' | 'expiry-notice'
  readonly shopId: string
  readonly dueAtMs: number
}

export type ContactRecord = {
  readonly id: string
  readonly sellerId: string
  readonly kind: 'manufacturer' | 'responsible-person'
  readonly body: Readonly<Record<string, unknown>>
}

/** Counts that begin again each day of the shop, and counters of ids. */
export type CounterRecord = { readonly id: string; readonly count: number }

/** What a shop may do in invite-only categories: id is `shopId/categoryId`; a grant holds for everything below the category. */
export type PermissionRecord = {
  readonly id: string
  readonly shopId: string
  readonly categoryId: string
  readonly isGranted: boolean
}

export type Tables = {
  apps: AppRecord
  sellers: SellerRecord
  shops: ShopRecord
  grants: GrantRecord
  tokens: TokenRecord
  codes: CodeRecord
  images: ImageRecord
  files: FileRecord
  brands: BrandRecord
  products: ProductRecord
  globalProducts: GlobalProductRecord
  candidates: CandidateRecord
  applications: ApplicationRecord
  externalProducts: ExternalProductRecord
  collections: CollectionRecord
  translations: TranslationRecord
  idempotency: IdempotencyRecord
  webhookSettings: WebhookSettingRecord
  deliveries: DeliveryRecord
  tasks: TaskRecord
  contacts: ContactRecord
  counters: CounterRecord
  permissions: PermissionRecord
  settings: Settings
  clock: ClockRecord
}
export type TableName = keyof Tables

const tables: Readonly<Record<TableName, true>> = {
  apps: true,
  sellers: true,
  shops: true,
  grants: true,
  tokens: true,
  codes: true,
  images: true,
  files: true,
  brands: true,
  products: true,
  globalProducts: true,
  candidates: true,
  applications: true,
  externalProducts: true,
  collections: true,
  translations: true,
  idempotency: true,
  webhookSettings: true,
  deliveries: true,
  tasks: true,
  contacts: true,
  counters: true,
  permissions: true,
  settings: true,
  clock: true,
}

/** True for the name of a table. */
export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name)
