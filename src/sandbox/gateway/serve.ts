// What happens around every call of the public port, whoever answers it: time passes, a fault may strike before or after, the state is kept, the
// call is logged. It knows no path.
import type { IncomingMessage } from 'node:http'
import type { Journal } from '../state/journal.ts'
import type { World } from '../world.ts'
import type { Answer } from './answer.ts'
import type { CallLog } from './call-log.ts'
import { createRequestId } from './envelope.ts'
import type { FaultRule, Faults } from './faults.ts'
import { CallerGoneError } from './read-body.ts'
import { Refusal } from './refusal.ts'

/** What is shared by all that answer on the public port. */
export type Counter = {
  readonly world: World
  readonly faults: Faults
  readonly log: CallLog
  readonly journal: Journal | null
  /** Lets everything happen that is due by the shop's clock. */
  readonly advance: () => void
}

/** What is known of a call so far, for the log. */
export type Progress = {
  operation: string | null
  shopId: string | null
  requestBody: string | null
  requestBytes: number
}

/** One kind of call: what it does and how it says yes and no. `run` throws a Refusal to say no. */
export type Service<Result> = {
  readonly run: (progress: Progress) => Result | Promise<Result>
  readonly accept: (result: Result, requestId: string) => Answer
  readonly refuse: (refusal: Refusal, requestId: string) => Answer
  /** What a call is refused with whose token is made to look expired. */
  readonly expired: Refusal
  /** The query as far as it may be logged. */
  readonly loggedQuery: Readonly<Record<string, string>>
}

const internalError = (): Refusal => new Refusal(36009003, 'Internal error. Try again later.')

const refusalBefore = (fault: FaultRule, expired: Refusal): Refusal | null => {
  if (fault.kind === 'limited') return new Refusal(36009002, 'Too many requests. Slow down and try again.')
  if (fault.kind === 'limited-with-retry-after')
    return new Refusal(36009002, 'Too many requests. Slow down and try again.', {
      'retry-after': String(fault.retryAfterSeconds),
    })
  if (fault.kind === 'error-before') return internalError()
  if (fault.kind === 'timeout') return new Refusal(36009007, 'The request timed out.')
  return fault.kind === 'expired-token' ? expired : null
}

const wait = async (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** What a proxy in between puts in the place of the answer. */
const webPage = '<!doctype html><html lang="en"><title>Service unavailable</title><h1>Service unavailable</h1></html>'

/** The answer as the fault leaves it; null where the connection is to be cut. */
const spoil = (fault: FaultRule, answer: Answer): Answer | null => {
  switch (fault.kind) {
    case 'cut-before':
    case 'cut-after':
      return null
    case 'cut-within':
      return { ...answer, sentShare: 0.5 }
    case 'malformed':
      return { ...answer, text: answer.text.slice(0, Math.floor(answer.text.length / 2)) }
    case 'html-before':
    case 'html-after':
      return { status: fault.status, text: webPage, headers: { 'content-type': 'text/html; charset=utf-8' } }
    case 'error-before':
    case 'error-after':
      return { ...answer, status: fault.status }
    default:
      return answer
  }
}

const asRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  if (!(error instanceof CallerGoneError)) process.emitWarning(error instanceof Error ? error : String(error))
  return internalError()
}

/** Serves one call. Null: cut the connection. */
export const serve = async <Result>(
  { world, faults, log, journal, advance }: Counter,
  incoming: IncomingMessage,
  path: string,
  { run, accept, refuse, expired, loggedQuery }: Service<Result>,
): Promise<Answer | null> => {
  const startedMs = performance.now()
  const method = incoming.method ?? 'GET'
  advance()
  const requestId = createRequestId(world.clock.nowMs())
  const fault = faults.take(method, path)
  const progress: Progress = { operation: null, shopId: null, requestBody: null, requestBytes: 0 }
  let refusal: Refusal | null = null
  let answer: Answer | null = null
  try {
    if (fault?.kind === 'slow') await wait(fault.delayMs)
    const early = fault === null ? null : refusalBefore(fault, expired)
    if (early !== null) throw early
    if (fault?.kind !== 'cut-before' && fault?.kind !== 'html-before') answer = accept(await run(progress), requestId)
    if (fault?.kind === 'error-after') throw internalError()
  } catch (error) {
    refusal = asRefusal(error)
    answer = refuse(refusal, requestId)
  }
  journal?.append(world.store.takeChanges())
  if (fault?.kind === 'slow-after') await wait(fault.delayMs)
  if (fault !== null) answer = spoil(fault, answer ?? { status: 200, text: '', headers: {} })
  const hasEnvelope = answer !== null && fault?.kind !== 'html-before' && fault?.kind !== 'html-after'
  log.add({
    ...progress,
    at: new Date(world.clock.nowMs()).toISOString(),
    method,
    path,
    query: loggedQuery,
    code: hasEnvelope ? (refusal?.code ?? 0) : null,
    message: refusal?.message ?? 'Success',
    httpStatus: answer?.status ?? null,
    requestId,
    durationMs: performance.now() - startedMs,
    fault: fault?.kind ?? null,
  })
  return answer
}
