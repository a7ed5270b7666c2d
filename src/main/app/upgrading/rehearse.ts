// Works out where each product of the older tree would go and what would stand in its way. It reads the shop and changes no product.
import { isAppError } from '#contract/failure.ts'
import { AppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { Product } from '#contract/product.ts'
import type { UpgradeRehearsed } from '#contract/upgrade.ts'
import { proposeUpgrade, rehearseUpgrade } from '#core/categories/upgrade.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { productOfRemote } from '#core/listing/product-of-remote.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { patiently } from '../patience.ts'
import type { UpgradeEntry } from '../ports/upgrade.ts'
import { lookAtShop } from './look.ts'
import { pathOf } from './paths.ts'

const lanes = 4
const shownCandidates = 6

/** What the checks look at for a product that is, or would be, in `categoryId` of a tree. Documents are not drawn: the platform's task draws none. */
export const checkContextIn = async (
  context: Context,
  categoryId: string,
  version: 'v1' | 'v2',
): Promise<CheckContext & { readonly notRead: string | null }> => {
  const { store, reference } = context
  const market = limitsOf(store.meta.shop()?.region ?? 'US')
  let notRead: string | null = null
  const leaf = await reference.rules(categoryId, version).catch((error: unknown) => {
    if (!isAppError(error) || error.code === 'offline' || error.code === 'limited' || error.code === 'auth') throw error
    notRead = error.details.sentence
    return null
  })
  return {
    market,
    currency: market.currency.value,
    leaf,
    category: reference.knownTree(version)?.get(categoryId) ?? null,
    defaults: store.meta.defaults(),
    isPractice: false,
    isListed: true,
    notRead,
  }
}

/** The product as the platform holds it, or as it is here where it was never listed. */
export const productOf = (context: Context, entry: UpgradeEntry): Product | null => {
  if (entry.facts !== null) return productOfRemote(entry.facts)
  return entry.productId === null ? null : context.store.products.get(entry.productId)
}

const propose = async (
  context: Context,
  entry: UpgradeEntry,
  product: Product,
): Promise<Pick<UpgradeRehearsed, 'kind' | 'candidates' | 'categoryId' | 'confidence' | 'reason'>> => {
  const newTree = await context.reference.tree('v2')
  const { search } = await context.reference.words()
  const proposal = proposeUpgrade(product, newTree, { tree: newTree, search, choices: new Map() })
  const candidates = (proposal?.candidates ?? []).slice(0, shownCandidates).map((one) => ({
    categoryId: one.categoryId,
    path: pathOf(context, one.categoryId, 'v2'),
    confidence: one.confidence,
    reason: one.reason,
  }))
  if (entry.chosen !== null) {
    return { kind: 'chosen', candidates, categoryId: entry.chosen, confidence: 1, reason: 'You chose it.' }
  }
  const [best] = candidates
  return {
    kind: proposal?.kind ?? 'gone',
    candidates,
    categoryId: best?.categoryId ?? null,
    confidence: best?.confidence ?? 0,
    reason: best?.reason ?? 'Nothing in the newer tree resembles this product. Choose a leaf.',
  }
}

/** Rehearses one product and keeps what came of it. */
export const rehearseEntry = async (context: Context, entry: UpgradeEntry): Promise<UpgradeEntry> => {
  const { store, host } = context
  const product = productOf(context, entry)
  if (product === null) return entry
  const proposed = await propose(context, entry, product)
  const said: UpgradeRehearsed = {
    ...proposed,
    at: host.now(),
    newlyRequired: [],
    aside: [],
    wouldBlock: [],
    notRead: null,
  }
  const done = async (): Promise<UpgradeRehearsed> => {
    if (proposed.categoryId === null || entry.oldLeaf === null) return said
    const after = await checkContextIn(context, proposed.categoryId, 'v2')
    if (after.leaf === null) return { ...said, notRead: after.notRead }
    const before = await checkContextIn(context, entry.oldLeaf, 'v1')
    const outcome = rehearseUpgrade(product, before, { ...after, leaf: after.leaf })
    return {
      ...said,
      newlyRequired: [...outcome.newlyRequired],
      aside: outcome.change.aside.map(({ sentence }) => sentence),
      wouldBlock: outcome.wouldBlock.map(({ sentence, place }) => ({ sentence, place })),
    }
  }
  const rehearsed = { ...entry, rehearsal: await done() }
  store.upgrades.save(rehearsed)
  return rehearsed
}

/** The line with what the platform holds, read now where it was let go of; seen from the old leaf. */
export const withFacts = async (context: Context, entry: UpgradeEntry): Promise<UpgradeEntry> => {
  if (entry.key.startsWith('local:') || (entry.facts !== null && entry.state === 'old')) return entry
  const facts = await context.shop.getProduct(entry.key)
  return { ...entry, facts: { ...facts, categoryId: entry.oldLeaf ?? facts.categoryId } }
}

const readFacts = async (context: Context, entry: UpgradeEntry, since: string): Promise<UpgradeEntry> => {
  if (entry.key.startsWith('local:') || (entry.facts !== null && entry.facts.readAt >= since)) return entry
  const facts = await context.shop.getProduct(entry.key)
  const oldPath = pathOf(context, facts.categoryId, 'v1')
  const read = { ...entry, facts, oldLeaf: facts.categoryId, oldPath, status: facts.status }
  context.store.upgrades.save(read)
  return read
}

const rehearseAll = async (context: Context, progress: Progress): Promise<void> => {
  const { store, reference, host } = context
  const jobId = progress.job().id
  const since = progress.job().startedAt
  const patient = { waitsOffline: true }
  await patiently(progress, () => Promise.all([reference.tree('v1'), reference.tree('v2')]), patient)
  const hasLooked = await patiently(progress, () => lookAtShop(context, progress.signal, { follows: false }), patient)
  if (hasLooked !== true) return
  const all = store.upgrades.keys(['old'])
  const isDone = (entry: UpgradeEntry | null): boolean => (entry?.rehearsal?.at ?? '') >= since
  const waiting = all.filter((key) => !isDone(store.upgrades.get(key)))
  progress.update({ total: all.length, done: all.length - waiting.length })
  const lane = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      const entry = store.upgrades.get(key)
      if (progress.signal.aborted) return
      if (entry === null) continue
      try {
        await patiently(progress, async () => rehearseEntry(context, await readFacts(context, entry, since)), patient)
      } catch (error) {
        // One product that cannot be read does not hold the others up.
        if (!isAppError(error) || error.code === 'auth') throw error
        store.upgrades.save({ ...entry, failure: error.details.sentence })
        progress.count('notRead')
      }
      progress.update({ done: progress.job().done + 1 })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (progress.signal.aborted) return
  const run = store.upgrades.run(jobId)
  if (run !== null)
    store.upgrades.saveRun({ ...run, state: 'done', products: all.length, finishedAt: host.now(), note: null })
  context.bus.emit({ type: 'status.changed' })
}

/** Throws `invalid` where the market still lists with the older tree: nothing is to be moved there. */
export const needNewerTree = (context: Context): void => {
  if (context.reference.version() === 'v2') return
  throw new AppError('invalid', {
    sentence: 'This market still lists with the three-level tree, so there is nothing to move.',
    action: 'The timeline names the date as soon as TikTok Shop announces one.',
  })
}

/** Starts a rehearsal, or hands back the one that runs. */
export const startRehearsal = (context: Context): Job => {
  needNewerTree(context)
  const { store, host, jobs } = context
  const open = store.upgrades.openRuns().filter(({ kind }) => kind === 'rehearse')
  const running = open.map(({ jobId }) => jobs.get(jobId)).find(({ state }) => state === 'running')
  if (running !== undefined) return running
  for (const run of open)
    store.upgrades.saveRun({
      ...run,
      state: 'incomplete',
      finishedAt: host.now(),
      note: 'A later rehearsal took its place.',
    })
  const id = host.newId()
  const at = host.now()
  const head = { jobId: id, kind: 'rehearse', state: 'started', at } as const
  store.upgrades.saveRun({ ...head, expectedBy: null, products: 0, finishedAt: null, note: null })
  return jobs.start({ kind: 'upgrade', title: 'Rehearse the move to the newer tree', total: 0, id }, (progress) =>
    rehearseAll(context, progress),
  )
}

/** Goes on with a rehearsal that was cut off. What it has read it does not ask for again. */
export const resumeRehearsal = (context: Context, job: Job): Job =>
  context.jobs.start({ ...job }, (progress) => rehearseAll(context, progress))
