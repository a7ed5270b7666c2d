// Mends of attributes: filled from the product's own words, with a neutral value, cut to one value, written as a number.
import type { Attribute } from '#contract/categories.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import { readNumberText } from '#core/values/number-text.ts'
import { cleanLine } from '#core/values/text.ts'
import { attributeOf, attributesToSend, isPositiveNumber, numberIn, valueFor } from './attributes-to-send.ts'
import type { CheckContext } from './context.ts'
import type { Mend } from './mend.ts'
import { neutralValueOf } from './neutral.ts'
import { valueInWords } from './own-words.ts'
import { refusedInName } from './writing.ts'

type Value = AttributeValue['values'][number]

const attributesEdit = (product: Product, attributes: AttributeValue[]): ReturnType<Mend> =>
  JSON.stringify(attributes) === JSON.stringify(product.attributes)
    ? []
    : [{ productId: product.id, variantId: null, field: 'attributes', value: attributes }]

// A leaf may have two attributes of one name, so what is replaced is told among all of them.
const withValue = (
  filled: readonly AttributeValue[],
  attribute: Attribute,
  value: Value,
  attributes: readonly Attribute[],
): AttributeValue[] => [
  ...filled.filter((one) => attributeOf(one, attributes)?.id !== attribute.id),
  { attributeId: attribute.id, name: attribute.name, values: [{ id: value.id, name: value.name }] },
]

// Filling one attribute can make another one required, so it goes on until nothing is left to fill.
const fill = (
  product: Product,
  context: CheckContext,
  choose: (attribute: Attribute) => Value | null,
): AttributeValue[] => {
  const { leaf, defaults } = context
  let filled: AttributeValue[] = product.attributes
  if (leaf === null) return filled
  for (let round = 0; round <= leaf.attributes.length; round += 1) {
    const { missing, sent, unlisted, notNumbers } = attributesToSend({ attributes: filled }, leaf, defaults)
    const hasOwn = new Set([...unlisted, ...notNumbers].map(({ attribute }) => attribute.id))
    const empty = [...missing, ...sent.filter(({ isNeutral }) => isNeutral).map(({ attribute }) => attribute)]
    const next = empty
      .filter(({ id }) => !hasOwn.has(id))
      .map((attribute) => ({ attribute, value: choose(attribute) }))
      .find(({ value }) => value !== null)
    if (next?.value === undefined || next.value === null) break
    filled = withValue(filled, next.attribute, next.value, leaf.attributes)
  }
  return filled
}

export const fillFromWords: Mend = (product, context) =>
  attributesEdit(
    product,
    fill(product, context, (attribute) => valueInWords(attribute, product)),
  )

export const fillNeutral: Mend = (product, context) => attributesEdit(product, fill(product, context, neutralValueOf))

export const keepFirstValue: Mend = (product, { leaf, defaults }) => {
  if (leaf === null) return []
  const { tooMany, sent } = attributesToSend(product, leaf, defaults)
  const first = new Map(sent.map(({ attribute, values }) => [attribute.id, values[0]]))
  return attributesEdit(
    product,
    tooMany.reduce<AttributeValue[]>((filled, attribute) => {
      const value = first.get(attribute.id)
      return value === undefined ? filled : withValue(filled, attribute, value, leaf.attributes)
    }, product.attributes),
  )
}

/** Takes emojis, invisible signs and web codes out of the seller's own values. */
export const cleanAttributes: Mend = (product, { market }) =>
  attributesEdit(
    product,
    product.attributes.map((filled) => ({
      ...filled,
      values: filled.values.map((value) =>
        value.id === null && refusedInName(value.name, market.titleMostInARow.value).length > 0
          ? { id: null, name: cleanLine(value.name, market.titleMostInARow.value) || value.name }
          : value,
      ),
    })),
  )

const plainNumber = (text: string): string | null => {
  const reading = readNumberText(numberIn(text), ',')
  const plain = reading.isOk ? numberIn(text) : reading.problem.suggestion
  return plain !== null && isPositiveNumber(plain) ? plain.trim() : null
}

export const writeNumbersPlainly: Mend = (product, { leaf }) => {
  if (leaf === null) return []
  const attributes = product.attributes.map((filled) => {
    const attribute = attributeOf(filled, leaf.attributes)
    if (attribute === null || !attribute.isPositiveNumber) return filled
    const values = filled.values.map((value) => {
      const isFitting = valueFor(attribute, value)?.id !== null || isPositiveNumber(value.name)
      return isFitting ? value : { id: null, name: plainNumber(value.name) ?? value.name }
    })
    return { ...filled, values }
  })
  return attributesEdit(product, attributes)
}
