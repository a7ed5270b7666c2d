// The time the platform believes in: our clock, corrected by what its answers say. It never sets the computer's clock.

/** Milliseconds since 1970, by this computer. */
export type Clock = () => number

export type PlatformClock = {
  /** Seconds since 1970 by the platform's clock, as far as it is known: what requests carry as `timestamp`. */
  readonly nowSeconds: () => number
  /** Learns from the Date header of an answer. True where the correction changed enough to matter. */
  readonly learn: (dateHeader: string | null, sentAtMs: number, receivedAtMs: number) => boolean
  /** How far this computer's clock is behind the platform's, in milliseconds; negative where it is ahead. */
  readonly skewMs: () => number
}

/** The platform accepts 300 s behind and 30 s ahead; the header is exact to a second and travels for a while. */
const noticeableSkewMs = 5_000

/** A clock without correction so far. */
export const createPlatformClock = (clock: Clock): PlatformClock => {
  let skewMs = 0
  return {
    nowSeconds: () => Math.floor((clock() + skewMs) / 1000),
    learn: (dateHeader, sentAtMs, receivedAtMs) => {
      const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
      if (Number.isNaN(serverMs)) return false
      // The header has cut off up to a second; half of it is the best guess.
      const measuredMs = serverMs + 500 - (sentAtMs + receivedAtMs) / 2
      if (Math.abs(measuredMs - skewMs) < noticeableSkewMs) return false
      skewMs = Math.abs(measuredMs) < noticeableSkewMs ? 0 : measuredMs
      return true
    },
    skewMs: () => skewMs,
  }
}
