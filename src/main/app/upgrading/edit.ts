// Moves products that the platform's task left behind, by an edit of each: journalled like every write, looked up before it is sent again.
import { AppError, isAppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import { changeLeaf } from '#core/categories/change-leaf.ts'
import { attributesToSend } from '#core/checks/attributes-to-send.ts'
import { productOfRemote } from '#core/listing/product-of-remote.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { isQuotaUsedUp, patiently, waitInJob } from '../patience.ts'
import type { RemoteProduct } from '../ports/shop.ts'
import type { Item } from '../ports/store.ts'
import type { UpgradeEntry } from '../ports/upgrade.ts'
import { attempted } from '../publishing/send.ts'
import { putIntoLeaves } from '../suggesting/put-into-leaves.ts'
import { lookAtShop } from './look.ts'
import { pathOf } from './paths.ts'
import { needNewerTree, rehearseEntry } from './rehearse.ts'

const lanes = 4
const triesOfUnknown = 3
// The journal of publishing finds its own items by product; these are told apart by this word.
const itemOf = (key: string): string => `upgrade:${key}`
const keyOf = (item: Item): string => item.productId.slice('upgrade:'.length)

const targetOf = ({ chosen, rehearsal }: UpgradeEntry): string | null => chosen ?? rehearsal?.categoryId ?? null

// A product that someone else moved can be put where it was proposed to go.
const isOpen = (entry: UpgradeEntry): boolean =>
  entry.state === 'old' ||
  (entry.state === 'moved' && !entry.key.startsWith('local:') && targetOf(entry) !== entry.newLeaf)

const isReady = (entry: UpgradeEntry): boolean =>
  isOpen(entry) &&
  entry.rehearsal !== null &&
  entry.rehearsal.categoryId !== null &&
  entry.rehearsal.wouldBlock.length === 0

const note = (context: Context, key: string, change: Partial<UpgradeEntry>): void => {
  const entry = context.store.upgrades.get(key)
  if (entry === null) return
  context.store.upgrades.save({ ...entry, ...change, changedAt: context.host.now() })
}

const missingSentence = (names: readonly string[]): string =>
  `The new leaf requires ${names.map((name) => `“${name}”`).join(', ')}, and the listing says nothing about it. Fill it in in Seller Center, or choose another leaf.`

const isUnknown = (context: Context, item: Item): boolean =>
  context.store.jobs.attemptsOf(item.id).some(({ outcome }) => outcome === 'open' || outcome === 'unknown')

// In review, or no longer in the older tree: an edit whose answer was lost had arrived.
const hasArrived = async (context: Context, entry: UpgradeEntry, remote: RemoteProduct): Promise<boolean> => {
  if (remote.auditStatus === 'AUDITING') return true
  if (entry.state === 'moved') return remote.categoryId === targetOf(entry)
  if (remote.categoryId !== entry.oldLeaf) return true
  if (entry.sellerSku === '') return false
  const found = await context.shop.searchProducts({ sellerSkus: [entry.sellerSku], categoryVersion: 'v1' })
  return !found.products.some(({ remoteId }) => remoteId === entry.key)
}

/** One edit. Gives the word under which it counts. */
const moveOne = async (context: Context, item: Item): Promise<string> => {
  const key = keyOf(item)
  const known = context.store.upgrades.get(key)
  if (known === null || !isOpen(known)) return 'movedAlready'
  const remote = await context.shop.getProduct(key)
  const target = targetOf(known)
  if (target === null) return 'blocked'
  const newPath = pathOf(context, target, 'v2')
  const sent = { state: 'sent', way: 'edit', newLeaf: target, newPath, failure: null } as const
  if (isUnknown(context, item) && (await hasArrived(context, known, remote))) {
    note(context, key, sent)
    return 'lookedUp'
  }
  // Worked out from the old leaf also where it is in another one by now.
  const facts = { ...remote, categoryId: known.oldLeaf ?? remote.categoryId }
  const entry = await rehearseEntry(context, { ...known, facts })
  if (!isReady(entry)) return 'blocked'
  const leaf = await context.reference.rules(target, 'v2')
  const product = productOfRemote(remote)
  const { kept } = changeLeaf(product, leaf)
  const listed = attributesToSend({ attributes: [...kept] }, leaf, context.store.meta.defaults())
  if (listed.missing.length > 0) {
    note(context, key, { failure: missingSentence(listed.missing.map(({ name }) => name)) })
    return 'blocked'
  }
  await attempted({ context }, item, 'moveToLeaf', () =>
    context.shop.moveToLeaf(key, {
      categoryId: target,
      categoryVersion: 'v2',
      attributes: listed.sent.map(({ attribute, values }) => ({ id: attribute.id, values: [...values] })),
      salesAttributeIds: leaf.attributes.flatMap(({ id, isSales }) => (isSales ? [id] : [])),
    }),
  )
  note(context, key, sent)
  if (known.state === 'moved' && known.productId !== null)
    await putIntoLeaves(
      context,
      [{ productId: known.productId, categoryId: target }],
      'Upgrade: 1 product moved by edit',
    )
  return 'sent'
}

/** The same, looked up again a few times where the answer was lost. */
const moveOrLook = async (context: Context, progress: Progress, item: Item): Promise<string> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await moveOne(context, item)
    } catch (error) {
      const isLost = isAppError(error) && error.code === 'unknown-outcome' && tries < triesOfUnknown
      if (!isLost) throw error
      if (
        !(await waitInJob(progress, 1_000 * 2 ** tries, 'An answer was lost; looking before anything is sent again.'))
      )
        throw error
    }
  }
}

