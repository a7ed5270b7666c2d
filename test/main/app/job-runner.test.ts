// Long work on a real workspace file: it counts, can be cancelled, and what a crash cut off is found again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppEvent } from '#contract/events.ts'
import { AppError } from '#contract/failure.ts'
import { createBus } from '#main/app/bus.ts'
import { createJobRunner } from '#main/app/job-runner.ts'
import type { HostPort } from '#main/app/ports/host.ts'
import { openStore } from '#main/store/store.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

let next = 0
const quiet = () => undefined
const host: HostPort = {
  name: 'cli',
  version: '0',
  workspace: '',
  now: () => new Date(1_700_000_000_000).toISOString(),
  newId: () => `id-${(next += 1)}`,
  log: { info: quiet, warn: quiet, error: quiet },
  openLink: () => Promise.resolve(false),
  notify: quiet,
  secretsState: () => 'memory-only',
}

const runner = () => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-jobs-'))
  folders.push(folder)
  const store = openStore(join(folder, 'workspace.db'), host)
  const bus = createBus()
  const seen: AppEvent[] = []
  bus.listen((event) => seen.push(event))
  return { store, bus, seen, jobs: createJobRunner(store.jobs, bus, host) }
}

describe('jobs', () => {
  it('end as done with their counts, and the window hears of it', async () => {
    const { jobs, seen, store } = runner()
    const job = jobs.start({ kind: 'check', title: 'Check', total: 2 }, (progress) => {
      progress.count('ready')
      progress.update({ done: 2 })
      return Promise.resolve()
    })
    const ended = await jobs.wait(job.id)
    expect(ended).toMatchObject({ state: 'done', done: 2, counts: { ready: 1 } })
    expect(seen.at(-1)).toMatchObject({ type: 'job.changed', job: { id: job.id, state: 'done' } })
    store.close()
  })

  it('end as failed with the sentence of what went wrong', async () => {
    const { jobs, store } = runner()
    const job = jobs.start({ kind: 'sync', title: 'Sync', total: 0 }, () =>
      Promise.reject(new AppError('offline', { sentence: 'The shop cannot be reached.' })),
    )
    expect(await jobs.wait(job.id)).toMatchObject({ state: 'failed', note: 'The shop cannot be reached.' })
    store.close()
  })

  it('are cancelled by the seller but only interrupted when the app closes', async () => {
    const { jobs, store } = runner()
    const untilStopped = (signal: AbortSignal) =>
      new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    const first = jobs.start({ kind: 'publish', title: 'One', total: 1 }, ({ signal }) => untilStopped(signal))
    expect((await jobs.cancel(first.id)).state).toBe('cancelled')
    const second = jobs.start({ kind: 'publish', title: 'Two', total: 1 }, ({ signal }) => untilStopped(signal))
    await jobs.close()
    expect(store.jobs.get(second.id)?.state).toBe('interrupted')
    store.close()
  })

  it('are not started any more once the app closes, so that none works on a closed workspace', async () => {
    const { jobs, store } = runner()
    const closing = jobs.close()
    expect(() => jobs.start({ kind: 'sync', title: 'Late', total: 1 }, () => Promise.resolve())).toThrow(
      /“Late” was not started/,
    )
    await closing
    expect(store.jobs.list(10)).toEqual([])
    store.close()
  })

  it('are over also where the disk does not take their end, and others can be started', async () => {
    const { store, bus } = runner()
    let isFull = false
    const full = {
      ...store.jobs,
      save: (job: Parameters<typeof store.jobs.save>[0]) => {
        if (isFull) throw new Error('database or disk is full')
        store.jobs.save(job)
      },
    }
    const jobs = createJobRunner(full, bus, host)
    const job = jobs.start({ kind: 'publish', title: 'Publish', total: 9 }, () => {
      isFull = true
      return Promise.reject(new Error('database or disk is full'))
    })
    expect(await jobs.wait(job.id)).toMatchObject({ state: 'interrupted' })
    expect(jobs.running('publish')).toBeNull()
    isFull = false
    expect(jobs.interrupted().map(({ id }) => id)).toEqual([job.id])
    store.close()
  })

  it('that a crash left running are found as interrupted by the next start', () => {
    const { jobs, store, bus } = runner()
    jobs.start({ kind: 'publish', title: 'Cut off', total: 9 }, () => new Promise<void>(() => undefined))
    const later = createJobRunner(store.jobs, bus, host)
    expect(later.interrupted().map((job) => job.title)).toEqual(['Cut off'])
    store.close()
  })
})

describe('the stream of events', () => {
  it('greets, hands on what happens, and ends when the listener goes', async () => {
    const bus = createBus()
    const controller = new AbortController()
    const stream = bus.stream(controller.signal)
    expect((await stream.next()).value).toEqual({ type: 'hello' })
    bus.emit({ type: 'status.changed' })
    bus.emit({ type: 'status.changed' })
    expect((await stream.next()).value).toEqual({ type: 'status.changed' })
    controller.abort()
    expect((await stream.next()).done).toBe(true)
  })
})
