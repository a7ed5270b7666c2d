// Puts attributes that a mapping names into those a product has: one of the same name gets the new values, the others stay. Leaves are not known here.
import type { AttributeValue } from '#contract/product.ts'
import { comparable } from '../checks/attributes-to-send.ts'
import type { ImportedFact } from './model.ts'
import { clearToken } from './values.ts'

const isCleared = (values: readonly string[]): boolean =>
  values.length === 1 && comparable(values[0] ?? '') === clearToken

const saysTheSame = (one: AttributeValue, values: readonly string[]): boolean =>
  one.values.length === values.length &&
  one.values.every(({ name }, index) => comparable(name) === comparable(values[index] ?? ''))

/** The attributes after an import. The same list is given back where nothing changes; the clear token takes an attribute away. */
export const withWanted = (
  filled: readonly AttributeValue[],
  wanted: readonly ImportedFact[],
): readonly AttributeValue[] => {
  let next = filled
  for (const { name, values } of wanted) {
    const at = next.findIndex((one) => comparable(one.name) === comparable(name))
    const known = next[at]
    if (isCleared(values)) {
      if (known !== undefined) next = next.toSpliced(at, 1)
    } else if (known === undefined) {
      next = [...next, { attributeId: '', name, values: values.map((value) => ({ id: null, name: value })) }]
    } else if (!saysTheSame(known, values)) {
      next = next.with(at, { ...known, values: values.map((value) => ({ id: null, name: value })) })
    }
  }
  return next
}

/** Attributes in a line, for people. */
export const attributeWords = (filled: readonly AttributeValue[]): string =>
  filled.map(({ name, values }) => `${name}: ${values.map((value) => value.name).join(', ')}`).join('; ')
