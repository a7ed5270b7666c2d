// Decides which attributes of a product go out, with which values: its own where the leaf takes them, neutral ones where allowed.
import type { Defaults } from '#contract/app.ts'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import { neutralValueOf } from './neutral.ts'

export type SentValue = { readonly id: string | null; readonly name: string }

export type SentAttribute = {
  readonly attribute: Attribute
  readonly values: readonly SentValue[]
  /** True where the product says nothing and a neutral value is sent in its place. */
  readonly isNeutral: boolean
}

export type AttributesToSend = {
  readonly sent: readonly SentAttribute[]
  /** Required, and nothing to send. */
  readonly missing: readonly Attribute[]
  /** Texts that a closed list does not hold; they are not sent. */
  readonly unlisted: readonly { readonly attribute: Attribute; readonly text: string }[]
  /** Texts where a positive number is wanted; they are not sent. */
  readonly notNumbers: readonly { readonly attribute: Attribute; readonly text: string }[]
  /** Several values where one is taken; the first is sent. */
  readonly tooMany: readonly Attribute[]
  /** Values of attributes that this leaf does not ask for; kept in the product, not sent. */
  readonly foreign: readonly AttributeValue[]
}

export const comparable = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ')

/** The leaf's attribute a filled one belongs to: by its id, else by its name. Templates of the platform name attributes by their id. */
export const attributeOf = (
  filled: Pick<AttributeValue, 'attributeId' | 'name'>,
  attributes: readonly Attribute[],
): Attribute | null =>
  attributes.find(({ id }) => id === filled.attributeId) ??
  attributes.find(({ name }) => comparable(name) === comparable(filled.name) && name.trim() !== '') ??
  attributes.find(({ id }) => id === filled.name.trim()) ??
  null

/** A value as the leaf takes it: a listed one by id or name, else the seller's own text where that is allowed; null where it is not. */
export const valueFor = (attribute: Attribute, value: SentValue): SentValue | null => {
  const byId = value.id === null ? undefined : attribute.values.find(({ id }) => id === value.id)
  if (byId !== undefined) return byId
  const name = comparable(value.name)
  if (name === '') return null
  const byName = attribute.values.find((listed) => comparable(listed.name) === name)
  if (byName !== undefined) return byName
  const isOpen = attribute.isCustomizable || attribute.values.length === 0
  return isOpen ? { id: null, name: value.name.trim() } : null
}

/** A plain number above zero, of a size and fineness that a form would take. */
export const isPositiveNumber = (text: string): boolean => /^\d{1,12}(?:\.\d{1,6})?$/u.test(text) && Number(text) > 0

/** A text without a unit at its end: '12 cm' is '12'. */
export const numberIn = (text: string): string => text.replace(/\s*[\p{L}%°"″'²³]+\.?\s*$/u, '').trim()

type Own = Omit<AttributesToSend, 'missing' | 'sent'> & { readonly values: Map<string, SentValue[]> }

const ownValues = (filled: readonly AttributeValue[], attributes: readonly Attribute[]): Own => {
  const values = new Map<string, SentValue[]>()
  const unlisted: { attribute: Attribute; text: string }[] = []
  const notNumbers: { attribute: Attribute; text: string }[] = []
  const foreign: AttributeValue[] = []
  for (const one of filled) {
    const attribute = attributeOf(one, attributes)
    if (attribute === null || attribute.isSales) {
      if (one.values.some(({ name }) => name.trim() !== '')) foreign.push(one)
      continue
    }
    const taken = values.get(attribute.id) ?? []
    for (const value of one.values) {
      if (value.id === null && value.name.trim() === '') continue
      const fitting = valueFor(attribute, value)
      if (fitting === null) unlisted.push({ attribute, text: value.name })
      else if (attribute.isPositiveNumber && fitting.id === null && !isPositiveNumber(fitting.name)) {
        notNumbers.push({ attribute, text: fitting.name })
      } else if (!taken.some(({ id, name }) => id === fitting.id && comparable(name) === comparable(fitting.name))) {
        taken.push(fitting)
      }
    }
    if (taken.length > 0) values.set(attribute.id, taken)
  }
  const tooMany = attributes.filter(({ id, isMultiple }) => !isMultiple && (values.get(id)?.length ?? 0) > 1)
  return { values, unlisted, notNumbers, tooMany, foreign }
}

/** True where the attribute must be given, seeing what else is sent. */
export const isRequiredNow = (
  { isRequired, requiredWhen }: Pick<Attribute, 'isRequired' | 'requiredWhen'>,
  sent: ReadonlyMap<string, readonly SentValue[]>,
): boolean =>
  isRequired ||
  requiredWhen.some(({ attributeId, valueId }) => sent.get(attributeId)?.some(({ id }) => id === valueId) ?? false)

/** What goes out of a product's attributes to a leaf, and what stands in the way. */
export const attributesToSend = (
  { attributes: filled }: Pick<Product, 'attributes'>,
  { attributes }: Pick<LeafRules, 'attributes'>,
  { hasNeutralValues }: Pick<Defaults, 'hasNeutralValues'>,
): AttributesToSend => {
  const { values, ...rest } = ownValues(filled, attributes)
  const plain = attributes.filter(({ isSales }) => !isSales)
  const single = new Map(
    plain.flatMap(({ id, isMultiple }) => {
      const own = values.get(id)
      return own === undefined ? [] : [[id, isMultiple ? own : own.slice(0, 1)] as const]
    }),
  )
  const neutral = new Set<string>()
  // A neutral value may itself make another attribute required, so it goes on until nothing is added.
  for (let hasAdded = hasNeutralValues; hasAdded;) {
    hasAdded = false
    for (const attribute of plain) {
      if (single.has(attribute.id) || !isRequiredNow(attribute, single)) continue
      const value = neutralValueOf(attribute)
      if (value === null) continue
      single.set(attribute.id, [value])
      neutral.add(attribute.id)
      hasAdded = true
    }
  }
  return {
    ...rest,
    sent: plain.flatMap((attribute) => {
      const sent = single.get(attribute.id)
      return sent === undefined ? [] : [{ attribute, values: sent, isNeutral: neutral.has(attribute.id) }]
    }),
    missing: plain.filter((attribute) => !single.has(attribute.id) && isRequiredNow(attribute, single)),
  }
}
