// Fills in everything a leaf asks for, chosen by a seed, for tests of the whole way to the practice shop.
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue, Certificate, Document } from '#contract/product.ts'
import { attributesToSend } from '#core/checks/attributes-to-send.ts'

/** A stream of numbers from 0 to 1 that is the same for the same seed. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)]

const valuesFor = (attribute: Attribute, random: () => number): AttributeValue['values'] => {
  if (attribute.isPositiveNumber) return [{ id: null, name: String(1 + Math.floor(random() * 90)) }]
  if (attribute.values.length === 0) return [{ id: null, name: 'As described' }]
  if (attribute.isCustomizable && random() < 0.4) return [{ id: null, name: 'Made by hand' }]
  const first = pick(attribute.values, random)
  const second = attribute.isMultiple ? pick(attribute.values, random) : undefined
  return [first, second].flatMap((value, at, all) =>
    value === undefined || (at === 1 && all[0]?.id === value.id) ? [] : [{ id: value.id, name: value.name }],
  )
}

/** Attributes with everything required, about a third of the rest, and what is given to start with. */
export const filledFor = (
  leaf: LeafRules,
  random: () => number,
  start: readonly AttributeValue[] = [],
): AttributeValue[] => {
  const filled: AttributeValue[] = [
    ...start,
    ...leaf.attributes
      .filter(({ id, isSales }) => !isSales && random() < 0.35 && !start.some((one) => one.attributeId === id))
      .map((attribute) => ({ attributeId: attribute.id, name: attribute.name, values: valuesFor(attribute, random) })),
  ]
  for (;;) {
    const { missing } = attributesToSend({ attributes: filled }, leaf, { hasNeutralValues: false })
    const [next] = missing
    if (next === undefined) return filled
    filled.push({ attributeId: next.id, name: next.name, values: valuesFor(next, random) })
  }
}

/** Certificates for every kind of document the leaf knows, as PDF or picture. */
export const certificatesFor = (
  leaf: LeafRules,
  documents: { readonly pdf: Document; readonly picture: Document },
  random: () => number,
): Certificate[] =>
  leaf.certifications.map(({ id, name }) => ({
    certificationId: id,
    name,
    documents: random() < 0.5 ? [documents.pdf] : [documents.picture, documents.pdf],
    expiresOn: random() < 0.5 ? '2031-05-31' : '',
  }))
