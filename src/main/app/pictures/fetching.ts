// Fetches the pictures of what was brought in, in the background and main pictures first. Offline it waits and says nothing; one bad picture stops nothing.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '#contract/job.ts'
import type { Context } from '../context.ts'
import { contentOf } from './content.ts'
import type { Progress } from '../job-runner.ts'
import type { PendingPicture } from '../ports/store.ts'

export type Fetching = {
  /** From here on pictures are fetched by themselves: now, after each import, and again later when there was no connection. */
  readonly start: () => void
  /** Something new may be waiting. Does nothing before `start`. */
  readonly wake: () => void
  /** Fetches now whatever waits and gives the job; null where nothing waits. */
  readonly fetchNow: () => Job | null
  readonly stop: () => Promise<void>
}

/** So many pictures are taken up at a time; the port decides how many addresses are asked at once. */
const atATime = 24
/** So many are tried before a job shows in the window. */
const probes = 4
const lookAgainMs = 5 * 60_000
const offlineWaitMs = 60_000
const offlineWaits = 3
/** A day's catalogue, not a mirror of the internet. */
const mostInOneRun = 50_000

type Outcome = 'fetched' | 'not-fetched' | 'offline'

// Fetches one picture and keeps it. While nothing has answered yet, a name that is not found may be a cable that is not plugged in.
const fetchOne = async (context: Context, picture: PendingPicture, signal: AbortSignal): Promise<Outcome> => {
  const { pictures, store } = context
  const found = await pictures.fetch(picture.source, signal)
  if (signal.aborted) return 'offline'
  if ('sentence' in found) {
    if (found.isOffline === true) return 'offline'
    store.products.setImage(picture.id, { state: 'failed', problem: found.sentence })
    return 'not-fetched'
  }
  await pictures.keep(picture.id, found)
  store.products.setImage(picture.id, {
    state: 'ready',
    widthPixels: found.widthPixels,
    heightPixels: found.heightPixels,
    sizeBytes: found.bytes.byteLength,
    sha256: contentOf(found),
    problem: null,
  })
  return 'fetched'
}

// Others answered at the same time, so it is the host that is away and not the connection.
const giveUp = (context: Context, pictures: readonly PendingPicture[]): void => {
  for (const { id, source } of pictures) {
    const host = URL.canParse(source) ? new URL(source).host : source.slice(0, 100)
    const problem = `The picture could not be fetched: ${host} was not reached, though others were. Check the address.`
    context.store.products.setImage(id, { state: 'failed', problem })
  }
}

const tellChanged = async (context: Context, pictures: readonly PendingPicture[]): Promise<void> => {
  if (pictures.length === 0) return
  const productIds = context.store.products.withPictures(pictures.map(({ id }) => id))
  await context.checker.recheckMany(productIds)
  context.bus.emit({ type: 'products.changed', productIds })
}

type Round = { readonly answered: readonly PendingPicture[]; readonly silent: readonly PendingPicture[] }

const fetchSome = async (
  context: Context,
  progress: Progress,
  pictures: readonly PendingPicture[],
): Promise<Round | null> => {
  const outcomes = await Promise.all(pictures.map((picture) => fetchOne(context, picture, progress.signal)))
  if (progress.signal.aborted) return null
  const answered = pictures.filter((_, index) => outcomes[index] !== 'offline')
  for (const outcome of outcomes) if (outcome !== 'offline') progress.count(outcome)
  const done = progress.job().done + answered.length
  progress.update({ done, note: `${done} of ${progress.job().total} pictures` })
  await tellChanged(context, answered)
  return { answered, silent: pictures.filter((_, index) => outcomes[index] === 'offline') }
}

// Waits for a connection. Null: stopped, or it did not come back soon; what waits is tried again later.
const waitForAnswer = async (
  context: Context,
  progress: Progress,
  pictures: readonly PendingPicture[],
): Promise<Round | null> => {
  for (let attempt = 0; attempt < offlineWaits; attempt += 1) {
    progress.hold('There is no connection. Pictures are fetched as soon as there is one.')
    await sleep(offlineWaitMs, undefined, { signal: progress.signal }).catch(() => undefined)
    if (progress.signal.aborted) return null
    progress.hold(null)
    const round = await fetchSome(context, progress, pictures)
    if (round === null || round.answered.length > 0) return round
  }
  return null
}

