// How old reference data may grow before it is read again. Data with its reasons; the clock is handed in.

type Every = { readonly hours: number; readonly reason: string }

export const refreshEvery = {
  tree: {
    hours: 24,
    reason: 'TikTok Shop changes its categories now and then, and what a shop may list in from day to day.',
  },
  rules: {
    hours: 24,
    reason:
      'A rule that changed overnight would fail a listing the next day. Only the leaves that your products use are read.',
  },
  brands: {
    hours: 168,
    reason: 'Brands and the right to use them change by application, which takes days.',
  },
} as const satisfies Record<string, Every>

/** True where what was read at `readAt` (ISO, '' for never) is older than it may be. */
export const isDue = (what: keyof typeof refreshEvery, readAt: string | null, now: string): boolean =>
  readAt === null || readAt === '' || Date.parse(now) - Date.parse(readAt) >= refreshEvery[what].hours * 3_600_000
