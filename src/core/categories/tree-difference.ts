// What a new reading of the tree changes for leaves that products are in: gone, split, closed or opened. Pure; it knows no product.
import type { Category } from '#contract/categories.ts'
import type { RuleDifference } from './rules-difference.ts'
import type { CategoryTree } from './tree.ts'

type Tree = Pick<CategoryTree, 'get'>
type Permission = Category['permissions'][number]

const strictFirst = ['PROHIBITED', 'INVITE_ONLY', 'NON_MAIN_CATEGORY'] as const

const permissionOf = ({ permissions }: Category): Permission =>
  strictFirst.find((one) => permissions.includes(one)) ?? 'AVAILABLE'

const nowSaid: Readonly<Record<Permission, Pick<RuleDifference, 'kind' | 'sentence' | 'isStricter'>>> = {
  PROHIBITED: {
    kind: 'leaf-prohibited',
    sentence: 'Your shop may not list here any more. Choose another leaf.',
    isStricter: true,
  },
  NON_MAIN_CATEGORY: {
    kind: 'leaf-not-main',
    sentence: 'It lies outside the main category of your shop now.',
    isStricter: true,
  },
  INVITE_ONLY: {
    kind: 'leaf-restricted',
    sentence: 'It is restricted now: buyers see products here once your shop has the permission.',
    isStricter: true,
  },
  AVAILABLE: { kind: 'leaf-open', sentence: 'Your shop may list here now.', isStricter: false },
}

const differenceOf = (before: Category | null, after: Category | null): RuleDifference | null => {
  const subject = before?.name ?? after?.name ?? ''
  if (after === null) {
    if (before === null) return null
    const sentence = 'It is no longer in the tree of your shop. Choose another leaf.'
    return { kind: 'leaf-gone', subject, sentence, isStricter: true }
  }
  if (before?.isLeaf !== true)
    return after.isLeaf
      ? { kind: 'leaf-back', subject, sentence: 'Products can be listed here again.', isStricter: false }
      : null
  if (!after.isLeaf) {
    const sentence = 'It has categories below it now, and products are listed in a leaf only. Choose one of those.'
    return { kind: 'leaf-split', subject, sentence, isStricter: true }
  }
  const now = permissionOf(after)
  return now === permissionOf(before) ? null : { subject, ...nowSaid[now] }
}

/** The differences between two readings of one tree for these ids, by id. `subject` is the name of the leaf, which a new tree may not know any more. */
export const treeDifferences = (before: Tree, after: Tree, ids: Iterable<string>): Map<string, RuleDifference> => {
  const found = new Map<string, RuleDifference>()
  for (const id of ids) {
    const difference = differenceOf(before.get(id), after.get(id))
    if (difference !== null) found.set(id, difference)
  }
  return found
}

/** The name of a leaf that the tree does not know any more, as its changes kept it. */
export const nameInChanges = (changes: readonly RuleDifference[]): string | null =>
  changes.find(({ kind, subject }) => kind.startsWith('leaf-') && subject !== '')?.subject ?? null
