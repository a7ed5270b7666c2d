// Runs the embedded practice shop in a worker thread, with its state in the workspace. If it ends by itself it is started once more on the same
// port; after that it stays away, and calls fail as for any shop that is offline. It knows nothing of the app.
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Log } from '#main/app/ports/host.ts'
import { steadyThreads } from '#main/worker/steady-threads.ts'
import { workerEntry } from './product-root.ts'

const readyShape = z.object({
  baseUrl: z.string(),
  authUrl: z.string(),
  appKey: z.string(),
  appSecret: z.string(),
  serviceId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  shopCipher: z.string(),
  shopId: z.string(),
})

/** Where the practice shop listens, and what it wants to be called with. */
export type PracticeShopFacts = z.infer<typeof readyShape>

export type RunningPracticeShop = {
  readonly facts: PracticeShopFacts
  /** Ends the shop once its state is on disk. */
  readonly stop: () => Promise<void>
}

const startWorker = async (
  entry: URL,
  stateFile: string,
  port: number,
): Promise<{ worker: Worker; facts: PracticeShopFacts }> => {
  steadyThreads()
  const worker = new Worker(entry, { workerData: { stateFile, port } })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The practice shop ended with code ${code} before it was ready`)))
    worker.once('message', (message: unknown) => {
      worker.removeAllListeners()
      const facts = readyShape.safeParse(message)
      if (facts.success) resolve({ worker, facts: facts.data })
      else reject(new Error('The practice shop said something else than where it is', { cause: facts.error }))
    })
  })
}

/** Starts it. `changed` hears when it ended by itself, and whether it could be started again. `entry` is the worker's file. */
export const startPracticeShopWorker = async (
  stateFile: string,
  log: Log,
  changed: (isRunning: boolean) => void,
  entry: URL = workerEntry('practice-shop', 'sandbox/worker.ts'),
): Promise<RunningPracticeShop> => {
  let { worker, facts } = await startWorker(entry, stateFile, 0)
  let isStopping = false
  let isRunning = true
  let restartsLeft = 1
  let starting: Promise<void> = Promise.resolve()

  const startAgain = async (): Promise<void> => {
    try {
      ;({ worker, facts } = await startWorker(entry, stateFile, Number(new URL(facts.baseUrl).port)))
      isRunning = true
      watch()
      if (!isStopping) changed(true)
    } catch (error) {
      log.error('The practice shop could not be started again', { error })
    }
  }

  const watch = (): void => {
    worker.on('error', (error) => log.error('The practice shop failed', { error }))
    worker.once('exit', () => {
      isRunning = false
      if (isStopping) return
      changed(false)
      restartsLeft -= 1
      log.warn('The practice shop ended by itself', { isStartedAgain: restartsLeft >= 0 })
      if (restartsLeft >= 0) starting = startAgain()
    })
  }
  watch()
  return {
    facts,
    stop: async () => {
      isStopping = true
      // One that is being started again just now is stopped, too.
      await starting
      if (!isRunning) return
      const gone = new Promise((resolve) => worker.once('exit', resolve))
      worker.postMessage('stop', [])
      await gone
    },
  }
}
