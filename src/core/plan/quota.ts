// The daily quota as a calendar: how many listings go today, and on which day the last one does. It knows no clock.

const dayMs = 86_400_000

/**
 * The moment (ISO) at which the daily quota begins anew after `now` (ISO): midnight UTC. The platform does not document where its day begins, so whoever
 * is refused again right after it has to ask once more later.
 */
export const nextQuotaDay = (now: string): string =>
  new Date((Math.floor(Date.parse(now) / dayMs) + 1) * dayMs).toISOString()

/** The listings a day that a shop probably has: the lowest known number that today has not refuted; 0 where it has refuted all. */
export const likelyQuota = (known: readonly number[], usedToday: number): number =>
  known.find((perDay) => usedToday <= perDay) ?? 0

/**
 * The day (YYYY-MM-DD) on which the last of `count` new listings goes out, at `perDay` a day with `usedToday` spent. `today` is such a day too. Null for
 * nothing to list or no quota.
 */
export const finishDate = (count: number, perDay: number, usedToday: number, today: string): string | null => {
  if (count <= 0 || perDay <= 0) return null
  const afterToday = Math.max(0, count - Math.max(0, perDay - usedToday))
  const days = Math.ceil(afterToday / perDay)
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}
