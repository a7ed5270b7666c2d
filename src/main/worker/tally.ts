// Counts what an import finds and does, and keeps the first of everything that is shown. It decides nothing.
import type { ImportProblem, ImportSummary, Planned } from '#contract/imports.ts'
import type { ImportedProduct } from '#core/import/model.ts'

const listedProblems = 200
const listedProducts = 500
const listedCategories = 500

type Counted = Pick<
  ImportSummary,
  | 'products'
  | 'variants'
  | 'images'
  | 'created'
  | 'changed'
  | 'unchanged'
  | 'rejected'
  | 'rejectedTotal'
  | 'warnings'
  | 'warningsTotal'
  | 'categories'
  | 'planned'
  | 'mapped'
>

export type Tally = {
  readonly reject: (problem: ImportProblem) => void
  readonly warn: (problem: ImportProblem) => void
  readonly take: (imported: ImportedProduct, kind: Planned['kind']) => void
  /** Notes that a product got its leaf by its source category. */
  readonly map: () => void
  readonly show: (planned: Planned) => void
  /** True while more products of this kind are wanted for the preview. */
  readonly wants: (kind: Planned['kind']) => boolean
  readonly productCount: () => number
  readonly counted: () => Counted
}

/** An empty tally. */
export const createTally = (): Tally => {
  const keys = new Set<string>()
  const kinds = { new: 0, changed: 0, unchanged: 0 }
  const rejected: ImportProblem[] = []
  const warnings: ImportProblem[] = []
  const categories = new Map<string, number>()
  const shown: Record<Planned['kind'], Planned[]> = { new: [], changed: [], unchanged: [] }
  let [rejectedTotal, warningsTotal, variants, images, mapped] = [0, 0, 0, 0, 0]
  return {
    reject: (problem) => {
      rejectedTotal += 1
      if (rejected.length < listedProblems) rejected.push(problem)
    },
    warn: (problem) => {
      warningsTotal += 1
      if (warnings.length < listedProblems) warnings.push(problem)
    },
    take: (imported, kind) => {
      keys.add(imported.key)
      variants += imported.variants.length
      images += imported.images.length
      if (!imported.isContinuation || kind === 'new') kinds[kind] += 1
      const category = imported.fields.sourceCategory ?? ''
      const known = categories.get(category)
      if (category !== '' && (known !== undefined || categories.size < listedCategories))
        categories.set(category, (known ?? 0) + 1)
    },
    map: () => {
      mapped += 1
    },
    show: (planned) => shown[planned.kind].push(planned),
    wants: (kind) => shown[kind].length < listedProducts,
    productCount: () => keys.size,
    counted: () => ({
      products: keys.size,
      variants,
      images,
      created: kinds.new,
      changed: kinds.changed,
      unchanged: kinds.unchanged,
      mapped,
      rejected,
      rejectedTotal,
      warnings,
      warningsTotal,
      categories: [...categories].map(([name, products]) => ({ name, products })),
      planned: [...shown.changed, ...shown.new, ...shown.unchanged].slice(0, listedProducts),
    }),
  }
}
