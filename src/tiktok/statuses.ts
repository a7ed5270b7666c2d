// The words the platform uses for states, with its misspellings mapped once. It must stay free of Node: core reads it.

/** A product's combined status, as Get and Search give it and as Search filters by it. */
export type ProductStatus =
  'DRAFT' | 'PENDING' | 'FAILED' | 'ACTIVATE' | 'SELLER_DEACTIVATED' | 'PLATFORM_DEACTIVATED' | 'FREEZE' | 'DELETED'

/** `product_status` of Get Product: the same life without the review. */
export type ProductLifeStatus = Exclude<ProductStatus, 'PENDING' | 'FAILED'> | 'INITIAL'

/** Where a product stands in review. `PRE_APPROVED`: passed, but listing is blocked for a reason. Search filters by three of them only. */
export type AuditStatus = 'NONE' | 'AUDITING' | 'FAILED' | 'PRE_APPROVED' | 'APPROVED'

/** Why an approved product is not listed: the invite-only category is not granted, or the seller's onboarding is unfinished. */
export const preApprovedReasons = ['RESTRICTED_CATEGORY_PENDING', 'KYC_PENDING'] as const
export type PreApprovedReason = (typeof preApprovedReasons)[number]

/** What a shop may do in a category. `INVITE_ONLY` is called "restricted" in Seller Center. */
export const permissionStatuses = ['AVAILABLE', 'INVITE_ONLY', 'NON_MAIN_CATEGORY', 'PROHIBITED'] as const
export type PermissionStatus = (typeof permissionStatuses)[number]

/** `LISTING` sends to review, `AS_DRAFT` keeps. Nothing falls back from one to the other by itself. */
export type SaveMode = 'LISTING' | 'AS_DRAFT'

/** What an uploaded image is for. Size rules differ by it. */
export type ImageUseCase =
  'MAIN_IMAGE' | 'ATTRIBUTE_IMAGE' | 'DESCRIPTION_IMAGE' | 'CERTIFICATION_IMAGE' | 'SIZE_CHART_IMAGE'

/** What Check Listing Prerequisites (202312) looks at. */
const prerequisiteItems = [
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
type PrerequisiteItem = (typeof prerequisiteItems)[number]

/** True where an attribute must be given. Reads the wire's misspelling, and the right spelling should it ever appear. */
export const isAttributeRequired = (attribute: {
  readonly is_requried?: boolean | undefined
  readonly is_required?: boolean | undefined
}): boolean => attribute.is_requried ?? attribute.is_required ?? false

/** A brand's authorisation in our spelling; the wire misspells one word in its enum and not in its text. Null for an unknown word. */
export const readBrandAuthorization = (wireWord: string | undefined): 'AUTHORIZED' | 'UNAUTHORIZED' | null => {
  if (wireWord === 'AUTHORIZED') return 'AUTHORIZED'
  return wireWord === 'UNAUTHORIEZD' || wireWord === 'UNAUTHORIZED' ? 'UNAUTHORIZED' : null
}

/** A prerequisite's name in our spelling (the wire writes one letter of BANK_ACCOUNT small), or null for one that is not known. */
export const readPrerequisiteItem = (wireWord: string): PrerequisiteItem | null => {
  const word = wireWord.toUpperCase()
  return prerequisiteItems.find((item) => item === word) ?? null
}

/** Picks a known word from a list, or null: new words of the platform must not break old readers. */
export const knownWord = <Word extends string>(words: readonly Word[], wireWord: string | undefined): Word | null =>
  words.find((word) => word === wireWord) ?? null
