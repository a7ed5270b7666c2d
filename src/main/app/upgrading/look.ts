// One look at the shop: which products left the older tree since the last one, and where they went. Each is written down at once, so a look may be
// cut off anywhere. It sends nothing.
import { isAppError } from '#contract/failure.ts'
import type { Context } from '../context.ts'
import { shopInUse } from '../one-shop.ts'
import { putIntoLeaves } from '../suggesting/put-into-leaves.ts'
import type { RemoteProduct } from '../ports/shop.ts'
import type { UpgradeEntry } from '../ports/upgrade.ts'
import { findOld } from './find-old.ts'
import { pathOf } from './paths.ts'

const lanes = 4
// Codes of the platform for a product that is not there any more.
const goneCodes = new Set([12_052_032, 12_052_048, 12_052_034])

const isRefused = (entry: UpgradeEntry, remote: RemoteProduct): boolean =>
  entry.state === 'sent' && remote.auditStatus === 'FAILED'

const wayOf = (context: Context, entry: UpgradeEntry): UpgradeEntry['way'] => {
  if (entry.state === 'sent') return 'edit'
  const task = context.store.upgrades.newestRun('task')
  return task !== null && task.state !== 'refused' ? 'task' : 'elsewhere'
}

const settleListed = async (context: Context, entry: UpgradeEntry, isStillHere: () => boolean): Promise<void> => {
  const { store, host } = context
  const now = host.now()
  try {
    const remote = await context.shop.getProduct(entry.key)
    if (!isStillHere()) return
    if (remote.status === 'DELETED') {
      store.upgrades.save({ ...entry, state: 'gone', status: remote.status, changedAt: now })
      return
    }
    // In review the old leaf still stands; the new one is known when the review is over.
    if (entry.state === 'sent' && remote.auditStatus === 'AUDITING') return
    const way = wayOf(context, entry)
    const newPath = pathOf(context, remote.categoryId, 'v2')
    store.transaction(() => {
      store.upgrades.save({
        ...entry,
        status: remote.status,
        facts: remote,
        state: 'moved',
        newLeaf: remote.categoryId,
        newPath,
        way,
        changedAt: now,
        failure: isRefused(entry, remote) ? 'The review refused the edit. Seller Center names the reasons.' : null,
      })
      if (entry.productId !== null) {
        const { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt } = remote
        const live = { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt }
        store.live.save(entry.productId, live, remote)
      }
      // What webhook 18 would have told.
      store.live.saveEvent({
        id: host.newId(),
        source: 'poll',
        type: 'PRODUCT_CATEGORY_CHANGE',
        at: now,
        raw: JSON.stringify({
          product_id: entry.key,
          previous_category_id: entry.oldLeaf,
          current_category_id: remote.categoryId,
        }),
      })
    })
  } catch (error) {
    if (!isAppError(error) || !goneCodes.has(error.details.platformCode ?? 0)) throw error
    store.upgrades.save({ ...entry, state: 'gone', changedAt: now })
  }
}

const settleHere = (context: Context, entry: UpgradeEntry): void => {
  const { store, host } = context
  const product = entry.productId === null ? null : store.products.get(entry.productId)
  const newLeaf = product?.categoryId ?? null
  const isInTree = newLeaf !== null && context.reference.knownTree('v2')?.get(newLeaf)?.isLeaf === true
  store.upgrades.save({
    ...entry,
    state: isInTree ? 'moved' : 'gone',
    newLeaf: isInTree ? newLeaf : null,
    newPath: isInTree ? pathOf(context, newLeaf, 'v2') : '',
    way: isInTree ? 'edit' : null,
    changedAt: host.now(),
  })
}

/** Products here follow what the platform did with their listings, as one batch that can be undone. */
const follow = async (context: Context): Promise<void> => {
  const waiting = context.store.upgrades.toFollow()
  if (waiting.length === 0) return
  const choices = waiting.map(({ productId, newLeaf }) => ({ productId, categoryId: newLeaf }))
  const many = waiting.length === 1 ? '1 product' : `${waiting.length} products`
  await putIntoLeaves(context, choices, `Upgrade: ${many} follow TikTok Shop`)
  context.store.upgrades.followed(waiting.map(({ key }) => key))
}

const noteLook = (context: Context): void => {
  const { store, host } = context
  const run = store.upgrades.newestRun('rehearse')
  if (run?.finishedAt !== null && run !== null) store.upgrades.saveRun({ ...run, finishedAt: host.now() })
}

/** What a look does beside reading: `onSettled` hears of each product that was found to have left; without `follows` no product here is changed. */
export type LookDeeds = { readonly onSettled?: () => void; readonly follows?: boolean }

/** False where the signal stopped it. */
export const lookAtShop = async (
  context: Context,
  signal: AbortSignal | null,
  { onSettled, follows = true }: LookDeeds = {},
): Promise<boolean> => {
  const { store, reference, bus } = context
  await reference.tree('v2')
  // Lines are kept under the shop in use; a look that outlives it must not write any more.
  const isInUse = shopInUse(context)
  const isStillHere = (): boolean => signal?.aborted !== true && isInUse()
  const still = await findOld(context, isStillHere)
  if (still === null) return false
  const left = store.upgrades.keys(['old', 'sent']).filter((key) => !still.has(key))
  const count = left.length
  const lane = async (): Promise<void> => {
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      if (!isStillHere()) return
      const entry = store.upgrades.get(key)
      if (entry === null) continue
      if (key.startsWith('local:')) settleHere(context, entry)
      else await settleListed(context, entry, isStillHere)
      onSettled?.()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (!isStillHere()) return false
  if (follows) await follow(context)
  noteLook(context)
  if (count > 0) bus.emit({ type: 'status.changed' })
  return true
}
