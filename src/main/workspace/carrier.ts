// How failures leave the work, the same for every carrier: expected ones with their code and details, anything else as a bug with an id.
// It carries nothing itself: Electron's port, the browser host's socket and the command line do.
import { ORPCError } from '@orpc/server'
import type { AnyRouter } from '@orpc/server'
import { failureCodes, isAppError } from '#contract/failure.ts'
import type { FailureCode, FailureDetails } from '#contract/failure.ts'
import type { Log } from '#main/app/ports/host.ts'

/** The contract declares every failure with this status; the carriers compare it. */
const status = 400

const carried = (code: FailureCode, details: FailureDetails): ORPCError<FailureCode, FailureDetails> =>
  new ORPCError(code, { status, message: details.sentence, data: details })

const isFailureCode = (code: string): code is FailureCode => failureCodes.some((known) => known === code)

type Issue = { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] }

const issuesOf = (data: unknown): readonly Issue[] =>
  typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues)
    ? // The validation library's own list, which oRPC hands on untyped.
      (data.issues as readonly Issue[])
    : []

const pathOf = (issue: Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')

/** What a carrier serves: the handlers, what they are handed with each call, and how their failures leave. */
export type Calls = {
  readonly router: AnyRouter
  readonly context: Record<PropertyKey, unknown>
  readonly toCarried: FailureMapper
}

/** Turns whatever a handler threw into what may cross the contract. */
export type FailureMapper = (error: unknown, call: string) => ORPCError<FailureCode, FailureDetails>

/** `newId` names bugs, so that the sentence on the screen leads to the line in the log. */
export const createFailureMapper =
  (log: Log, newId: () => string): FailureMapper =>
  (error, call) => {
    if (isAppError(error) && error.code !== 'bug') return carried(error.code, error.details)
    if (error instanceof ORPCError && error.code !== 'bug' && isFailureCode(error.code)) {
      // Mapped before, or thrown with a declared code: its data was checked against the contract's own shape by oRPC.
      return error as ORPCError<FailureCode, FailureDetails>
    }
    if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
      const fields = issuesOf(error.data).map((issue) => ({ path: pathOf(issue), sentence: issue.message }))
      const first = fields[0]
      return carried('invalid', {
        sentence: `The call ${call} was given something it does not take${first === undefined ? '' : `: ${first.path === '' ? 'the whole' : first.path}: ${first.sentence}`}.`,
        action: 'Correct the value and try again.',
        fields,
      })
    }
    const bugId = newId()
    log.error(`Bug in ${call}`, { bugId, error })
    return carried('bug', {
      sentence: `Something went wrong inside Listwright (${call}). Nothing was lost.`,
      action: `Try again. If it stays, report it with the number ${bugId}; the log in the workspace's logs folder has the details.`,
      bugId,
    })
  }

/** The interceptor that every carrier hangs into its handler, so that a failure means the same everywhere. */
export const createFailureInterceptor =
  (toCarried: FailureMapper) =>
  async <T>(options: { readonly path?: readonly string[]; readonly next: () => Promise<T> }): Promise<T> => {
    try {
      return await options.next()
    } catch (error) {
      throw toCarried(error, options.path?.join('.') ?? 'a message')
    }
  }
