// What the app needs to keep about the move to the newer tree: a line for each product for good, and each deed of the desk.
import type { UpgradeRehearsed, UpgradeRow } from '#contract/upgrade.ts'
import type { RemoteProduct } from './shop.ts'

export type UpgradeEntry = {
  readonly key: string
  readonly productId: string | null
  readonly title: string
  readonly sellerSku: string
  readonly status: string
  readonly createdAt: string | null
  readonly oldLeaf: string | null
  readonly oldPath: string
  /** What the platform held when it was last read; kept until the product here has followed. */
  readonly facts: RemoteProduct | null
  readonly rehearsal: UpgradeRehearsed | null
  /** The leaf the seller chose instead of the proposed one. */
  readonly chosen: string | null
  readonly state: UpgradeRow['state']
  readonly newLeaf: string | null
  readonly newPath: string
  readonly way: UpgradeRow['way']
  readonly changedAt: string
  readonly failure: string | null
}

export type UpgradeRun = {
  readonly jobId: string
  readonly kind: 'rehearse' | 'task' | 'edit'
  readonly state: 'asking' | 'started' | 'done' | 'incomplete' | 'refused'
  readonly at: string
  readonly expectedBy: string | null
  readonly products: number
  readonly finishedAt: string | null
  readonly note: string | null
}

export type UpgradeCounts = {
  readonly old: number
  readonly sent: number
  readonly moved: number
  readonly gone: number
  readonly differs: number
  readonly hereOnly: number
  readonly blocked: number
  readonly unsure: number
  readonly rehearsed: number
}

/** The move of the shop in use. */
export type UpgradeStore = {
  readonly save: (entry: UpgradeEntry) => void
  readonly get: (key: string) => UpgradeEntry | null
  readonly keys: (states: readonly UpgradeEntry['state'][]) => string[]
  readonly standings: () => { key: string; status: string; createdAt: string | null }[]
  readonly list: (
    query: { readonly filter: string; readonly text: string; readonly taskEnded: boolean },
    page: { readonly offset: number; readonly limit: number },
  ) => { entries: UpgradeEntry[]; total: number }
  readonly each: (visit: (entry: UpgradeEntry) => void) => void
  readonly counts: () => UpgradeCounts
  /** Products that moved while the product here still names the old leaf. */
  readonly toFollow: () => { key: string; productId: string; newLeaf: string }[]
  readonly followed: (keys: readonly string[]) => void
  readonly saveRun: (run: UpgradeRun) => void
  readonly run: (jobId: string) => UpgradeRun | null
  readonly newestRun: (kind: UpgradeRun['kind']) => UpgradeRun | null
  readonly openRuns: () => UpgradeRun[]
}
