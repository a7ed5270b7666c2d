// Which products the platform's upgrade task will take, from when, and what that means for a shop. Pure; the clock is handed in.
import { upgradeTask } from '../markets/category-versions.ts'

const hourMs = 3_600_000

/** Why a product is or is not taken by the task: `task` now, `young` from a time on, `edit` never (only live products are moved). */
export type UpgradeStanding =
  { readonly by: 'task' } | { readonly by: 'young'; readonly from: string } | { readonly by: 'edit' }

/**
 * The standing of a product on the platform. `createdAt` is when the shop made it (ISO): the earliest it can have been live. A status that is not
 * live is left to an edit.
 */
export const upgradeStanding = (status: string, createdAt: string | null, now: string): UpgradeStanding => {
  if (status !== 'ACTIVATE') return { by: 'edit' }
  if (createdAt === null) return { by: 'task' }
  const fromMs = Date.parse(createdAt) + upgradeTask.liveHours * hourMs
  return fromMs <= Date.parse(now) ? { by: 'task' } : { by: 'young', from: new Date(fromMs).toISOString() }
}

/** When a task that was started at an ISO time is expected to be over. */
export const expectedBy = (startedAt: string): string =>
  new Date(Date.parse(startedAt) + upgradeTask.expectedHours * hourMs).toISOString()

export type UpgradeStart = {
  readonly canStart: boolean
  /** From when starting makes sense, where it does not yet. ISO. */
  readonly from: string | null
  readonly eligible: number
  readonly young: number
  readonly byEditOnly: number
}

/** What the platform's task would take now, over the products that are still in the older tree. */
export const upgradeStart = (
  products: readonly { readonly status: string; readonly createdAt: string | null }[],
  now: string,
): UpgradeStart => {
  let eligible = 0
  let byEditOnly = 0
  const times: string[] = []
  for (const { status, createdAt } of products) {
    const standing = upgradeStanding(status, createdAt, now)
    if (standing.by === 'task') eligible += 1
    else if (standing.by === 'young') times.push(standing.from)
    else byEditOnly += 1
  }
  const [from = null] = times.toSorted()
  return { canStart: eligible > 0, from: eligible > 0 ? null : from, eligible, young: times.length, byEditOnly }
}
