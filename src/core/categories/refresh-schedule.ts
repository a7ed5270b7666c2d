// How old reference data may grow before it is read again. Data with its reasons; the clock is handed in.

type Every = { readonly hours: number; readonly reason: string }

export const refreshEvery = {
  tree: {
    hours: 24,
    reason: 'The platform advises to read categories fresh; permissions change daily, and a tree is one call.',
  },
  rules: {
    hours: 24,
    reason: 'A rule that changed overnight fails a listing the next day; a leaf in use costs two calls.',
  },
  brands: {
    hours: 168,
    reason: 'Brands and their authorisations change by application, which takes days; each name is a call of its own.',
  },
} as const satisfies Record<string, Every>

/** True where what was read at `readAt` (ISO, '' for never) is older than it may be. */
export const isDue = (what: keyof typeof refreshEvery, readAt: string | null, now: string): boolean =>
  readAt === null || readAt === '' || Date.parse(now) - Date.parse(readAt) >= refreshEvery[what].hours * 3_600_000
