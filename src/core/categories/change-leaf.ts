// What happens to a product's attributes when it changes its leaf: what fits goes along, what does not is kept aside and named. Nothing is dropped.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { attributeOf, attributesToSend, valueFor } from '../checks/attributes-to-send.ts'

export type LeafChange = {
  /** The new leaf and the attributes in its words, those kept aside among them. */
  readonly edits: readonly Edit[]
  readonly kept: readonly AttributeValue[]
  /** Values the new leaf has no place for. They stay in the product and fit again if it comes back. */
  readonly aside: readonly { readonly value: AttributeValue; readonly sentence: string }[]
  /** Attributes the new leaf requires and the product does not have. */
  readonly newlyRequired: readonly Attribute[]
}

type Sorted = { readonly kept: AttributeValue[]; readonly aside: LeafChange['aside'][number][] }

const sortOne = (filled: AttributeValue, attributes: readonly Attribute[]): Sorted => {
  const attribute = attributeOf(filled, attributes)
  if (attribute === null || attribute.isSales) {
    const why = attribute === null ? 'does not ask for it' : 'takes it from the variants'
    return {
      kept: [],
      aside: [{ value: filled, sentence: `“${filled.name}” is kept aside: the new leaf category ${why}.` }],
    }
  }
  const fitting = filled.values.map((value) => ({ value, taken: valueFor(attribute, value) }))
  const taken = fitting.flatMap((one) => (one.taken === null ? [] : [{ id: one.taken.id, name: one.taken.name }]))
  const left = fitting.flatMap((one) => (one.taken === null ? [one.value] : []))
  const names = left.map(({ name }) => `“${name}”`).join(', ')
  return {
    kept: taken.length > 0 ? [{ attributeId: attribute.id, name: attribute.name, values: taken }] : [],
    aside:
      left.length > 0
        ? [
            {
              value: { ...filled, values: left },
              sentence: `${names} of “${filled.name}” is kept aside: the new leaf category's list does not hold it.`,
            },
          ]
        : [],
  }
}

// Two values kept aside under one name would look like one attribute filled twice.
const merged = (values: readonly AttributeValue[]): AttributeValue[] => {
  const byId = new Map<string, AttributeValue>()
  for (const value of values) {
    const key = `${value.attributeId}\n${value.name}`
    const known = byId.get(key)
    byId.set(key, known === undefined ? value : { ...known, values: [...known.values, ...value.values] })
  }
  return [...byId.values()]
}

/** Moves a product to another leaf. `leaf` is what the new one asks for. */
export const changeLeaf = (product: Pick<Product, 'id' | 'categoryId' | 'attributes'>, leaf: LeafRules): LeafChange => {
  const sorted = product.attributes.map((filled) => sortOne(filled, leaf.attributes))
  const kept = merged(sorted.flatMap((one) => one.kept))
  const aside = sorted.flatMap((one) => one.aside)
  const attributes = merged([...kept, ...aside.map(({ value }) => value)])
  const edits: Edit[] = []
  if (product.categoryId !== leaf.categoryId) {
    edits.push({ productId: product.id, variantId: null, field: 'categoryId', value: leaf.categoryId })
  }
  if (JSON.stringify(attributes) !== JSON.stringify(product.attributes)) {
    edits.push({ productId: product.id, variantId: null, field: 'attributes', value: attributes })
  }
  const { missing } = attributesToSend({ attributes }, leaf, { hasNeutralValues: false })
  return { edits, kept, aside, newlyRequired: missing }
}
