// Decides which attributes of a listing that is with the shop stay as they are there: what was filled in at Seller Center is not ours to delete.
import type { Attribute } from '#contract/categories.ts'
import type { AttributeValue } from '#contract/product.ts'
import { attributeOf, comparable, valueFor } from '../checks/attributes-to-send.ts'
import type { SentAttribute } from '../checks/attributes-to-send.ts'
import type { Listing } from './listing.ts'
import type { RemoteProduct } from './remote-product.ts'

type Named = Pick<AttributeValue, 'attributeId' | 'name'>

/** What the shop has of a product, and what was once filled in here, asked for only where it matters. */
export type AttributesElsewhere = {
  readonly remote: RemoteProduct['attributes']
  /** The attributes that had a value here at some time. */
  readonly onceHere: () => readonly Named[]
}

const isAmong = (attribute: Attribute, named: readonly Named[]): boolean =>
  named.some(({ attributeId, name }) => attributeId === attribute.id || comparable(name) === comparable(attribute.name))

/**
 * Our attributes with those that only the shop has. One that had a value here and has none any more was taken away by the seller, so it is taken away there
 * too; a neutral value never goes before a real one. What the leaf does not take is left out.
 */
export const withKeptAttributes = (
  ours: readonly SentAttribute[],
  filled: readonly AttributeValue[],
  leaf: readonly Attribute[] | null,
  { remote, onceHere }: AttributesElsewhere,
): Listing['attributes'] => {
  // What the leaf takes is not known, so everything stays as it is there.
  if (leaf === null)
    return (remote ?? []).map(({ id, values }) => ({ id, values: values.map((value) => ({ ...value })) }))
  const own = ours.map(({ attribute, values }) => ({ id: attribute.id, values: [...values] }))
  const said = new Set(ours.flatMap(({ attribute, isNeutral }) => (isNeutral ? [] : [attribute.id])))
  const kept: { id: string; values: { id: string | null; name: string }[] }[] = []
  for (const { id, name, values } of remote ?? []) {
    const attribute = attributeOf({ attributeId: id, name }, leaf)
    if (attribute === null || attribute.isSales || said.has(attribute.id)) continue
    const fitting = values.flatMap((value) => valueFor(attribute, value) ?? [])
    if (fitting.length === 0) continue
    if (!isAmong(attribute, filled) && isAmong(attribute, onceHere())) continue
    kept.push({ id: attribute.id, values: attribute.isMultiple ? fitting : fitting.slice(0, 1) })
  }
  return [...own.filter(({ id }) => !kept.some((one) => one.id === id)), ...kept]
}
