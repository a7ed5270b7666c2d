// The calls that every shop has taken today, kept in the workspace so that a restart does not begin anew. It makes no call.
import { z } from 'zod'
import type { MetaStore } from '#main/app/ports/store.ts'
import { createBudget } from '#main/shop/budget.ts'
import type { Budget, CallLimit } from '#main/shop/budget.ts'

const keptShape = z.object({ per: z.enum(['hour', 'day']), period: z.number(), used: z.number() })

export type CallBudgets = {
  /** The budget of an app on a shop. All clients of the two share it. */
  readonly of: (app: string, shop: string) => Budget
  /** Writes down what was counted since it was written last. The workspace is not touched afterwards. */
  readonly close: () => void
}

// A crash forgets the calls of a second at most.
const keepEveryMs = 1000

/** Budgets over a workspace's meta data; the limit stands in its defaults. */
export const createCallBudgets = (
  meta: Pick<MetaStore, 'task' | 'saveTask' | 'defaults'>,
  clock: () => number,
): CallBudgets => {
  const budgets = new Map<string, Budget>()
  const unkept = new Set<string>()
  let keptAtMs = clock()
  let isClosed = false
  let lastLimit: CallLimit | null = null
  // A call that is still under way when the workspace closes goes by what was known.
  const limit = (): CallLimit | null => {
    if (!isClosed) lastLimit = meta.defaults().callLimit ?? null
    return lastLimit
  }
  const keep = (): void => {
    for (const key of unkept) meta.saveTask(key, budgets.get(key)?.toKeep() ?? null)
    unkept.clear()
    keptAtMs = clock()
  }
  const open = (key: string): Budget => {
    const budget = createBudget({ clock, limit, kept: keptShape.safeParse(meta.task(key)).data ?? null })
    const count = (): void => {
      budget.count()
      unkept.add(key)
      if (!isClosed && clock() - keptAtMs >= keepEveryMs) keep()
    }
    return { ...budget, count }
  }
  return {
    of: (app, shop) => {
      const key = `calls-${app}-${shop}`
      const budget = budgets.get(key) ?? open(key)
      budgets.set(key, budget)
      return budget
    },
    close: () => {
      if (!isClosed) keep()
      isClosed = true
    },
  }
}
