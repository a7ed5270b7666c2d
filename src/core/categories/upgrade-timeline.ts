// The dates of a market's way to the newer tree, with what each means for one shop. The dates themselves stand in core/markets.
import type { TreeStep } from '../markets/category-versions.ts'

export type TimelineEntry = {
  readonly day: string
  readonly title: string
  readonly meaning: string
  readonly source: string
  readonly isPast: boolean
}

const titles: Readonly<Record<TreeStep['kind'], string>> = {
  rollout: 'The newer tree opens',
  'cut-off': 'The older tree closes',
  automatic: 'TikTok Shop moves what is left',
}

const counts = new Intl.NumberFormat('en-US')
const some = (count: number): string => (count === 1 ? '1 product' : `${counts.format(count)} products`)

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
// “2024-09” → “September 2024”.
const monthOf = (asOf: string): string => months.format(new Date(`${asOf}-01T00:00:00Z`))

const meaningOf = (kind: TreeStep['kind'], isPast: boolean, left: number): string => {
  const still = left === 1 ? 'is still' : 'are still'
  if (kind === 'rollout') {
    return isPast
      ? 'New products are listed in up to seven levels; the upgrade can be started.'
      : 'From this day on products can be listed in up to seven levels.'
  }
  if (kind === 'cut-off') {
    if (!isPast)
      return left === 0
        ? 'Nothing to do: no product is in the older tree.'
        : `${some(left)} ${still} in the older tree. Move them before this day; after it they cannot be edited where they are.`
    return left === 0
      ? 'Listing and editing need the newer tree. Your shop is through.'
      : `Listing and editing need the newer tree: ${some(left)} ${still} in the older one and cannot be edited before ${left === 1 ? 'it is' : 'they are'} moved.`
  }
  if (!isPast) return `What is left then is moved without asking; rehearse before, so that nothing surprises you.`
  return left === 0
    ? 'Remaining products were moved without asking. Yours are all in the newer tree.'
    : `Remaining products were to be moved without asking; ${some(left)} ${still} there and ${left === 1 ? 'has' : 'have'} to be moved from here.`
}

/** The timeline of a shop. `left`: its products that are still in the older tree; `now` is ISO. */
export const upgradeTimeline = (steps: readonly TreeStep[], left: number, now: string): TimelineEntry[] =>
  steps.map(({ day, kind, source, asOf }) => {
    const isPast = day <= now.slice(0, 10)
    return {
      day,
      title: titles[kind],
      meaning: meaningOf(kind, isPast, left),
      source: `${source}, ${monthOf(asOf)}`,
      isPast,
    }
  })
