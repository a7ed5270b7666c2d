// The path of a leaf as one line of text, in the tree it belongs to or in the other one where it is no longer there.
import type { Context } from '../context.ts'
import type { CategoryVersion } from '../ports/shop.ts'

/** “Home › Kitchen › Mugs”, or the number of a leaf that no tree holds. */
export const pathOf = (context: Context, id: string | null, version: CategoryVersion): string => {
  if (id === null || id === '') return ''
  const other = version === 'v1' ? 'v2' : 'v1'
  const node = context.reference.knownTree(version)?.get(id) ?? context.reference.knownTree(other)?.get(id)
  return node?.path.map(({ name }) => name).join(' › ') ?? `Category ${id}`
}
