// Puts leaves in order for the terms of a query. Pure arithmetic over the index; what the words mean is decided in terms.ts.
import type { Category } from '#contract/categories.ts'
import type { LeafIndex } from './leaf-index.ts'
import { isSameAudience } from './ranking-words.ts'
import type { Term } from './terms.ts'

const isFree = (category: Category): boolean => category.permissions.includes('AVAILABLE')

/** Room for one query over all leaves. It is used again by the next, so that typing makes no rubbish. */
export type Scratch = {
  readonly scores: Float64Array
  readonly matched: Float64Array
  readonly best: Float64Array
  readonly touched: Int32Array
}

export const createScratch = (leaves: number): Scratch => ({
  scores: new Float64Array(leaves),
  matched: new Float64Array(leaves),
  best: new Float64Array(leaves),
  touched: new Int32Array(leaves),
})

type Part = Term['ways'][number][number]

const visit = (index: LeafIndex, part: Part, see: (leaf: number, score: number) => void): void => {
  for (const { word, quality } of part) {
    const posting = index.postings[word]
    if (posting === undefined) continue
    const value = quality * (index.rarity[word] ?? 1)
    const { leaves, weights } = posting
    for (let place = 0; place < leaves.length; place += 1) see(leaves[place] ?? 0, value * (weights[place] ?? 0))
  }
}

// A way of several parts counts as their mean where a leaf has all of them.
const visitAll = (index: LeafIndex, way: Term['ways'][number], see: (leaf: number, score: number) => void): void => {
  let sums = new Map<number, number>()
  for (const [place, part] of way.entries()) {
    const best = new Map<number, number>()
    visit(index, part, (leaf, score) => {
      if (score > (best.get(leaf) ?? 0)) best.set(leaf, score)
    })
    const next = new Map<number, number>()
    for (const [leaf, score] of best) {
      const before = place === 0 ? 0 : sums.get(leaf)
      if (before !== undefined) next.set(leaf, before + score)
    }
    sums = next
  }
  for (const [leaf, sum] of sums) see(leaf, sum / way.length)
}

// Adds the best way of a term to every leaf that has it.
const addTerm = (index: LeafIndex, term: Term, { scores, matched, best, touched }: Scratch): void => {
  let count = 0
  const see = (leaf: number, score: number): void => {
    const before = best[leaf] ?? 0
    if (before === 0) {
      touched[count] = leaf
      count += 1
    }
    if (score > before) best[leaf] = score
  }
  for (const way of term.ways) {
    const [only] = way
    if (way.length === 1 && only !== undefined) visit(index, only, see)
    else visitAll(index, way, see)
  }
  for (let place = 0; place < count; place += 1) {
    const leaf = touched[place] ?? 0
    scores[leaf] = (scores[leaf] ?? 0) + term.weight * (best[leaf] ?? 0)
    matched[leaf] = (matched[leaf] ?? 0) + term.weight
    best[leaf] = 0
  }
}

// The best few in order, without sorting the rest. Equal scores keep the order of the tree.
const keepBest = (kept: { leaf: number; score: number }[], leaf: number, score: number, limit: number): void => {
  if (kept.length === limit && score <= (kept[limit - 1]?.score ?? 0)) return
  let place = kept.length
  while (place > 0 && (kept[place - 1]?.score ?? 0) < score) place -= 1
  kept.splice(place, 0, { leaf, score })
  if (kept.length > limit) kept.pop()
}

const namedWords = (terms: readonly Term[]): Set<number> =>
  new Set(terms.flatMap(({ ways }) => ways.flat(2)).flatMap(({ word, quality }) => (quality > 0.5 ? [word] : [])))

const penalty = (asked: readonly string[], special: readonly string[], each: number): number =>
  special.length === 0 || special.some((word) => asked.some((one) => one === word || isSameAudience(one, word)))
    ? 0
    : each

/** A found leaf with its score (about 0 to 1.5, comparable within one query) and the share of the query's weight it answers (0 to 1). */
export type Ranked = { readonly category: Category; readonly score: number; readonly share: number }

/** The best leaves for the terms, best first. `asked` are the plain words of the query. */
export const rank = (
  index: LeafIndex,
  terms: readonly Term[],
  asked: readonly string[],
  usage: ReadonlyMap<string, number>,
  limit: number,
  scratch: Scratch,
): Ranked[] => {
  const telling = terms.filter(({ ways }) => ways.length > 0)
  // A word that means nothing in any tree (a brand, a name) says little about how well the others are answered.
  const allWeight = terms.reduce((sum, { weight, ways }) => sum + (ways.length > 0 ? weight : weight * 0.25), 0)
  const count = index.leaves.length
  const { scores, matched } = scratch
  scores.fill(0)
  matched.fill(0)
  for (const term of telling) addTerm(index, term, scratch)
  let most = 0
  for (const weight of matched) if (weight > most) most = weight
  if (most === 0) return []
  const named = namedWords(telling)
  const kept: { leaf: number; score: number }[] = []
  for (let leaf = 0; leaf < count; leaf += 1) {
    const share = (matched[leaf] ?? 0) / most
    // Leaves that lack half of what others have are noise.
    if (share < 0.5) continue
    const category = index.leaves[leaf]
    const names = index.nameWords[leaf]
    if (category === undefined || names === undefined) continue
    let covered = 0
    for (const word of names) if (named.has(word)) covered += 1
    const used = Math.log2(1 + (usage.get(category.id) ?? 0))
    const score =
      (scores[leaf] ?? 0) / allWeight +
      0.25 * share +
      0.2 * (covered / Math.max(names.size, 1)) +
      0.05 * used +
      (isFree(category) ? 0.005 : 0) -
      0.004 * category.level -
      penalty(asked, index.audiencesOf[leaf] ?? [], 0.14) -
      penalty(asked, index.sidelinesOf[leaf] ?? [], 0.08)
    keepBest(kept, leaf, score, limit)
  }
  return kept.flatMap(({ leaf, score }) => {
    const category = index.leaves[leaf]
    return category === undefined ? [] : [{ category, score, share: (matched[leaf] ?? 0) / allWeight }]
  })
}
