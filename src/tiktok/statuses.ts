// The words the platform uses for states, as constants, with its misspellings mapped once. It must stay free of Node: core reads it.

/** A product's combined status, as Get and Search give it and as Search filters by it. */
export const productStatuses = [
  'DRAFT',
  'PENDING',
  'FAILED',
  'ACTIVATE',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
  'FREEZE',
  'DELETED',
] as const
export type ProductStatus = (typeof productStatuses)[number]

/** `product_status` of Get Product: the same life without the review. */
export const productLifeStatuses = [
  'INITIAL',
  'DRAFT',
  'ACTIVATE',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
  'FREEZE',
  'DELETED',
] as const
export type ProductLifeStatus = (typeof productLifeStatuses)[number]

/** Where a product stands in review. `PRE_APPROVED`: passed, but listing is blocked for a reason. */
export const auditStatuses = ['NONE', 'AUDITING', 'FAILED', 'PRE_APPROVED', 'APPROVED'] as const
export type AuditStatus = (typeof auditStatuses)[number]

/** Why an approved product is not listed: the invite-only category is not granted, or the seller's onboarding is unfinished. */
export const preApprovedReasons = ['RESTRICTED_CATEGORY_PENDING', 'KYC_PENDING'] as const
export type PreApprovedReason = (typeof preApprovedReasons)[number]

/** What a shop may do in a category. `INVITE_ONLY` is called "restricted" in Seller Center. */
export const permissionStatuses = ['AVAILABLE', 'INVITE_ONLY', 'NON_MAIN_CATEGORY', 'PROHIBITED'] as const
export type PermissionStatus = (typeof permissionStatuses)[number]

export const imageUseCases = [
  'MAIN_IMAGE',
  'ATTRIBUTE_IMAGE',
  'DESCRIPTION_IMAGE',
  'CERTIFICATION_IMAGE',
  'SIZE_CHART_IMAGE',
] as const
export type ImageUseCase = (typeof imageUseCases)[number]

/** What Check Listing Prerequisites (202312) looks at. The bank account's name is misspelled on the wire, see `wireSpelling`. */
export const prerequisiteItems = [
  'SHOP_STATUS',
  'SHOP_TAX',
  'PICKUP_WAREHOUSE',
  'RETURN_WAREHOUSE',
  'DELIVERY_OPTION',
  'SHIPPING_TEMPLATE',
  'PRODUCT_QUANTITY_LIMIT',
  'EXTENDED_PRODUCER_RESPONSIBILITY',
  'BANK_ACCOUNT',
  'CONTACT_INFO',
] as const
export type PrerequisiteItem = (typeof prerequisiteItems)[number]

export const brandAuthorizations = ['AUTHORIZED', 'UNAUTHORIZED'] as const
export type BrandAuthorization = (typeof brandAuthorizations)[number]

/** The platform's misspellings: ours on the left, the wire's on the right. They are its contract and will not be mended. */
export const wireSpelling = {
  isRequired: 'is_requried',
  unauthorized: 'UNAUTHORIEZD',
  bankAccount: 'BANk_ACCOUNT',
  district: 'distict',
  maxTargetSize: 'MAX_TARGE_TSIZE',
  minTargetSize: 'MIN_TARGE_TSIZE',
  pattern: 'REGX',
} as const

/** True where an attribute must be given. Reads the wire's spelling, and the right one should it ever appear. */
export const isAttributeRequired = (attribute: {
  readonly is_requried?: boolean | undefined
  readonly is_required?: boolean | undefined
}): boolean => attribute.is_requried ?? attribute.is_required ?? false

/** A brand's authorisation in our spelling; both spellings of the wire are known. Null for an unknown word. */
export const readBrandAuthorization = (wireWord: string | undefined): BrandAuthorization | null => {
  if (wireWord === 'AUTHORIZED') return 'AUTHORIZED'
  return wireWord === wireSpelling.unauthorized || wireWord === 'UNAUTHORIZED' ? 'UNAUTHORIZED' : null
}

/** A prerequisite's name in our spelling, or null for one that is not known. */
export const readPrerequisiteItem = (wireWord: string): PrerequisiteItem | null => {
  const word = wireWord.toUpperCase()
  return prerequisiteItems.find((item) => item === word) ?? null
}

/** Picks a known word from a list, or null: new words of the platform must not break old readers. */
export const knownWord = <Word extends string>(words: readonly Word[], wireWord: string | undefined): Word | null =>
  words.find((word) => word === wireWord) ?? null
