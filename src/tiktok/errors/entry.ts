// What the catalogue says of one error code of the platform. Plain data, free of Node: core reads it.

/** Whether sending the same thing again can help, and what has to come first. */
export type RetryAdvice = 'no' | 'later' | 'after-refresh' | 'look-up-first'

/** The field of a product or a variant that an error belongs to, in the names the app gives its fields. */
export type ErrorField =
  | 'title'
  | 'description'
  | 'brand'
  | 'categoryId'
  | 'weight'
  | 'length'
  | 'attributes'
  | 'images'
  | 'options'
  | 'sellerSku'
  | 'price'
  | 'listPrice'
  | 'quantity'
  | 'identifierCode'
  | 'imageId'

/** One code: what happened in the seller's words, where, and what to do next. `field` is null where no field of a product is at fault. */
export type PlatformErrorEntry = {
  readonly code: number
  readonly sentence: string
  readonly action: string
  readonly place: string
  readonly field: ErrorField | null
  readonly retry: RetryAdvice
  readonly link: string | null
}

type Shared = {
  readonly place: string
  readonly field?: ErrorField | null
  readonly retry?: RetryAdvice
  readonly link?: string
}

export type ErrorRow = readonly [code: number, sentence: string, action: string, own?: Partial<Shared>]

/** Entries that share a place, with what single ones change. */
export const topic = (shared: Shared, rows: readonly ErrorRow[]): readonly PlatformErrorEntry[] =>
  rows.map(([code, sentence, action, own]) => {
    const { place, field = null, retry = 'no', link = null } = { ...shared, ...own }
    return { code, sentence, action, place, field, retry, link }
  })

/** Seller Center's pages that are known by address. They exist for the US; other regions reach them from Seller Center's menu. */
export const sellerCenterLinks = {
  qualificationCategory: 'https://seller-us.tiktok.com/qualification?tab=category',
  home: 'https://seller-us.tiktok.com',
} as const

/** Where the seller's own app is set up. */
export const partnerCenterLink = 'https://partner.tiktokshop.com'
