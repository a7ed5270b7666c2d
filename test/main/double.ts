// A small stand-in for the handlers, so that carriers can be tried by themselves. It is used in tests only and answers a handful of calls.
import { implement } from '@orpc/server'
import { AppError } from '#contract/failure.ts'
import { contract } from '#contract/index.ts'
import type { Log } from '#main/app/ports/host.ts'
import { createFailureMapper } from '#main/workspace/carrier.ts'
import type { Calls } from '#main/workspace/carrier.ts'

export const plantedSecret = 'planted-secret-5d1f'

const os = implement(contract)

const router = {
  app: {
    notices: os.app.notices.handler(() => {
      throw new Error(`the database at /home/someone said ${plantedSecret}`)
    }),
    openLink: os.app.openLink.handler(({ input }) => {
      // More than the contract declares, as a careless handler might return it.
      const answer: { isOpened: boolean } & Record<string, unknown> = {
        isOpened: input.link !== '',
        token: plantedSecret,
      }
      return answer
    }),
  },
  categories: {
    get: os.categories.get.handler(({ input }) => {
      throw new AppError('limited', {
        sentence: `The shop asked to wait before ${input.id}.`,
        retryAfterSeconds: 7,
      })
    }),
  },
  jobs: {
    // Wrong on purpose: the contract wants a list of jobs.
    list: os.jobs.list.handler(() => JSON.parse('[{"id":1}]')),
  },
  events: {
    subscribe: os.events.subscribe.handler(async function* () {
      yield { type: 'hello' as const }
      yield { type: 'connection.changed' as const, online: false }
    }),
  },
}

/** The double's calls, and the lines its log was given. */
export const createDouble = (): { calls: Calls; lines: string[] } => {
  const lines: string[] = []
  const write = (message: string, facts?: Record<string, unknown>): void => {
    const error = facts?.['error']
    lines.push(`${message} ${String(facts?.['bugId'])} ${error instanceof Error ? error.stack : ''}`)
  }
  const log: Log = { info: write, warn: write, error: write }
  return { calls: { router, context: {}, toCarried: createFailureMapper(log, () => 'bug-1') }, lines }
}
