// The edits that move products to another leaf, or set one attribute for many. What a leaf has no place for is kept aside, never dropped.
import { setImmediate } from 'node:timers/promises'
import type { Attribute } from '#contract/categories.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import type { Batch, Edit } from '#contract/products.ts'
import { changeLeaf } from '#core/categories/change-leaf.ts'
import { attributeOf } from '#core/checks/attributes-to-send.ts'
import type { Context } from './context.ts'

// A turn ends after so long, so that the window is never kept waiting.
const turnMs = 12
const productsAtATime = 20
const few = 200

/** Shows products one after the other, letting others have their turn in between. `begin` makes what is good for one turn. */
export const turnsOver = async (
  context: Context,
  productIds: readonly string[],
  begin: () => (product: Product) => void,
): Promise<void> => {
  for (let from = 0; from < productIds.length;) {
    const until = performance.now() + turnMs
    const visit = begin()
    do {
      for (const product of context.store.products.many(productIds.slice(from, from + productsAtATime))) visit(product)
      from += productsAtATime
    } while (from < productIds.length && performance.now() < until)
    await setImmediate()
  }
}

/** The same where nothing is to be made for a turn. */
export const visitInTurns = (
  context: Context,
  productIds: readonly string[],
  visit: (product: Product) => void,
): Promise<void> => turnsOver(context, productIds, () => visit)

/** Keeps edits as one batch; many of them in turns, so that nothing waits for the whole. */
export const applyInTurns = (
  context: Context,
  batch: Parameters<Context['store']['changes']['apply']>[0],
  edits: readonly Edit[],
): Promise<Batch | null> =>
  edits.length > few
    ? context.store.changes.applyMany(batch, edits)
    : Promise.resolve(context.store.changes.apply(batch, edits))

/**
 * Edits that move each product to its leaf, and how many of them keep values aside. Where the form of a leaf was never read only the leaf changes:
 * the values stay as they are and are sorted when they are looked at.
 */
export const leafEdits = async (
  context: Context,
  choices: readonly { readonly productId: string; readonly categoryId: string }[],
): Promise<{ readonly edits: Edit[]; readonly withAside: number }> => {
  const edits: Edit[] = []
  let withAside = 0
  const wanted = new Map(choices.map(({ productId, categoryId }) => [productId, categoryId]))
  const names = new Map<string, string>()
  const nameOf = (id: string | null): string => {
    if (id === null) return ''
    const known = names.get(id) ?? context.store.reference.category(context.reference.version(), id)?.name ?? ''
    names.set(id, known)
    return known
  }
  await visitInTurns(context, [...wanted.keys()], (product) => {
    const categoryId = wanted.get(product.id)
    if (categoryId === undefined) return
    const rules = context.reference.knownRules(categoryId)
    if (rules === null) {
      edits.push({ productId: product.id, variantId: null, field: 'categoryId', value: categoryId })
      return
    }
    const change = changeLeaf(product, rules, nameOf(product.categoryId))
    edits.push(...change.edits)
    if (change.aside.length > 0) withAside += 1
  })
  return { edits, withAside }
}

/** The filled attributes with other values for one; it keeps its place where it has one. Empty values take it away. */
export const withAttribute = (
  filled: readonly AttributeValue[],
  attribute: Pick<Attribute, 'id' | 'name'>,
  values: AttributeValue['values'],
  attributes: readonly Attribute[],
): AttributeValue[] => {
  const next = { attributeId: attribute.id, name: attribute.name, values }
  const isIt = (one: AttributeValue): boolean => attributeOf(one, attributes)?.id === attribute.id
  const at = filled.findIndex(isIt)
  const others = filled.filter((one) => !isIt(one))
  if (values.length === 0) return others
  return at === -1 ? [...others, next] : others.toSpliced(at, 0, next)
}

/** The edit that sets one attribute of a product; none where nothing changes. */
export const attributeEdit = (
  product: Product,
  attribute: Attribute,
  values: AttributeValue['values'],
  attributes: readonly Attribute[],
): Edit[] => {
  const next = withAttribute(product.attributes, attribute, values, attributes)
  return JSON.stringify(next) === JSON.stringify(product.attributes)
    ? []
    : [{ productId: product.id, variantId: null, field: 'attributes', value: next }]
}
