// What a tester or a rehearsing seller can switch. Plain data; the control interface changes it, everything else reads it.

/** How a scripted review ends. `outcome` for the next review of a product, or for all whose title contains `titleContains`. */
export type ReviewScript = {
  readonly id: string
  readonly titleContains?: string
  readonly productId?: string
  readonly categoryId?: string
  readonly outcome: 'approve' | 'fail' | 'pre-approve-kyc' | 'hold' | 'freeze'
  readonly position?: string
  readonly reasons?: readonly string[]
  readonly suggestions?: readonly string[]
  /** How many reviews it decides; absent for all. */
  readonly count?: number
}

export type RateLimit = {
  /** Tokens a second for each app and shop, and the largest burst. */
  readonly perSecond: number
  readonly burst: number
  readonly sendsRetryAfter: boolean
}

export const refreshRotations = ['at-once', 'once-replaced', 'kept'] as const
export type RefreshRotation = (typeof refreshRotations)[number]

export type Settings = {
  /** HTTP status of business errors (12…): never verified on the platform. */
  readonly businessErrorStatus: number
  readonly rateLimit: RateLimit | null
  /** Requests an hour for all shops of an app together; the platform's sandbox shops share 1,000. */
  readonly hourlyLimit: number | null
  /** Answers of a limit say how long to wait. */
  readonly sendsRetryAfter: boolean
  /** Listings a day for each shop; new shops have 100. */
  readonly dailyListingLimit: number | null
  readonly reviewDelayMs: readonly [shortest: number, longest: number]
  /** Share of reviews that fail without a script or a trigger word. */
  readonly reviewFailShare: number
  readonly reviewScripts: readonly ReviewScript[]
  /** Delete answers success for products with a draft and does nothing, as was seen on the platform. */
  readonly isDeleteWithDraftIgnored: boolean
  /** Search shows the status as it was this long ago. */
  readonly searchLagMs: number
  /** Requests' timestamps are judged by the wall clock, or by the shop's clock. */
  readonly timestampClock: 'wall' | 'shop'
  /**
   * When a refresh token that was used dies: at once, or only when one of the tokens that replaced it is used; `kept` goes on with the same one.
   * The platform does not say.
   */
  readonly refreshRotation: RefreshRotation
  readonly webhooks: {
    readonly isHeld: boolean
    readonly duplicates: number
    readonly isReordered: boolean
  }
}

export const standardSettings: Settings = {
  businessErrorStatus: 200,
  rateLimit: null,
  hourlyLimit: null,
  sendsRetryAfter: true,
  dailyListingLimit: null,
  reviewDelayMs: [2000, 4000],
  reviewFailShare: 0,
  reviewScripts: [],
  isDeleteWithDraftIgnored: false,
  searchLagMs: 0,
  timestampClock: 'wall',
  refreshRotation: 'at-once',
  webhooks: { isHeld: false, duplicates: 0, isReordered: false },
}
