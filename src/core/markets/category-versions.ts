// Which version of the category tree each market lists with, and since when. Data with sources; a newer date replaces the line it corrects.

/** One dated step of a market on its way to the newer tree. `day` is ISO; `version` is what products are listed with from that day on. */
export type TreeStep = {
  readonly day: string
  readonly kind: 'rollout' | 'cut-off' | 'automatic'
  readonly version: 'v1' | 'v2'
  readonly source: string
  readonly asOf: string
}

const expansion = 'Change notice on the expansion of the category tree'
const changelog = 'Partner Center changelog'

const step = (day: string, kind: TreeStep['kind'], source: string, asOf: string): TreeStep => ({
  day,
  kind,
  version: 'v2',
  source,
  asOf,
})

const unitedStates = [
  step('2024-09-16', 'cut-off', expansion, '2024-09'),
  step('2024-10-08', 'automatic', expansion, '2024-09'),
]
const southEastAsia = [
  step('2025-08-21', 'rollout', changelog, '2026-01'),
  step('2026-01-12', 'cut-off', changelog, '2026-01'),
]
// No end of the older tree was announced for these.
const europeAndJapan = [step('2025-10-13', 'rollout', changelog, '2025-10')]
// Answers of Get Categories of August 2026 still have three levels, and no date was announced.
const latinAmerica: readonly TreeStep[] = []

const steps: Readonly<Record<string, readonly TreeStep[]>> = {
  US: unitedStates,
  ...Object.fromEntries(['ID', 'MY', 'PH', 'SG', 'TH', 'VN'].map((region) => [region, southEastAsia])),
  ...Object.fromEntries(['GB', 'DE', 'ES', 'FR', 'IE', 'IT', 'JP'].map((region) => [region, europeAndJapan])),
  BR: latinAmerica,
  MX: latinAmerica,
}

const codeOf = (region: string): string => (region.toUpperCase() === 'UK' ? 'GB' : region.toUpperCase())

/** The dated steps of a region (ISO 3166-1 alpha-2; UK is taken for GB), oldest first. A region that is not known goes with South East Asia. */
export const treeSteps = (region: string): readonly TreeStep[] => steps[codeOf(region)] ?? southEastAsia

/** The version products of a region are listed with on a day (ISO date or time). */
export const categoryVersionOn = (region: string, day: string): 'v1' | 'v2' =>
  treeSteps(region).findLast((one) => one.day <= day.slice(0, 10))?.version ?? 'v1'

/** The platform's upgrade task: how long a product must have been live, and how long the task may take. */
export const upgradeTask = {
  liveHours: 24,
  expectedHours: 2,
  source: 'Create Category Upgrade Task reference',
  asOf: '2026-08',
} as const
