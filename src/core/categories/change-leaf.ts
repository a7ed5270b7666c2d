// What happens to a product's attributes when it changes its leaf: what fits goes along, what does not is kept aside and named. Nothing is dropped.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AsideValue, AttributeValue, Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { attributeOf, attributesToSend, valueFor } from '../checks/attributes-to-send.ts'

export type LeafChange = {
  /** The new leaf, the attributes in its words, and what is kept aside now. */
  readonly edits: readonly Edit[]
  readonly kept: readonly AttributeValue[]
  /** Values the new leaf has no place for and that were not kept aside before. They come back with a leaf that has one. */
  readonly aside: readonly { readonly value: AsideValue; readonly sentence: string }[]
  /** Values that were kept aside and that the new leaf has a place for. */
  readonly back: readonly AttributeValue[]
  /** Attributes the new leaf requires and the product does not have. */
  readonly newlyRequired: readonly Attribute[]
}

type Place = { readonly leafId: string; readonly leafName: string }
type Sorted = { readonly kept: AttributeValue[]; readonly aside: LeafChange['aside'][number][] }

const isBlank = ({ id, name }: AttributeValue['values'][number]): boolean => id === null && name.trim() === ''

const sortOne = (filled: AttributeValue, attributes: readonly Attribute[], place: Place): Sorted => {
  const values = filled.values.filter((value) => !isBlank(value))
  if (values.length === 0) return { kept: [], aside: [] }
  const attribute = attributeOf(filled, attributes)
  if (attribute === null || attribute.isSales) {
    const why = attribute === null ? 'does not ask for it' : 'takes it from the variants'
    const sentence = `“${filled.name}” is kept aside: the new leaf category ${why}.`
    return { kept: [], aside: [{ value: { ...filled, values, ...place }, sentence }] }
  }
  const fitting = values.map((value) => ({ value, taken: valueFor(attribute, value) }))
  const taken = fitting.flatMap((one) => (one.taken === null ? [] : [{ id: one.taken.id, name: one.taken.name }]))
  const left = fitting.flatMap((one) => (one.taken === null ? [one.value] : []))
  const names = left.map(({ name }) => `“${name}”`).join(', ')
  const sentence = `${names} of “${filled.name}” is kept aside: the new leaf category's list does not hold it.`
  return {
    kept: taken.length > 0 ? [{ attributeId: attribute.id, name: attribute.name, values: taken }] : [],
    aside: left.length > 0 ? [{ value: { ...filled, values: left, ...place }, sentence }] : [],
  }
}

// Two values under one name would look like one attribute filled twice.
const merged = <Filled extends AttributeValue>(filled: readonly Filled[], keyOf: (one: Filled) => string): Filled[] => {
  const byKey = new Map<string, Filled>()
  for (const one of filled) {
    const known = byKey.get(keyOf(one))
    byKey.set(keyOf(one), known === undefined ? one : { ...known, values: [...known.values, ...one.values] })
  }
  return [...byKey.values()]
}

const sameJson = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

/** What comes back from what was kept aside: values the leaf has a place for, where that place is empty. */
const comeBack = (
  keptAside: readonly AsideValue[],
  kept: readonly AttributeValue[],
  attributes: readonly Attribute[],
): { readonly back: AttributeValue[]; readonly left: AsideValue[] } => {
  const taken = new Set(kept.map(({ attributeId }) => attributeId))
  const back: AttributeValue[] = []
  const left: AsideValue[] = []
  for (const one of keptAside) {
    const attribute = attributeOf(one, attributes)
    const { leafId, leafName, ...filled } = one
    if (attribute === null || attribute.isSales || taken.has(attribute.id)) {
      left.push(one)
      continue
    }
    const sorted = sortOne(filled, attributes, { leafId, leafName })
    if (sorted.kept.length > 0) taken.add(attribute.id)
    back.push(...sorted.kept)
    left.push(...sorted.aside.map(({ value }) => value))
  }
  return { back, left }
}

/** Moves a product to another leaf. `leaf` is what the new one asks for, `from` the name of the one it leaves. */
export const changeLeaf = (
  product: Pick<Product, 'id' | 'categoryId' | 'attributes' | 'keptAside'>,
  leaf: LeafRules,
  from = '',
): LeafChange => {
  const place = { leafId: product.categoryId ?? '', leafName: from }
  const sorted = product.attributes.map((filled) => sortOne(filled, leaf.attributes, place))
  const kept = merged(
    sorted.flatMap((one) => one.kept),
    ({ attributeId }) => attributeId,
  )
  const aside = sorted.flatMap((one) => one.aside)
  const { back, left } = comeBack(product.keptAside, kept, leaf.attributes)
  const attributes = [...kept, ...back]
  const keptAside = merged(
    [...left, ...aside.map(({ value }) => value)],
    ({ attributeId, name, leafId }) => `${attributeId}\n${name}\n${leafId}`,
  )
  const at = { productId: product.id, variantId: null }
  const edits: Edit[] = []
  if (product.categoryId !== leaf.categoryId) edits.push({ ...at, field: 'categoryId', value: leaf.categoryId })
  if (!sameJson(attributes, product.attributes)) edits.push({ ...at, field: 'attributes', value: attributes })
  if (!sameJson(keptAside, product.keptAside)) edits.push({ ...at, field: 'keptAside', value: keptAside })
  const { missing } = attributesToSend({ attributes }, leaf, { hasNeutralValues: false })
  return { edits, kept, aside, back, newlyRequired: missing }
}
