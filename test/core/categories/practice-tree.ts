// The practice shop's category tree in both versions, in the shape that core reads. For tests and measurements.
import type { FlatCategory } from '#core/categories/tree.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import { categoryTree } from '#sandbox/catalogue/tree.ts'

/** The flat list as a shop would give it. */
export const practiceList = (version: 'v1' | 'v2'): FlatCategory[] => {
  const tree = categoryTree(version)
  return tree.nodes.map(({ id, parentId, name, isRestricted }) => ({
    id,
    parentId: parentId === '0' ? null : parentId,
    name,
    isLeaf: tree.isLeaf(id),
    permissions: [isRestricted ? 'INVITE_ONLY' : 'AVAILABLE'],
  }))
}

export const practiceTree = (version: 'v1' | 'v2') => buildCategoryTree(practiceList(version)).tree