const fetchAll = async (context: Context, progress: Progress): Promise<void> => {
  const later: PendingPicture[] = []
  const settle = async (silent: readonly PendingPicture[]): Promise<void> => {
    giveUp(context, silent)
    for (const _ of silent) progress.count('not-fetched')
    await tellChanged(context, silent)
  }
  for (const isMain of [true, false]) {
    let after = 0
    while (progress.job().done < mostInOneRun) {
      const some = context.store.products.pendingPictures({ after, limit: atATime, isMain })
      if (some.length === 0) break
      after = some.at(-1)?.seq ?? after
      const tried = new Set(later.map(({ id }) => id))
      const fresh = some.filter(({ id }) => !tried.has(id))
      const first = fresh.length === 0 ? { answered: [], silent: [] } : await fetchSome(context, progress, fresh)
      if (first === null) return
      const isSilent = first.answered.length === 0 && first.silent.length > 0
      // One silent round may be one dead host; two are no connection.
      const round = isSilent && later.length > 0 ? await waitForAnswer(context, progress, first.silent) : first
      if (round === null) return
      if (round.answered.length > 0) await settle(round.silent)
      else later.push(...round.silent)
    }
  }
  if (later.length === 0) return
  const round = await fetchSome(context, progress, later)
  if (round !== null && progress.job().done > 0) await settle(round.silent)
}

/** The background fetching of a workspace. */
export const createFetching = (contextOf: () => Context): Fetching => {
  let isStarted = false
  let timer: NodeJS.Timeout | null = null
  let probing: Promise<void> | null = null
  let isWokenMeanwhile = false
  const stopped = new AbortController()

  // What came in while pictures were fetched may stand behind the place that was reached; it must not wait for the next look.
  const wakeAgain = (): void => {
    if (!isWokenMeanwhile) return
    isWokenMeanwhile = false
    wake()
  }
  const startJob = (total: number): Job =>
    contextOf().jobs.start({ kind: 'images', title: 'Fetching pictures', total }, async (progress) => {
      await fetchAll(contextOf(), progress)
      // Not before this job is over, and not where the seller stopped it.
      if (progress.signal.aborted) isWokenMeanwhile = false
      else setImmediate(wakeAgain)
    })
  // A few are tried first, so that nobody is told of a job that can do nothing.
  const probe = async (): Promise<void> => {
    const context = contextOf()
    if (context.jobs.running('images') !== null) {
      isWokenMeanwhile = true
      return
    }
    const some = context.store.products.pendingPictures({ after: 0, limit: probes, isMain: true })
    const outcomes = await Promise.all(some.map((picture) => fetchOne(context, picture, stopped.signal)))
    if (stopped.signal.aborted) return
    await tellChanged(
      context,
      some.filter((_, index) => outcomes[index] !== 'offline'),
    )
    const left = context.store.products.countPendingPictures()
    if (left > 0 && (some.length === 0 || outcomes.some((outcome) => outcome !== 'offline'))) startJob(left)
  }
  const wake = (): void => {
    if (!isStarted || stopped.signal.aborted) return
    if (probing !== null) {
      isWokenMeanwhile = true
      return
    }
    probing = probe()
      .catch((error: unknown) => contextOf().host.log.warn('pictures were not fetched', { error: String(error) }))
      .finally(() => {
        probing = null
        if (contextOf().jobs.running('images') === null) wakeAgain()
      })
  }
  return {
    start: () => {
      isStarted = true
      wake()
      timer = setInterval(wake, lookAgainMs)
      timer.unref()
    },
    wake,
    fetchNow: () => {
      const context = contextOf()
      const running = context.jobs.running('images')
      const left = context.store.products.countPendingPictures()
      return running ?? (left === 0 ? null : startJob(left))
    },
    stop: async () => {
      stopped.abort()
      if (timer !== null) clearInterval(timer)
      await probing
    },
  }
}
