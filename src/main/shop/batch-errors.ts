// What failed of a batch that answered with success: the platform lists it entry by entry. It sends nothing.
import { AppError } from '#contract/failure.ts'
import type { FailureDetails } from '#contract/failure.ts'
import { describeRefusal } from './failures.ts'

type BatchErrors = readonly {
  readonly code?: number
  readonly message?: string
  readonly detail?: {
    readonly product_id?: string
    readonly extra_errors?: readonly { readonly code?: number; readonly message?: string }[]
  }
}[]

/** The failure of one entry: the true reason stands inside the wrapper, where there is one. */
export const batchFailure = (first: BatchErrors[number]): FailureDetails => {
  const reason = first.detail?.extra_errors?.[0] ?? first
  return describeRefusal({
    code: reason.code ?? first.code ?? 0,
    message: reason.message ?? first.message ?? '',
    requestId: '',
  })
}

/** Throws AppError `rejected` for the first entry that failed: a success code does not prove a batch. */
export const throwBatchErrors = (errors: BatchErrors | undefined): void => {
  const first = errors?.[0]
  if (first !== undefined) throw new AppError('rejected', batchFailure(first))
}
