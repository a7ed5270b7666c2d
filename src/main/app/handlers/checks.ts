// Handlers of the checks: everything that is wrong, and mending it for one product or for all like it.
import type { Edit } from '#contract/products.ts'
import { applyFix } from '#core/checks/fixes.ts'
import { applyInTurns, turnsOver } from '../leaf-changes.ts'
import { os } from './implementer.ts'

export const checks = {
  run: os.checks.run.handler(async ({ context }) => {
    await context.checker.recheckMany(null)
    context.bus.emit({ type: 'products.changed', productIds: null })
    const counts = context.store.products.counts()
    return {
      products: counts.products,
      ready: counts.stages.ready,
      blocked: counts.needsWork,
      groups: (await context.store.products.findingGroups()).map((group) => ({
        code: group.code,
        severity: group.severity,
        sentence: group.sentence,
        products: group.products,
        fixId: group.fix?.id ?? null,
        fixLabel: group.fix?.label ?? null,
      })),
    }
  }),
  fix: os.checks.fix.handler(async ({ context, input }) => {
    const ids = input.productIds ?? context.store.products.productsWithFinding(input.code)
    const edits: Edit[] = []
    await turnsOver(context, ids, () => {
      const toContext = context.checker.contexts()
      return (product) => {
        const live = context.store.live.get(product.id)?.live ?? null
        edits.push(...applyFix(input.fixId, product, toContext(product, live)))
      }
    })
    if (edits.length === 0) return { batch: null, products: 0 }
    const label = ids.length === 1 ? 'Mend one product' : `Mend ${ids.length} products`
    const batch = await applyInTurns(context, { kind: 'fix', label, who: 'seller' }, edits)
    await context.checker.recheckMany(ids)
    context.bus.emit({ type: 'products.changed', productIds: ids.length > 200 ? null : [...ids] })
    return { batch, products: batch?.products ?? 0 }
  }),
}
