// The views over the catalogue: names, order, and how many products each holds. Pure.
import type { AppInfo } from '#contract/app.ts'
import type { ProductFilter } from '#contract/products.ts'

export type ViewName = ProductFilter['view']

export const views: readonly { readonly view: ViewName; readonly name: string }[] = [
  { view: 'all', name: 'All products' },
  { view: 'needs-work', name: 'Needs work' },
  { view: 'rules-changed', name: 'Rules changed' },
  { view: 'draft', name: 'Draft' },
  { view: 'ready', name: 'Ready' },
  { view: 'review', name: 'In review' },
  { view: 'waiting', name: 'Waiting for permission' },
  { view: 'live', name: 'Live' },
  { view: 'failed', name: 'Failed' },
  { view: 'inactive', name: 'Off sale' },
]

export const viewNamed = (view: ViewName): string => views.find((one) => one.view === view)?.name ?? view

export const countIn = (counts: AppInfo['counts'], view: ViewName): number => {
  if (view === 'all') return counts.products
  if (view === 'rules-changed') return counts.rulesChanged
  return view === 'needs-work' ? counts.needsWork : counts.stages[view]
}
