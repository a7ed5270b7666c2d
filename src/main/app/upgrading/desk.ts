// What the desk shows: where the shop stands, the rows, the table. It asks nobody.
import type { UpgradeDesk, UpgradeRow } from '#contract/upgrade.ts'
import { upgradeStanding } from '#core/categories/upgrade-standing.ts'
import { upgradeTable } from '#core/categories/upgrade-table.ts'
import type { TableLine } from '#core/categories/upgrade-table.ts'
import { upgradeTimeline } from '#core/categories/upgrade-timeline.ts'
import { treeSteps, upgradeTask } from '#core/markets/category-versions.ts'
import type { Context } from '../context.ts'
import type { UpgradeEntry } from '../ports/upgrade.ts'
import { standingOf } from './task.ts'

/** Where the shop in use stands. */
export const deskOf = (context: Context): UpgradeDesk => {
  const { store, reference, host, jobs } = context
  const counts = store.upgrades.counts()
  const run = store.upgrades.newestRun('task')
  const left = counts.old + counts.sent
  const rehearsal = store.upgrades.newestRun('rehearse')
  const running = store.upgrades.openRuns().find(({ jobId }) => jobs.get(jobId).state === 'running')
  const version = reference.version()
  return {
    version,
    isNeeded: version === 'v2',
    timeline: upgradeTimeline(treeSteps(store.meta.shop()?.region ?? 'US'), left, host.now()),
    counts,
    start: standingOf(context),
    liveHours: upgradeTask.liveHours,
    expectedHours: upgradeTask.expectedHours,
    lookedAt: rehearsal?.finishedAt ?? null,
    task:
      run === null
        ? null
        : {
            jobId: run.jobId,
            state: run.state,
            at: run.at,
            expectedBy: run.expectedBy,
            products: run.products,
            finishedAt: run.finishedAt,
            note: run.note,
          },
    jobId: running?.jobId ?? null,
  }
}

/** A kept line as the window shows it. */
export const rowOf = (context: Context, entry: UpgradeEntry): UpgradeRow => {
  const { facts: _facts, chosen: _chosen, createdAt, ...shown } = entry
  const isHereOnly = entry.key.startsWith('local:')
  const standing = upgradeStanding(entry.status, createdAt, context.host.now())
  const proposal = entry.rehearsal?.categoryId ?? null
  const proposed = entry.rehearsal?.candidates.find(({ categoryId }) => categoryId === proposal)?.path
  const path = context.reference
    .knownTree('v2')
    ?.get(proposal ?? '')
    ?.path.map(({ name }) => name)
  return {
    ...shown,
    isHereOnly,
    newLeaf: entry.newLeaf ?? (entry.state === 'old' ? proposal : null),
    newPath: entry.newPath !== '' ? entry.newPath : entry.state === 'old' ? (path?.join(' › ') ?? proposed ?? '') : '',
    takenBy: standing.by,
    from: standing.by === 'young' ? standing.from : null,
  }
}

const stateWords: Readonly<Record<UpgradeEntry['state'], string>> = {
  old: 'in the older tree',
  sent: 'edit in review',
  moved: 'moved',
  gone: 'no longer listed',
}
const wayWords: Readonly<Record<NonNullable<UpgradeEntry['way']>, string>> = {
  task: 'TikTok Shop’s task',
  edit: 'edit',
  elsewhere: 'someone else',
}

/** Every product that was ever in the older tree, as CSV text. */
export const tableOf = (context: Context): { name: string; csv: string; lines: number } => {
  const lines: TableLine[] = []
  context.store.upgrades.each((entry) => {
    const isHereOnly = entry.key.startsWith('local:')
    lines.push({
      remoteId: isHereOnly ? '' : entry.key,
      productId: entry.productId ?? '',
      title: entry.title,
      sellerSku: entry.sellerSku,
      oldLeaf: entry.oldLeaf ?? '',
      oldPath: entry.oldPath,
      newLeaf: entry.newLeaf ?? '',
      newPath: entry.newPath,
      state: stateWords[entry.state],
      way: entry.way === null ? '' : wayWords[entry.way],
      changedAt: entry.changedAt,
      note: entry.failure ?? '',
    })
  })
  const name = `upgrade-${context.host.now().slice(0, 10)}.csv`
  return { name, csv: upgradeTable(lines), lines: lines.length }
}
