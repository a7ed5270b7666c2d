// Looks up the leaf that was laid down for a source category while a file is read. A leaf that is gone is named once and not used.
import type { ImportProblem } from '#contract/imports.ts'
import { sourceKey } from '#core/categories/source-category.ts'
import type { ImportSink } from './sink.ts'

/** Gives the leaf for a value met in a row, or null. */
export const createLeafOf = (leaves: ReturnType<ImportSink['leaves']>, warn: (problem: ImportProblem) => void) => {
  const keys = new Map<string, string>()
  const named = new Set<string>()
  return (value: string, row: number): string | null => {
    if (leaves.size === 0 || value === '') return null
    const key = keys.get(value) ?? sourceKey(value)
    keys.set(value, key)
    const leaf = leaves.get(key)
    if (leaf === undefined) return null
    if (leaf.isThere) return leaf.categoryId
    if (!named.has(key)) {
      named.add(key)
      warn({
        row,
        column: 'Category',
        sentence: `The leaf category laid down for “${value}” (${leaf.categoryId}) is no longer in the shop's tree, so these products get none. Choose another one in Categories, Mapping.`,
        raw: value,
      })
    }
    return null
  }
}
