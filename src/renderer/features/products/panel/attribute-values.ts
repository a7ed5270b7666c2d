// Reads and changes the filled attributes of a product, and says which the leaf asks for now and in which order. Pure.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AsideValue, AttributeValue, Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { attributeOf } from '#core/checks/attributes-to-send.ts'

type Value = AttributeValue['values'][number]

/** The filled attributes under the ids of the leaf: what a file brought is known by its name only. */
export const withIds = (
  filled: readonly AttributeValue[],
  attributes: readonly Attribute[],
): readonly AttributeValue[] =>
  filled.map((one) => (one.attributeId === '' ? { ...one, attributeId: attributeOf(one, attributes)?.id ?? '' } : one))

const isSame = (one: Value, other: Value): boolean => one.id === other.id && one.name === other.name

/** What a choice among several makes of the values that are there now: it may have been made from values of a moment ago. */
export const carriedOver = (there: readonly Value[], from: readonly Value[], to: readonly Value[]): Value[] => {
  const added = to.filter((value) => ![...from, ...there].some((one) => isSame(one, value)))
  const removed = from.filter((value) => !to.some((one) => isSame(one, value)))
  return [...there.filter((value) => !removed.some((one) => isSame(one, value))), ...added]
}

/** The values a product has for an attribute. */
export const valuesOf = (filled: readonly AttributeValue[], attributeId: string): readonly Value[] =>
  filled.find((one) => one.attributeId === attributeId)?.values ?? []

/** True where the leaf asks for it always, or because of a value that is chosen now. */
export const isAsked = (attribute: Attribute, filled: readonly AttributeValue[]): boolean =>
  attribute.isRequired ||
  attribute.requiredWhen.some(({ attributeId, valueId }) =>
    valuesOf(filled, attributeId).some((value) => value.id === valueId),
  )

/**
 * Attributes of the form in order: asked for and empty, asked for, filled, then the rest as the leaf lists them. One that hangs on the value of another
 * stands below that one. Sales attributes belong to variants.
 */
export const formOrder = (rules: LeafRules, filled: readonly AttributeValue[]): Attribute[] => {
  const rank = (attribute: Attribute): number => {
    const hasValue = valuesOf(filled, attribute.id).length > 0
    if (isAsked(attribute, filled)) return hasValue ? 1 : 0
    return hasValue ? 2 : 3
  }
  const sorted = rules.attributes
    .filter((attribute) => !attribute.isSales)
    .map((attribute, at) => ({ attribute, at }))
    .toSorted((one, other) => rank(one.attribute) - rank(other.attribute) || one.at - other.at)
    .map(({ attribute }) => attribute)
  const isBelow = ({ requiredWhen, isRequired }: Attribute): boolean =>
    !isRequired && requiredWhen.some(({ attributeId }) => sorted.some(({ id }) => id === attributeId))
  const order = sorted.filter((attribute) => !isBelow(attribute))
  // One that hangs on another may have one hanging on itself, so it goes on until all have found their place.
  let waiting = sorted.filter(isBelow)
  for (let placed = -1; placed !== order.length && waiting.length > 0;) {
    placed = order.length
    const left: Attribute[] = []
    for (const attribute of waiting.toReversed()) {
      const at = order.findIndex(({ id }) => attribute.requiredWhen.some(({ attributeId }) => attributeId === id))
      if (at === -1) left.unshift(attribute)
      else order.splice(at + 1, 0, attribute)
    }
    waiting = left
  }
  return [...order, ...waiting]
}

/** What another attribute has to say so that this one is asked for: “asked for when Contains batteries is Yes”. '' where it hangs on nothing. */
export const conditionInWords = ({ isRequired, requiredWhen }: Attribute, { attributes }: LeafRules): string => {
  if (isRequired || requiredWhen.length === 0) return ''
  const [first] = requiredWhen
  const other = attributes.find(({ id }) => id === first?.attributeId)
  if (other === undefined) return ''
  const names = requiredWhen.flatMap(({ attributeId, valueId }) =>
    attributeId === other.id ? (other.values.find(({ id }) => id === valueId)?.name ?? []) : [],
  )
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(' or ')
  return `asked for when ${other.name} is ${shown}`
}

/** The unit that the platform writes behind a name: “Capacity (ml)” is in ml. Null for others. */
export const unitOf = ({ name, isPositiveNumber }: Pick<Attribute, 'name' | 'isPositiveNumber'>): string | null =>
  isPositiveNumber ? (/\(([^()\s]{1,8})\)\s*$/u.exec(name)?.[1] ?? null) : null

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** True for a text that stands where only listed values are taken, so that it would not be sent. */
export const isUnknown = (attribute: Attribute, value: Value): boolean =>
  !attribute.isCustomizable &&
  attribute.values.length > 0 &&
  !attribute.values.some(({ id, name }) => id === value.id || same(name, value.name))

