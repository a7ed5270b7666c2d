// The category tree of a market in its two versions, from the seed. It knows no shop: permissions of a shop are laid over it elsewhere.
import seed from '../seed/category-tree.json' with { type: 'json' }
import type { CategoryVersion } from '#tiktok/markets.ts'

/** A certificate that a category asks for. */
export type CertificateNeed = { readonly name: string; readonly isRequired: boolean }

export type CategoryNode = {
  readonly id: string
  readonly parentId: string
  readonly level: number
  readonly name: string
  readonly isRestricted: boolean
  readonly isInOldTree: boolean
  readonly sizeChart: 'none' | 'supported' | 'required'
  readonly isCodSupported: boolean
  readonly isDimensionRequired: boolean
  readonly certificates: readonly CertificateNeed[]
}

export type CategoryTree = {
  readonly version: CategoryVersion
  /** Sorted by level, parents before children. */
  readonly nodes: readonly CategoryNode[]
  readonly find: (id: string) => CategoryNode | null
  readonly isLeaf: (id: string) => boolean
  /** From the root to the node, empty for an unknown id. */
  readonly chain: (id: string) => readonly CategoryNode[]
  readonly children: (id: string) => readonly CategoryNode[]
}

/** Every kind of document that some category asks for. */
export const certificateNames: readonly string[] = seed.certificates

const readCertificates = (text: string): readonly CertificateNeed[] =>
  [...text.matchAll(/([!?])(\d+)/g)].map(([, need, index]) => ({
    name: seed.certificates[Number(index)] ?? '',
    isRequired: need === '!',
  }))

const readNodes = (): readonly CategoryNode[] => {
  const parents: string[] = ['0']
  const nodes = seed.nodes.map((line): CategoryNode => {
    const [depth = '1', id = '', name = '', flags = '', certificates = ''] = line.split('|')
    const level = Number(depth)
    parents[level] = id
    const sizeChart = flags.includes('S') ? 'required' : flags.includes('s') ? 'supported' : 'none'
    return {
      id,
      parentId: parents[level - 1] ?? '0',
      level,
      name,
      isRestricted: flags.includes('r'),
      isInOldTree: flags.includes('1'),
      sizeChart,
      isCodSupported: flags.includes('c'),
      isDimensionRequired: flags.includes('d'),
      certificates: readCertificates(certificates),
    }
  })
  return nodes.sort((left, right) => left.level - right.level)
}

const buildTree = (version: CategoryVersion, nodes: readonly CategoryNode[]): CategoryTree => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byParent = new Map<string, CategoryNode[]>()
  for (const node of nodes) {
    const siblings = byParent.get(node.parentId)
    if (siblings === undefined) byParent.set(node.parentId, [node])
    else siblings.push(node)
  }
  const chain = (id: string): readonly CategoryNode[] => {
    const node = byId.get(id)
    return node === undefined ? [] : [...chain(node.parentId), node]
  }
  return {
    version,
    nodes,
    find: (id) => byId.get(id) ?? null,
    isLeaf: (id) => byId.has(id) && !byParent.has(id),
    chain,
    children: (id) => byParent.get(id) ?? [],
  }
}

const allNodes = readNodes()
const trees: Readonly<Record<CategoryVersion, CategoryTree>> = {
  v1: buildTree(
    'v1',
    allNodes.filter(({ isInOldTree }) => isInOldTree),
  ),
  v2: buildTree('v2', allNodes),
}

/** The tree of a version: `v1` has three levels, `v2` up to seven. */
export const categoryTree = (version: CategoryVersion): CategoryTree => trees[version]

/** The node in the newer tree, which contains the older one. */
export const findCategory = (id: string): CategoryNode | null => trees.v2.find(id)

/** The top category above a node, itself where it is one; null where it is not known. */
export const rootOf = (id: string): CategoryNode | null => {
  const node = findCategory(id)
  return node === null || node.parentId === '0' ? node : rootOf(node.parentId)
}
