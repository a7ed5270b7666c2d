// Builds the category tree from the platform's flat list. What is broken in the list is contained and reported; the rest works.
import type { Category } from '#contract/categories.ts'

export type FlatCategory = Pick<Category, 'id' | 'parentId' | 'name' | 'isLeaf' | 'permissions'>

export type TreeFault = {
  readonly kind: 'orphan' | 'cycle' | 'duplicate' | 'nameless' | 'leaf-with-children' | 'childless-branch'
  readonly id: string
  readonly sentence: string
}

export type CategoryTree = {
  readonly get: (id: string) => Category | null
  /** The nodes below a parent in the platform's order; the roots for null. */
  readonly children: (parentId: string | null) => readonly Category[]
  readonly leaves: readonly Category[]
  readonly size: number
}

type Names = Map<string, FlatCategory>

const collect = (list: readonly FlatCategory[], faults: TreeFault[]): Names => {
  const byId: Names = new Map()
  for (const node of list) {
    if (byId.has(node.id)) {
      faults.push({
        kind: 'duplicate',
        id: node.id,
        sentence: `Category ${node.id} stands in the tree twice; the first one is used.`,
      })
      continue
    }
    const isNameless = node.name.trim() === ''
    if (isNameless) {
      faults.push({
        kind: 'nameless',
        id: node.id,
        sentence: `Category ${node.id} has no name in this language; its number is shown.`,
      })
    }
    byId.set(node.id, isNameless ? { ...node, name: `Category ${node.id}` } : node)
  }
  return byId
}

// The way from the root to a node, or null where the parents go round in a circle. A missing parent ends the way.
const wayTo = (node: FlatCategory, byId: Names): FlatCategory[] | null => {
  const way: FlatCategory[] = []
  const seen = new Set<string>()
  for (let current: FlatCategory | undefined = node; current !== undefined;) {
    if (seen.has(current.id)) return null
    seen.add(current.id)
    way.unshift(current)
    current = current.parentId === null ? undefined : byId.get(current.parentId)
  }
  return way
}

/**
 * The tree of a flat list. A node without its parent becomes a root; nodes in a circle are left out; a node with children is no leaf whatever it
 * says, and one without children that claims to be a branch cannot be chosen.
 */
export const buildCategoryTree = (
  list: readonly FlatCategory[],
): { readonly tree: CategoryTree; readonly faults: readonly TreeFault[] } => {
  const faults: TreeFault[] = []
  const byId = collect(list, faults)
  const parents = new Set([...byId.values()].flatMap((node) => node.parentId ?? []))
  const nodes = new Map<string, Category>()
  const below = new Map<string | null, Category[]>()
  for (const node of byId.values()) {
    const way = wayTo(node, byId)
    if (way === null) {
      faults.push({
        kind: 'cycle',
        id: node.id,
        sentence: `“${node.name}” (${node.id}) is its own ancestor; it is left out.`,
      })
      continue
    }
    const isOrphan = node.parentId !== null && !byId.has(node.parentId)
    if (isOrphan) {
      faults.push({
        kind: 'orphan',
        id: node.id,
        sentence: `“${node.name}” (${node.id}) names a parent that is missing; it is shown at the top.`,
      })
    }
    const hasChildren = parents.has(node.id)
    if (node.isLeaf && hasChildren) {
      faults.push({
        kind: 'leaf-with-children',
        id: node.id,
        sentence: `“${node.name}” (${node.id}) says it is a leaf but has categories below it; choose one of those.`,
      })
    }
    if (!node.isLeaf && !hasChildren) {
      faults.push({
        kind: 'childless-branch',
        id: node.id,
        sentence: `“${node.name}” (${node.id}) has no leaf below it, so nothing can be listed there.`,
      })
    }
    const category: Category = {
      id: node.id,
      parentId: isOrphan ? null : node.parentId,
      name: node.name,
      path: way.map(({ id, name }) => ({ id, name })),
      level: way.length,
      isLeaf: node.isLeaf && !hasChildren,
      permissions: [...node.permissions],
    }
    nodes.set(node.id, category)
    const siblings = below.get(category.parentId)
    if (siblings === undefined) below.set(category.parentId, [category])
    else siblings.push(category)
  }
  return {
    tree: {
      get: (id) => nodes.get(id) ?? null,
      children: (parentId) => below.get(parentId) ?? [],
      leaves: [...nodes.values()].filter((node) => node.isLeaf),
      size: nodes.size,
    },
    faults,
  }
}
