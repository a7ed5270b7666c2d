// Counts what an import finds and does, and keeps the first of everything that is shown. It decides nothing.
import type { ImportProblem, ImportSummary, Planned } from '#contract/imports.ts'
import { keptText } from '#core/import/kept-text.ts'
import type { ImportedProduct } from '#core/import/model.ts'

const listedProblems = 200
const listedProducts = 500
const listedCategories = 500

// What is listed outlives the piece of the file that it was cut from.
const kept = ({ row, column, sentence, raw }: ImportProblem): ImportProblem => ({
  row,
  column,
  sentence: keptText(sentence),
  raw: keptText(raw),
})

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
      if (rejected.length < listedProblems) rejected.push(kept(problem))
    },
    warn: (problem) => {
      warningsTotal += 1
      if (warnings.length < listedProblems) warnings.push(kept(problem))
    },
    take: (imported, kind) => {
      keys.add(imported.key)
      variants += imported.variants.length
      images += imported.images.length
      if (!imported.isContinuation || kind === 'new') kinds[kind] += 1
      const category = imported.fields.sourceCategory ?? ''
      const known = categories.get(category)
      if (category === '') return
      if (known !== undefined) categories.set(category, known + 1)
      else if (categories.size < listedCategories) categories.set(keptText(category), 1)
    },
    map: () => {
      mapped += 1
    },
    show: (planned) => shown[planned.kind].push(structuredClone(planned)),
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
