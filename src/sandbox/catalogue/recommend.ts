// Finds the leaf whose path shares most words with a title. Deliberately no better than the platform: it may find nothing. Pure.
import type { CategoryNode, CategoryTree } from './tree.ts'

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => (word.length > 3 ? word.replace(/(?:ies)$/, 'y').replace(/(?<!s)s$/, '') : word))

type Entry = { readonly leaf: CategoryNode; readonly own: ReadonlySet<string>; readonly path: ReadonlySet<string> }
const entriesOf = new WeakMap<CategoryTree, readonly Entry[]>()

const buildEntries = (tree: CategoryTree): readonly Entry[] =>
  tree.nodes
    .filter(({ id }) => tree.isLeaf(id))
    .map((leaf) => ({
      leaf,
      own: new Set(wordsOf(leaf.name)),
      path: new Set(tree.chain(leaf.id).flatMap(({ name }) => wordsOf(name))),
    }))

/** The best leaf for a text, or null where no word of a leaf's own name occurs in it. */
export const recommendLeaf = (
  tree: CategoryTree,
  text: string,
  isAllowed: (id: string) => boolean,
): CategoryNode | null => {
  const entries = entriesOf.get(tree) ?? buildEntries(tree)
  entriesOf.set(tree, entries)
  const words = new Set(wordsOf(text))
  let best: { readonly leaf: CategoryNode; readonly score: number } | null = null
  for (const { leaf, own, path } of entries) {
    const ownHits = [...own].filter((word) => words.has(word)).length
    if (ownHits === 0 || !isAllowed(leaf.id)) continue
    const pathHits = [...path].filter((word) => words.has(word)).length
    const score = ownHits * 3 + pathHits - (own.size - ownHits) * 0.5
    if (best === null || score > best.score) best = { leaf, score }
  }
  return best?.leaf ?? null
}