/** True for the seller's own text where the leaf has a list and takes others too. */
export const isOwn = (attribute: Attribute, value: Value): boolean =>
  attribute.isCustomizable &&
  attribute.values.length > 0 &&
  !attribute.values.some(({ id, name }) => id === value.id || same(name, value.name))

/** Typed text as a value: a listed one where it names one, else the seller's own where the leaf takes that; null where it does not. */
export const valueTyped = (attribute: Attribute, typed: string): Value | null => {
  const text = typed.trim()
  const listed = attribute.values.find(({ name }) => same(name, text))
  if (listed !== undefined) return { id: listed.id, name: listed.name }
  return text !== '' && (attribute.isCustomizable || attribute.values.length === 0) ? { id: null, name: text } : null
}

/** The listed values that hold every typed word, those that begin with the text first; at most `most`, and how many there are. */
export const matching = (
  attribute: Attribute,
  typed: string,
  most: number,
): { readonly shown: readonly Attribute['values'][number][]; readonly total: number } => {
  const text = typed.trim().toLowerCase()
  if (text === '') return { shown: attribute.values.slice(0, most), total: attribute.values.length }
  const words = text.split(/\s+/u)
  const found = attribute.values.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
  const first = found.filter(({ name }) => name.toLowerCase().startsWith(text))
  const rest = found.filter(({ name }) => !name.toLowerCase().startsWith(text))
  return { shown: [...first, ...rest].slice(0, most), total: found.length }
}

/** The filled attributes with other values for one, which keeps its place; an empty list takes it away. */
export const withValues = (
  filled: readonly AttributeValue[],
  attribute: Pick<Attribute, 'id' | 'name'>,
  values: readonly Value[],
): AttributeValue[] => {
  const at = filled.findIndex((one) => one.attributeId === attribute.id)
  const others = filled.filter((one) => one.attributeId !== attribute.id)
  if (values.length === 0) return others
  const next = { attributeId: attribute.id, name: attribute.name, values: [...values] }
  return at === -1 ? [...others, next] : others.toSpliced(at, 0, next)
}

/** Values of attributes that the leaf does not know: kept, shown apart, sent to nobody. */
export const strangers = (rules: LeafRules, filled: readonly AttributeValue[]): AttributeValue[] =>
  filled.filter(
    (one) =>
      one.values.length > 0 &&
      !rules.attributes.some(
        (attribute) => !attribute.isSales && (attribute.id === one.attributeId || same(attribute.name, one.name)),
      ),
  )

type Home = { readonly attribute: Attribute; readonly values: readonly Value[]; readonly left: readonly Value[] }

/** The attribute of the leaf that a value kept aside could be put back into, with the values it takes and those it does not; null where none fits. */
export const homeOf = (aside: AttributeValue, { attributes }: LeafRules): Home | null => {
  const attribute =
    attributes.find(({ id, isSales }) => !isSales && id === aside.attributeId) ??
    attributes.find(({ name, isSales }) => !isSales && same(name, aside.name))
  if (attribute === undefined) return null
  const fitting = aside.values.map((value) => ({
    value,
    taken: attribute.values.find(({ id }) => id === value.id) ?? valueTyped(attribute, value.name),
  }))
  const most = attribute.isMultiple ? fitting.length : 1
  const taken = fitting.filter((one) => one.taken !== null).slice(0, most)
  const left = fitting.flatMap((one) => (taken.includes(one) ? [] : [one.value]))
  const values = taken.flatMap((one) => one.taken ?? [])
  return values.length === 0 ? null : { attribute, values, left }
}

/** The edits that put a value kept aside back in its place. Where only one is taken, what stands there changes places with it. */
export const putBack = (product: Product, aside: AsideValue, rules: LeafRules): Edit[] => {
  const home = homeOf(aside, rules)
  if (home === null) return []
  const { attribute, values, left } = home
  const standing = valuesOf(product.attributes, attribute.id)
  const now = attribute.isMultiple ? standing : []
  const replaced =
    attribute.isMultiple || standing.length === 0
      ? []
      : [{ ...aside, name: attribute.name, attributeId: attribute.id, values: [...standing] }]
  const at = { productId: product.id, variantId: null }
  const keptAside = product.keptAside.flatMap((one) => {
    if (one !== aside) return [one]
    return [...(left.length > 0 ? [{ ...one, values: [...left] }] : []), ...replaced]
  })
  return [
    { ...at, field: 'attributes', value: withValues(product.attributes, attribute, [...now, ...values]) },
    { ...at, field: 'keptAside', value: keptAside },
  ]
}
