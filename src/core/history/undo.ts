// Takes edits back in memory: the inverse of a change, and what stays because it was edited since. Keeping history is the store's work.
import type { Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { applyEdits } from './apply-edits.ts'

/** One changed field with its value before and after, as history keeps it. */
export type Change = Edit & { readonly before: Edit['value'] }

/** The value a field has now; undefined for a variant that is not there or a field of another kind. Images are named by their sources. */
export const valueOf = (
  product: Product,
  { variantId, field }: Pick<Edit, 'variantId' | 'field'>,
): Edit['value'] | undefined => {
  if (variantId === null) {
    if (field === 'images') return product.images.map(({ source }) => source)
    return field in product ? (product as unknown as Record<string, Edit['value']>)[field] : undefined // every field named in the contract is JSON
  }
  const variant = product.variants.find(({ id }) => id === variantId)
  return variant === undefined || !(field in variant)
    ? undefined
    : (variant as unknown as Record<string, Edit['value']>)[field]
}

const same = (left: Edit['value'] | undefined, right: Edit['value'] | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

/** What the edits change in a product, in order, each with the value before it. Edits that change nothing are left out. */
export const changesOf = (product: Product, edits: readonly Edit[]): Change[] => {
  const changes: Change[] = []
  let now = product
  for (const edit of edits) {
    if (edit.productId !== product.id) continue
    const next = applyEdits(now, [edit])
    const before = valueOf(now, edit)
    const after = valueOf(next, edit)
    if (before !== undefined && after !== undefined && !same(before, after))
      changes.push({ ...edit, value: after, before })
    now = next
  }
  return changes
}

/** A field that was edited since, so that taking the change back would lose newer work. */
export type Conflict = { readonly change: Change; readonly now: Edit['value'] | undefined }

/** The edits that take changes back, newest first, and the changes that are kept because their field was edited since. */
export const undoOf = (
  product: Product,
  changes: readonly Change[],
): { readonly edits: Edit[]; readonly conflicts: Conflict[] } => {
  const edits: Edit[] = []
  const conflicts: Conflict[] = []
  let now = product
  for (const change of changes.toReversed()) {
    const value = valueOf(now, change)
    if (!same(value, change.value)) {
      conflicts.push({ change, now: value })
      continue
    }
    const edit: Edit = {
      productId: change.productId,
      variantId: change.variantId,
      field: change.field,
      value: change.before,
    }
    edits.push(edit)
    now = applyEdits(now, [edit])
  }
  return { edits, conflicts }
}
