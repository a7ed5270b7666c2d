// Runs long writes in steps: all in one transaction, or one transaction a step with room for others in between. It knows no table.
import { setImmediate } from 'node:timers/promises'
import type { Database } from './database.ts'

export type StepRunner = {
  /** All steps in one transaction, without a pause. */
  readonly atOnce: <T>(steps: Generator<void, T, void>) => T
  /** One step after the other with a pause between, one such run at a time. After a failure `mend` runs and the failure is thrown. */
  readonly inTurns: <T>(start: () => Generator<void, T, void>) => Promise<T>
}

export const createStepRunner = (database: Database, mend: () => void): StepRunner => {
  let last: Promise<unknown> = Promise.resolve()
  const inTurns = async <T>(steps: Generator<void, T, void>): Promise<T> => {
    try {
      for (;;) {
        const step = database.transaction(() => steps.next())
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
