// Reads one tree from the shop. Where a language has no name for a category, the English one stands in, and that is told.
import { AppError } from '#contract/failure.ts'
import type { TreeFault } from '#core/categories/tree.ts'
import type { Ports } from '../ports.ts'
import type { CategoryNode, CategoryVersion } from '../ports/shop.ts'

const english = 'en-US'

const englishNames = async ({ store, shop }: Ports, version: CategoryVersion): Promise<Map<string, string>> => {
  const kept = store.reference.namesIn(version, english)
  if (kept.size > 0) return kept
  const nodes = await shop.categories(version, english)
  return new Map(nodes.map(({ id, name }) => [id, name]))
}

type Read = { readonly nodes: readonly CategoryNode[]; readonly faults: readonly TreeFault[] }

/** The tree as a flat list. Throws AppError `rejected` for an empty one, so that the tree from before is kept. */
export const readNodes = async (ports: Ports, version: CategoryVersion, locale: string): Promise<Read> => {
  const nodes = await ports.shop.categories(version, locale)
  if (nodes.length === 0) {
    throw new AppError('rejected', {
      sentence: 'The shop answered with an empty category tree.',
      action: 'The tree from before is kept. Try again in a few minutes.',
    })
  }
  const isNameless = nodes.some(({ name }) => name.trim() === '')
  if (!isNameless || locale === english) return { nodes, faults: [] }
  const names = await englishNames(ports, version)
  const faults: TreeFault[] = []
  const named = nodes.map((node) => {
    const name = names.get(node.id) ?? ''
    if (node.name.trim() !== '' || name === '') return node
    faults.push({
      kind: 'nameless',
      id: node.id,
      sentence: `“${name}” (${node.id}) has no name in ${locale}; the English one is shown.`,
    })
    return { ...node, name }
  })
  return { nodes: named, faults }
}