// Products that are only here need no call: their leaf is changed like any other edit, in one batch that can be undone.
const moveHere = async (context: Context, keys: readonly string[]): Promise<number> => {
  const choices = keys.flatMap((key) => {
    const entry = context.store.upgrades.get(key)
    const categoryId = entry === null ? null : targetOf(entry)
    return entry?.productId === undefined || entry.productId === null || categoryId === null
      ? []
      : [{ productId: entry.productId, categoryId, key }]
  })
  if (choices.length === 0) return 0
  const many = choices.length === 1 ? '1 product' : `${choices.length} products`
  await putIntoLeaves(context, choices, `Upgrade: ${many} to the newer tree`)
  for (const { key, categoryId } of choices) {
    const newPath = pathOf(context, categoryId, 'v2')
    note(context, key, { state: 'moved', way: 'edit', newLeaf: categoryId, newPath, failure: null })
  }
  return choices.length
}

const moveAll = async (context: Context, progress: Progress): Promise<void> => {
  const { store, host } = context
  const jobId = progress.job().id
  const items = store.jobs.nextItems(jobId, 1_000_000)
  const here = items.filter((item) => keyOf(item).startsWith('local:'))
  const moved = await moveHere(context, here.map(keyOf))
  for (const item of here) store.jobs.setItem({ ...item, state: 'done' }, null)
  if (moved > 0)
    progress.update({ done: progress.job().done + here.length, counts: { ...progress.job().counts, moved } })
  const waiting = items.filter((item) => !keyOf(item).startsWith('local:'))
  let stop: AppError | null = null
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (progress.signal.aborted || stop !== null) return
      const one = item
      try {
        const word = await patiently(progress, () => moveOrLook(context, progress, one), { waitsOffline: true })
        if (word === null) return
        progress.count(word)
      } catch (error) {
        if (!isAppError(error)) throw error
        if (error.code === 'auth' || isQuotaUsedUp(error)) {
          stop = error
          return
        }
        note(context, keyOf(one), { failure: error.details.sentence })
        progress.count('refused')
      }
      store.jobs.setItem({ ...one, state: 'done' }, null)
      progress.update({ done: progress.job().done + 1 })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  context.bus.emit({ type: 'status.changed' })
  if (progress.signal.aborted) return
  // The lanes above may have set it; the compiler cannot see that.
  const reason = stop as AppError | null
  if (reason !== null) throw reason
  await patiently(progress, () => lookAtShop(context, progress.signal), { waitsOffline: true })
  const run = store.upgrades.run(jobId)
  if (run !== null) store.upgrades.saveRun({ ...run, state: 'done', finishedAt: host.now(), note: null })
}

/** Starts moving these products (all that are left for null). Null where none of them is ready to be moved. */
export const startEdits = (context: Context, keys: readonly string[] | null): Job | null => {
  needNewerTree(context)
  const { store, host, jobs } = context
  const running = store.upgrades.openRuns().filter(({ kind }) => kind === 'edit')
  if (running.some(({ jobId }) => jobs.get(jobId).state === 'running')) {
    throw new AppError('conflict', {
      sentence: 'Products are being moved by edit already.',
      action: 'Wait until that is done; it is shown in Activity.',
    })
  }
  for (const run of running)
    store.upgrades.saveRun({ ...run, state: 'incomplete', finishedAt: host.now(), note: 'A later run took its place.' })
  const wanted = (keys ?? store.upgrades.keys(['old'])).filter((key) => {
    const entry = store.upgrades.get(key)
    return entry !== null && isReady(entry)
  })
  if (wanted.length === 0) return null
  const id = host.newId()
  store.transaction(() => {
    const head = { jobId: id, kind: 'edit', state: 'started', at: host.now(), expectedBy: null } as const
    store.upgrades.saveRun({ ...head, products: wanted.length, finishedAt: null, note: null })
    // A later run goes on with what an earlier one left open, journal and all.
    const open = store.jobs.unfinishedItems('publish')
    const adopted = wanted.flatMap((key) => open.get(itemOf(key)) ?? [])
    store.jobs.adopt(id, adopted)
    store.jobs.addItems(
      id,
      wanted
        .filter((key) => !open.has(itemOf(key)))
        .map((key) => ({
          id: host.newId(),
          jobId: id,
          productId: itemOf(key),
          deed: 'publish',
          state: 'waiting',
          idempotencyKey: host.newId(),
        })),
    )
  })
  const title = wanted.length === 1 ? 'Move 1 product by edit' : `Move ${wanted.length} products by edit`
  return jobs.start({ kind: 'upgrade', title, total: wanted.length, id }, (progress) => moveAll(context, progress))
}

/** Goes on with edits that were cut off. */
export const resumeEdits = (context: Context, job: Job): Job =>
  context.jobs.start({ ...job }, (progress) => moveAll(context, progress))
