// Puts together what is known about the age and the faults of the reference data. It asks nobody.
import type { RuleChange, SyncState, TreeState } from '#contract/sync.ts'
import { isDue, refreshEvery } from '#core/categories/refresh-schedule.ts'
import { nameInChanges } from '#core/categories/tree-difference.ts'
import { treeLocales, treeVersions } from '#core/markets/tree-words.ts'
import type { Context } from '../context.ts'
import type { CategoryVersion } from '../ports/shop.ts'
import { leavesInUse, rulesReadAt } from './sync-job.ts'

const shownFaults = 50
const shownChanges = 50

const treeState = (context: Context, version: CategoryVersion): TreeState => {
  const { store, reference, host } = context
  const read = store.reference.treeRead(version)
  const tree = reference.knownTree(version)
  const syncedAt = read?.syncedAt || null
  return {
    version,
    isInUse: version === reference.version(),
    leaves: tree?.leaves.length ?? 0,
    nodes: tree?.size ?? 0,
    syncedAt,
    isDue: isDue('tree', syncedAt, host.now()),
    failure: read?.failure ?? null,
    faults: (read?.faults ?? []).slice(0, shownFaults).map(({ kind, id, sentence }) => ({ kind, id, sentence })),
    faultsTotal: read?.faults.length ?? 0,
  }
}

type Misplaced = SyncState['misplaced'][number]

const misplacement = (name: string, isOldLeaf: boolean, isThere: boolean): [Misplaced['kind'], string] => {
  if (isOldLeaf)
    return [
      'older-tree',
      `“${name}” is a leaf of the three-level tree only. The upgrade desk proposes a leaf below it.`,
    ]
  return isThere
    ? ['not-a-leaf', `“${name}” has categories below it. Choose one of those.`]
    : ['vanished', `“${name}” is no longer in this shop's tree. Choose another leaf.`]
}

const misplaced = (context: Context): SyncState['misplaced'] => {
  const { store, reference } = context
  const tree = reference.knownTree()
  if (tree === null) return []
  const older = reference.version() === 'v2' ? reference.knownTree('v1') : null
  const found: SyncState['misplaced'] = []
  for (const [categoryId, products] of store.reference.productsPerCategory()) {
    const node = tree.get(categoryId)
    if (node?.isLeaf === true) continue
    const name = node?.name ?? older?.get(categoryId)?.name ?? `Category ${categoryId}`
    const [kind, sentence] = misplacement(name, older?.get(categoryId)?.isLeaf === true, node !== null)
    found.push({ categoryId, name, kind, products, sentence })
  }
  return found
}

const changesOf = (context: Context): RuleChange[] => {
  const { store } = context
  const products = store.reference.productsPerCategory()
  return store.reference.ruleChanges(shownChanges).map((change) => {
    const category = store.reference.category(change.version, change.categoryId)
    return {
      id: change.id,
      at: change.at,
      categoryId: change.categoryId,
      categoryName: category?.name ?? nameInChanges(change.changes) ?? `Category ${change.categoryId}`,
      categoryPath: category?.path.map(({ name }) => name) ?? [],
      products: products.get(change.categoryId) ?? 0,
      isSeen: change.seenAt !== null,
      changes: [...change.changes],
    }
  })
}

/** What the Categories screen shows about its data. */
export const syncState = (context: Context): SyncState => {
  const { store, reference, host } = context
  const inUse = leavesInUse(context)
  const readAt = rulesReadAt(context)
  const known = inUse.flatMap((id) => readAt.get(id) || [])
  const used = new Set(inUse)
  const failed = store.reference
    .rulesRead(reference.version())
    .filter((one) => one.failure !== null && used.has(one.categoryId))
    .map(({ categoryId, failure }) => ({
      categoryId,
      name: reference.knownTree()?.get(categoryId)?.name ?? `Category ${categoryId}`,
      sentence: failure ?? '',
    }))
  return {
    locale: reference.locale(),
    locales: [...treeLocales],
    trees: treeVersions.map((version) => treeState(context, version)),
    rules: {
      inUse: inUse.length,
      known: known.length,
      due: inUse.filter((id) => isDue('rules', readAt.get(id) ?? '', host.now())).length,
      oldestAt: known.toSorted()[0] ?? null,
      failed,
    },
    brands: context.brands.ages(),
    misplaced: misplaced(context),
    changes: changesOf(context),
    schedule: Object.entries(refreshEvery).map(([what, { hours, reason }]) => ({ what, hours, reason })),
    jobId: context.jobs.list().find((job) => job.kind === 'sync' && job.state === 'running')?.id ?? null,
  }
}
