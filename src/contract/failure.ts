// The eight ways in which a call can fail, in a form that survives every carrier. It knows no feature.
import { z } from 'zod'

export const failureCodes = [
  'invalid',
  'auth',
  'offline',
  'limited',
  'rejected',
  'unknown-outcome',
  'conflict',
  'bug',
] as const

export type FailureCode = (typeof failureCodes)[number]

/** One field that was not acceptable: its path in the input, and a sentence. */
export const fieldErrorShape = z.object({ path: z.string(), sentence: z.string() })

/**
 * What travels with a failure beside its code. `sentence` says what happened and where, `action` what to do next.
 * `retryAfterSeconds` belongs to `limited`; `platformCode`, `platformMessage` and `requestId` to what the platform answered;
 * `bugId` to `bug`, so that the log line can be found.
 */
export const failureDetailsShape = z.object({
  sentence: z.string(),
  action: z.string().optional(),
  fields: z.array(fieldErrorShape).optional(),
  retryAfterSeconds: z.number().optional(),
  platformCode: z.number().optional(),
  platformMessage: z.string().optional(),
  requestId: z.string().optional(),
  place: z.string().optional(),
  link: z.string().optional(),
  bugId: z.string().optional(),
})

export type FailureDetails = z.infer<typeof failureDetailsShape>

export const failureShape = z.object({ code: z.enum(failureCodes), details: failureDetailsShape })

/** A failure as plain data: what an item of a job keeps, and what crosses a carrier. */
export type Failure = z.infer<typeof failureShape>

/** Thrown at the edges for every expected failure. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: FailureCode
  readonly details: FailureDetails

  constructor(code: FailureCode, details: FailureDetails, options?: { readonly cause?: unknown }) {
    super(details.sentence, options)
    this.code = code
    this.details = details
  }

  /** The same failure as plain data. */
  toFailure(): Failure {
    return { code: this.code, details: this.details }
  }
}

/** True for an AppError of this or another realm. */
export const isAppError = (error: unknown): error is AppError =>
  error instanceof Error && error.name === 'AppError' && 'code' in error && 'details' in error
