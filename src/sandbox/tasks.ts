// What happens at a set time of the shop's clock besides reviews: category upgrades, and notices of authorisations that end soon.
import { categoryTree } from './catalogue/tree.ts'
import { announce, announceCategory, topics } from './webhooks/announce.ts'
import { changeProduct } from './products/put-product.ts'
import type { GrantRecord, ListingVersion, ProductRecord, TaskRecord } from './state/records.ts'
import type { World } from './world.ts'

const dayMs = 86_400_000

const upgraded = (version: ListingVersion): ListingVersion | null => {
  if ((version.category_version ?? 'v1').toLowerCase() === 'v2') return null
  const tree = categoryTree('v2')
  let id = version.category_id ?? ''
  // An old leaf that has children in the new tree moves to the first of them, as far down as it goes.
  for (let next = tree.children(id)[0]; next !== undefined; next = tree.children(id)[0]) id = next.id
  return { ...version, category_id: id, category_version: 'v2' }
}

/** Moves the live products of a shop that were listed at least a day ago to the new tree. */
const runUpgrade = (world: World, { shopId }: TaskRecord): void => {
  for (const product of world.products.ofShop(shopId)) {
    const isOldEnough = product.firstLiveAtMs !== null && product.firstLiveAtMs <= world.clock.nowMs() - dayMs
    const version = product.status === 'ACTIVATE' && isOldEnough ? upgraded(product.base) : null
    if (version === null) continue
    const previous = product.base.category_id ?? ''
    // What waits beside it would bring the old tree back when it goes live.
    const later = (waiting: ListingVersion | null): ListingVersion | null =>
      waiting === null ? null : (upgraded(waiting) ?? waiting)
    const changed: ProductRecord = changeProduct(world, product, {
      base: version,
      underReview: later(product.underReview),
      draft: later(product.draft),
    })
    announceCategory(world, changed, previous, version.category_id ?? '')
  }
}

const noticeDays = 30

/** Webhook 7 begins 30 days before an authorisation ends, then comes daily at midnight. */
const announceExpiry = (world: World, grant: GrantRecord): void => {
  const data = JSON.stringify({
    message: 'The authorization of the app will expire soon.',
    expiration_time: String(Math.floor(grant.expiresAtMs / 1000)),
  })
  for (const shopId of Object.keys(grant.ciphers)) announce(world, shopId, topics.expiring, data, grant.appKey)
}

/** Sets the alarm for the notices of a grant. */
export const planExpiryNotice = (world: World, grant: GrantRecord): void => {
  const first = grant.expiresAtMs - noticeDays * dayMs
  const midnight = Math.ceil((world.clock.nowMs() + 1) / dayMs) * dayMs
  const dueAtMs = Math.max(first, midnight)
  const id = `expiry ${grant.id}`
  if (dueAtMs < grant.expiresAtMs)
    world.store.put('tasks', id, { id, kind: 'expiry-notice', shopId: grant.id, dueAtMs })
  else world.store.remove('tasks', id)
}

const runTask = (world: World, task: TaskRecord): void => {
  world.store.remove('tasks', task.id)
  if (task.kind === 'category-upgrade') {
    runUpgrade(world, task)
    return
  }
  const grant = world.store.get('grants', task.shopId)
  if (grant === undefined) return
  announceExpiry(world, grant)
  planExpiryNotice(world, grant)
}

/** Runs every task that is due. */
export const runDueTasks = (world: World): void => {
  const nowMs = world.clock.nowMs()
  for (const task of [...world.store.all('tasks')].filter(({ dueAtMs }) => dueAtMs <= nowMs)) runTask(world, task)
}

/** When the next task is due, null where none waits. */
export const nextTaskAtMs = (world: World): number | null => {
  let soonest: number | null = null
  for (const { dueAtMs } of world.store.all('tasks')) if (soonest === null || dueAtMs < soonest) soonest = dueAtMs
  return soonest
}
