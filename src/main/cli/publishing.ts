// What the commands on the shop do: publish and status. Both end with what the shop itself said last.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '#contract/index.ts'
import type { Job } from '#contract/job.ts'
import type { PublishResult } from '#contract/publish.ts'
import type { StatusSummary } from '#contract/status.ts'
import type { Answer, Call } from './outcome.ts'
import { counted, lines, table } from './print.ts'

const pollMilliseconds = 500
const practiceWaitSeconds = 20

const everyResult = async (client: Client, jobId: string): Promise<PublishResult[]> => {
  const results: PublishResult[] = []
  for (;;) {
    const page = await client.publish.results({ jobId, offset: results.length, limit: 500 })
    results.push(...page.results)
    if (page.results.length === 0 || results.length >= page.total) return results
  }
}

const inReview = (summary: StatusSummary): number => summary.stages['review'] ?? 0

const afterReview = async (client: Client, waitSeconds: number): Promise<StatusSummary> => {
  const end = Date.now() + waitSeconds * 1000
  for (;;) {
    const summary = await client.status.refresh()
    if (inReview(summary) === 0 || Date.now() >= end) return summary
    await sleep(Math.min(pollMilliseconds, Math.max(0, end - Date.now())))
  }
}

const statusText = (summary: StatusSummary): string =>
  lines(
    table(
      ['status', 'products'],
      Object.entries(summary.stages).flatMap(([stage, count]) => (count === 0 ? [] : [[stage, String(count)]])),
    ),
    ...summary.failed.map(({ title, sentence }) => `Failed: ${title}: ${sentence}`),
    ...summary.pendingPermission.flatMap((group) => [
      `\nWaiting for a permission: ${group.categoryName || 'the shop itself'} (${group.reason}). Apply at ${group.link}`,
      ...group.products.map(({ title }) => `  ${title}`),
    ]),
  )

// A job that waits for tomorrow is not waited for: the next publish goes on with it.
const endOf = async (client: Client, jobId: string): Promise<Job> => {
  const end = client.jobs.wait({ jobId })
  for (;;) {
    const job = await Promise.race([end, sleep(pollMilliseconds).then(() => client.jobs.get({ jobId }))])
    if (job.state !== 'running') return job
  }
}

/** Lists what is ready, waits for the job and then for the review. Null waits 20 s in a practice shop and not at all elsewhere. */
export const publishCommand =
  (waitSeconds: number | null): Call =>
  async ({ client, isPractice }): Promise<Answer> => {
    await client.checks.run()
    const { jobId } = await client.publish.start({ productIds: null })
    const job = jobId === null ? null : await endOf(client, jobId)
    const results = jobId === null ? [] : await everyResult(client, jobId)
    const summary = await afterReview(client, waitSeconds ?? (isPractice() ? practiceWaitSeconds : 0))
    const outcomes: Record<string, number> = {}
    for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    return {
      json: {
        jobId,
        state: job?.state ?? null,
        note: job?.note ?? null,
        outcomes,
        results,
        inReview: inReview(summary),
        ...summary,
      },
      text: lines(
        job === null
          ? 'Nothing is ready to be listed.'
          : `${job.title}: ${job.state}. ${Object.entries(outcomes)
              .map(([outcome, count]) => `${outcome}: ${count}`)
              .join(', ')}`,
        job?.note ?? null,
        ...results.flatMap(({ outcome, title, sentence }) =>
          outcome === 'failed' || outcome === 'unknown' || outcome === 'left-out' ? [`${title}: ${sentence}`] : [],
        ),
        statusText(summary),
        inReview(summary) === 0 ? null : `${counted(inReview(summary), 'product')} still in review.`,
      ),
    }
  }

/** Puts products on sale, or takes them off. */
export const onSaleCommand =
  (which: string, isOnSale: boolean): Call =>
  async ({ client }) => {
    const named = which.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]))
    const productIds = which === 'all' ? (await client.products.ids({})).ids : named
    // One that was cut off goes on at a start, and comes first.
    const earlier = (await client.jobs.list()).find(({ kind, state }) => kind === 'on-sale' && state === 'running')
    if (earlier !== undefined) await client.jobs.wait({ jobId: earlier.id })
    const { jobId } = await client.publish.setOnSale({ productIds, isOnSale })
    const job = await client.jobs.wait({ jobId })
    const { done, failures } = await client.publish.onSaleResults({ jobId })
    return {
      json: { done, failures },
      text: lines(
        `${counted(done, 'product')} ${isOnSale ? 'handed in to be on sale again' : 'taken off sale'}.`,
        ...(job.state === 'done' ? [] : [`It stopped before the end: ${job.note ?? job.state}`]),
        ...failures.map(({ title, failure }) => `${title}: ${failure.sentence} ${failure.action ?? ''}`.trimEnd()),
      ),
    }
  }

/** Reads from the shop where every product stands. */
export const statusCommand =
  (): Call =>
  async ({ client }) => {
    const summary = await client.status.refresh()
    return { json: summary, text: statusText(summary) }
  }
