// Reads and changes the filled attributes of a product, and says which the leaf asks for now. Pure.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue } from '#contract/product.ts'

type Value = AttributeValue['values'][number]

/** The values a product has for an attribute. */
export const valuesOf = (filled: readonly AttributeValue[], attributeId: string): readonly Value[] =>
  filled.find((one) => one.attributeId === attributeId)?.values ?? []

/** True where the leaf asks for it always, or because of a value that is chosen now. */
export const isAsked = (attribute: Attribute, filled: readonly AttributeValue[]): boolean =>
  attribute.isRequired ||
  attribute.requiredWhen.some(({ attributeId, valueId }) =>
    valuesOf(filled, attributeId).some((value) => value.id === valueId),
  )

/** Attributes of the form in order: asked for first, then filled ones, then the rest as the leaf lists them. Sales attributes belong to variants. */
export const formOrder = (rules: LeafRules, filled: readonly AttributeValue[]): Attribute[] => {
  const rank = (attribute: Attribute): number =>
    isAsked(attribute, filled) ? 0 : valuesOf(filled, attribute.id).length > 0 ? 1 : 2
  return rules.attributes
    .filter((attribute) => !attribute.isSales)
    .map((attribute, at) => ({ attribute, at }))
    .toSorted((one, other) => rank(one.attribute) - rank(other.attribute) || one.at - other.at)
    .map(({ attribute }) => attribute)
}

/** The filled attributes with other values for one; an empty list takes it away. */
export const withValues = (
  filled: readonly AttributeValue[],
  attribute: Attribute,
  values: readonly Value[],
): AttributeValue[] => {
  const others = filled.filter((one) => one.attributeId !== attribute.id)
  return values.length === 0
    ? others
    : [...others, { attributeId: attribute.id, name: attribute.name, values: [...values] }]
}

/** Values of attributes that the leaf does not know: kept, shown apart, sent to nobody. */
export const strangers = (rules: LeafRules, filled: readonly AttributeValue[]): AttributeValue[] =>
  filled.filter((one) => !rules.attributes.some((attribute) => attribute.id === one.attributeId))
