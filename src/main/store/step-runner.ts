// Runs long writes in steps: all in one transaction, or a few milliseconds of steps a transaction with room for others in between. It knows no table.
import { setImmediate } from 'node:timers/promises'
import type { Database } from './database.ts'

export type StepRunner = {
  /** All steps in one transaction, without a pause. */
  readonly atOnce: <T>(steps: Generator<void, T, void>) => T
  /** A few steps after the other with a pause between, one such run at a time. After a failure `mend` runs and the failure is thrown. */
  readonly inTurns: <T>(start: () => Generator<void, T, void>) => Promise<T>
}

// So long steps go on in one transaction. A step that has begun is not cut off, so steps are to be short.
const turnMs = 10

/** Runs long reading in steps, with room for others in between. What is read may change meanwhile. */
export const readInTurns = async <T>(steps: Generator<void, T, void>): Promise<T> => {
  for (;;) {
    const until = performance.now() + turnMs
    for (;;) {
      const next = steps.next()
      if (next.done === true) return next.value
      if (performance.now() >= until) break
    }
    await setImmediate()
  }
}

export const createStepRunner = (database: Database, mend: () => void): StepRunner => {
  let last: Promise<unknown> = Promise.resolve()
  const inTurns = async <T>(steps: Generator<void, T, void>): Promise<T> => {
    try {
      for (;;) {
        const step = database.transaction(() => {
          const until = performance.now() + turnMs
          for (;;) {
            const next = steps.next()
            if (next.done === true || performance.now() >= until) return next
          }
        })
        if (step.done === true) return step.value
        await setImmediate()
      }
    } catch (error) {
      mend()
      throw error
    }
  }
  return {
    atOnce: (steps) =>
      database.transaction(() => {
        for (;;) {
          const step = steps.next()
          if (step.done === true) return step.value
        }
      }),
    inTurns: (start) => {
      const turn = last.then(() => inTurns(start()))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
