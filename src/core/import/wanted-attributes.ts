// Puts attributes that a mapping names into those a product has: one of the same name gets the new values, the others stay. Leaves are not known here.
import type { AttributeValue } from '#contract/product.ts'
import { comparable } from '../checks/attributes-to-send.ts'
import type { ImportedFact } from './model.ts'
import { clearToken } from './values.ts'

const isCleared = (values: readonly string[]): boolean =>
  values.length === 1 && comparable(values[0] ?? '') === clearToken

/** Everything that is said under a name, among what is filled and what is kept aside. */
const saidOf = (name: string, all: readonly AttributeValue[]): Set<string> =>
  new Set(
    all
      .filter((one) => comparable(one.name) === comparable(name))
      .flatMap(({ values }) => values.map((value) => comparable(value.name))),
  )

const saysTheSame = (said: ReadonlySet<string>, values: readonly string[]): boolean => {
  const wanted = new Set(values.map(comparable))
  return said.size === wanted.size && [...wanted].every((value) => said.has(value))
}

/**
 * The attributes after an import. The same list is given back where nothing changes; the clear token takes an attribute away. `aside` holds values
 * that the leaf had no place for: a file that says them again changes nothing.
 */
export const withWanted = (
  filled: readonly AttributeValue[],
  wanted: readonly ImportedFact[],
  aside: readonly AttributeValue[] = [],
): readonly AttributeValue[] => {
  let next = filled
  for (const { name, values } of wanted) {
    const at = next.findIndex((one) => comparable(one.name) === comparable(name))
    const known = next[at]
    if (isCleared(values)) {
      if (known !== undefined) next = next.toSpliced(at, 1)
    } else if (
      // The one that would be filled says it already, or it does together with what is kept aside.
      (known !== undefined && saysTheSame(saidOf(name, [known]), values)) ||
      saysTheSame(saidOf(name, [...next, ...aside]), values)
    ) {
      continue
    } else if (known === undefined) {
      next = [...next, { attributeId: '', name, values: values.map((value) => ({ id: null, name: value })) }]
    } else {
      next = next.with(at, { ...known, values: values.map((value) => ({ id: null, name: value })) })
    }
  }
  return next
}

/** Attributes in a line, for people. */
export const attributeWords = (filled: readonly AttributeValue[]): string =>
  filled.map(({ name, values }) => `${name}: ${values.map((value) => value.name).join(', ')}`).join('; ')
