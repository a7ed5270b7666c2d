// Opportunities: what buyers look for, one for some of the leaf categories. They are invented by a seeded rule and belong to no shop.
import { categoryTree } from '../catalogue/tree.ts'
import { hashedId } from '../ids.ts'
import { fractionOf, pick } from '../random.ts'
import type { World } from '../world.ts'

export type Opportunity = {
  readonly id: string
  readonly leafId: string
  readonly type: 'PRODUCT' | 'LEAF_CATEGORY'
  readonly tag: string
  readonly benefit: string
  readonly createdAtMs: number
}

const share = 0.6
const productShare = 0.2
const tags = ['TIKTOKSHOP_HOT_SELLING', 'POPULAR_IN_TIKTOKSHOP', 'POPULAR_IN_MARKETPLACES']
const benefits = ['More visibility in the shop tab for this listing', 'A chance to take part in price bidding']
const dayMs = 86_400_000

/** The opportunity of a leaf category, if there is one. */
export const opportunityOf = (world: World, leafId: string): Opportunity | null => {
  const text = `${world.seed} opportunity ${leafId}`
  if (fractionOf(text) >= share) return null
  const today = Math.floor(world.clock.nowMs() / dayMs) * dayMs
  return {
    id: hashedId(text),
    leafId,
    type: fractionOf(`${text} type`) < productShare ? 'PRODUCT' : 'LEAF_CATEGORY',
    tag: pick(tags, fractionOf(`${text} tag`)),
    benefit: pick(benefits, fractionOf(`${text} benefit`)),
    createdAtMs: today - Math.floor(fractionOf(`${text} age`) * 30) * dayMs,
  }
}

const leavesById = new Map<string, ReadonlyMap<string, string>>()

const leavesOf = (world: World): ReadonlyMap<string, string> => {
  const known = leavesById.get(world.seed)
  if (known !== undefined) return known
  const tree = categoryTree('v2')
  const leaves = new Map<string, string>()
  for (const { id } of tree.nodes) {
    const opportunity = tree.isLeaf(id) ? opportunityOf(world, id) : null
    if (opportunity !== null) leaves.set(opportunity.id, id)
  }
  leavesById.set(world.seed, leaves)
  return leaves
}

/** The opportunity with an id, or null. */
export const findOpportunity = (world: World, id: string): Opportunity | null => {
  const leafId = leavesOf(world).get(id)
  return leafId === undefined ? null : opportunityOf(world, leafId)
}
