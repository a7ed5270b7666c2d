// What the commands of the upgrade do: rehearse, start, status, move, table. What was cut off before is gone on with.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#contract/failure.ts'
import type { Client } from '#contract/index.ts'
import type { Job } from '#contract/job.ts'
import type { UpgradeDesk, UpgradeRow } from '#contract/upgrade.ts'
import type { Answer, Call } from './outcome.ts'
import { counted, lines, table } from './print.ts'

const shownRows = 20

/** The newest deed of the desk that was cut off, going on again; null where none was. */
const goOn = async (client: Client, title: RegExp): Promise<Job | null> => {
  const cut = (await client.jobs.list()).find(
    (job) => job.kind === 'upgrade' && title.test(job.title) && job.state === 'interrupted',
  )
  if (cut === undefined) return null
  // The run may be over although its job was cut off.
  return client.jobs.resume({ jobId: cut.id }).catch(() => null)
}

const waitFor = async (client: Client, jobId: string, waitSeconds: number | null): Promise<Job> => {
  if (waitSeconds === null) return client.jobs.wait({ jobId })
  const end = Date.now() + waitSeconds * 1000
  for (;;) {
    const job = await client.jobs.get({ jobId })
    if (job.state !== 'running' || Date.now() >= end) return job
    await sleep(Math.min(200, Math.max(0, end - Date.now())))
  }
}

const needDone = (job: Job): void => {
  if (job.state !== 'failed') return
  throw new AppError('rejected', {
    sentence: job.note ?? `“${job.title}” failed.`,
    action: 'Run it again: what was done stays done.',
  })
}

const deskText = (desk: UpgradeDesk): string => {
  const { counts, start, task } = desk
  return lines(
    ...desk.timeline.map(({ day, title, meaning }) => `${day}  ${title}. ${meaning}`),
    `In the older tree: ${counts.old}, edit in review: ${counts.sent}, moved: ${counts.moved}, no longer listed: ${counts.gone}.`,
    `The task of TikTok Shop takes ${counted(start.eligible, 'product')} now; ${start.young} are not live for ${desk.liveHours} hours yet${start.from === null ? '' : ` (the first from ${start.from})`}, ${start.byEditOnly} only by edit.`,
    task === null
      ? 'The task was not started yet.'
      : `Task of ${task.at}: ${task.state}${task.expectedBy === null ? '' : `, expected to be over by ${task.expectedBy}`}.${task.note === null ? '' : ` ${task.note}`}`,
  )
}

const rowsText = (rows: readonly UpgradeRow[], total: number): string =>
  lines(
    table(
      ['product', 'title', 'from', 'to', 'sure', 'in the way'],
      rows.map((row) => [
        row.key,
        row.title,
        row.oldPath,
        row.newPath,
        row.rehearsal === null ? '' : `${Math.round(row.rehearsal.confidence * 100)}%`,
        row.rehearsal?.wouldBlock[0]?.sentence ?? row.failure ?? '',
      ]),
    ),
    total > rows.length ? `and ${total - rows.length} more` : null,
  )

/** Finds what is in the older tree and says what moving it would do. */
export const rehearseCommand =
  (): Call =>
  async ({ client }) => {
    const job = (await goOn(client, /^Rehearse/)) ?? { id: (await client.upgrade.rehearse()).jobId }
    needDone(await client.jobs.wait({ jobId: job.id }))
    const desk = await client.upgrade.desk()
    const { rows, total } = await client.upgrade.rows({ filter: 'old', limit: shownRows })
    return { json: { ...desk, rows, total }, text: lines(deskText(desk), rowsText(rows, total)) }
  }

const followed = async (client: Client, jobId: string, waitSeconds: number): Promise<Answer> => {
  const job = await waitFor(client, jobId, waitSeconds)
  needDone(job)
  const desk = await client.upgrade.desk()
  return { json: { ...desk, followed: { done: job.done, total: job.total, state: job.state } }, text: deskText(desk) }
}

/** Starts the platform's task, and follows it for a while. */
export const startUpgradeCommand =
  (waitSeconds: number): Call =>
  async ({ client }) => {
    const { jobId } = await client.upgrade.start()
    // The command does not end before the shop has answered.
    for (;;) {
      const [{ task }, job] = await Promise.all([client.upgrade.desk(), client.jobs.get({ jobId })])
      if (task?.state !== 'asking' || job.state !== 'running') break
      await sleep(100)
    }
    return followed(client, jobId, waitSeconds)
  }

/** Where the shop stands: goes on with what was cut off, else asks the shop once. */
export const upgradeStatusCommand =
  (waitSeconds: number): Call =>
  async ({ client }) => {
    const job = await goOn(client, /TikTok Shop moves|by edit$/)
    if (job !== null) return followed(client, job.id, waitSeconds)
    const desk = await client.upgrade.look()
    return { json: desk, text: deskText(desk) }
  }

/** Takes another leaf than the proposed one for some products. */
export const chooseCommand =
  (categoryId: string, which: string): Call =>
  async ({ client }) => {
    const keys = which.split(',').flatMap((key) => (key.trim() === '' ? [] : [key.trim()]))
    if (keys.length === 0) {
      throw new AppError('invalid', {
        sentence: 'No product was named.',
        action: 'Give --products with the ids that upgrade rehearse prints.',
        place: '--products',
      })
    }
    const { chosen } = await client.upgrade.choose({ keys, categoryId })
    const { path } = await client.categories.get({ id: categoryId })
    return {
      json: { chosen, categoryId },
      text: `${counted(chosen, 'product')} will go to ${path.map(({ name }) => name).join(' > ')}.`,
    }
  }

/** Moves by edit what is left and ready. */
export const moveCommand =
  (): Call =>
  async ({ client }) => {
    const cut = await goOn(client, /by edit$/)
    const jobId = cut?.id ?? (await client.upgrade.edit({ keys: null })).jobId
    const job = jobId === null ? null : await client.jobs.wait({ jobId })
    if (job !== null) needDone(job)
    const desk = await client.upgrade.desk()
    const left = await client.upgrade.rows({ filter: 'old', limit: shownRows })
    return {
      json: { ...desk, moved: job?.counts ?? {}, left: left.total },
      text: lines(
        job === null
          ? 'Nothing is ready to be moved. Rehearse first.'
          : `${job.title}: ${Object.entries(job.counts)
              .map(([word, count]) => `${word} ${count}`)
              .join(', ')}`,
        left.total === 0 ? null : rowsText(left.rows, left.total),
      ),
    }
  }

/** The table of old and new leaves, as CSV. */
export const tableCommand =
  (): Call =>
  async ({ client }) => {
    const found = await client.upgrade.table()
    return { json: found, text: found.csv.trimEnd() }
  }
