// The order in which products go out. What costs no quota goes first; the daily quota is then spent on what the seller wants first.
import type { PlanItem } from '#contract/publish.ts'

type Ordered = Pick<PlanItem, 'productId' | 'deed' | 'willWait'>

const sendable: Readonly<Record<PlanItem['deed'], number | null>> = {
  'price-stock': 0,
  edit: 1,
  create: 2,
  nothing: null,
  'left-out': null,
}

/**
 * Ids of the products that are sent, in order: prices and stock, then edits, then new listings; among new ones the seller's `first` in their order,
 * then those buyers will see at once, then those that wait for a permission. Otherwise the order given stays.
 */
export const publishOrder = (items: readonly Ordered[], first: readonly string[] = []): string[] => {
  const wish = new Map(first.map((id, place) => [id, place]))
  const rank = ({ productId, deed, willWait }: Ordered): readonly [number, number, number] => [
    sendable[deed] ?? 9,
    wish.get(productId) ?? first.length,
    deed === 'create' && willWait ? 1 : 0,
  ]
  return items
    .filter(({ deed }) => sendable[deed] !== null)
    .map((item) => ({ id: item.productId, rank: rank(item) }))
    .toSorted(({ rank: one }, { rank: other }) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
    .map(({ id }) => id)
}
