// The attributes of a leaf, generated from the library by a seeded rule: the same seed gives the same attributes. It answers no call.
import { everywhere } from '../library/common.ts'
import type { LibraryAttribute, LibraryBranch } from '../library/entry.ts'
import { fashionBranches } from '../library/fashion.ts'
import { goodsBranches, plainBranchIds } from '../library/goods.ts'
import { homeBranches } from '../library/home.ts'
import { fractionOf, hashText } from '../random.ts'
import { categoryTree } from './tree.ts'

export type AttributeValue = { readonly id: string; readonly name: string }
export type AttributeCondition = { readonly attributeId: string; readonly valueIds: readonly string[] }
export type CategoryAttribute = {
  readonly id: string
  readonly name: string
  readonly isSale: boolean
  readonly isRequired: boolean
  readonly isMultiple: boolean
  readonly isCustomizable: boolean
  readonly isPositiveNumber: boolean
  readonly condition: AttributeCondition | null
  /** The closed list, null for free text. */
  readonly values: readonly AttributeValue[] | null
}

const branches: readonly LibraryBranch[] = [...fashionBranches, ...homeBranches, ...goodsBranches]
const branchById = new Map<string, LibraryBranch[]>()
for (const branch of branches)
  for (const id of branch.categoryIds) branchById.set(id, [...(branchById.get(id) ?? []), branch])

const attributeId = (name: string): string => String(100_000 + (hashText(`attribute ${name}`) % 899_999))
const valueId = (name: string, value: string): string =>
  String(1_000_000 + (hashText(`value ${name}/${value}`) % 8_999_999))

const libraryOf = (categoryId: string): readonly LibraryAttribute[] => {
  const chain = categoryTree('v2').chain(categoryId)
  const own = chain.flatMap(({ id }) => branchById.get(id) ?? []).flatMap(({ attributes }) => attributes)
  const isPlain = chain.some(({ id }) => plainBranchIds.includes(id))
  // What lies nearer to the leaf wins where two branches name the same attribute.
  const byName = new Map<string, LibraryAttribute>()
  for (const attribute of isPlain ? own : [...everywhere, ...own]) byName.set(attribute.name, attribute)
  return [...byName.values()]
}

// Where a closed list can be asked for, it ends in a value for whatever fits nowhere else, as most of the platform's own lists do.
const listOf = ({ values, isSale, needShare }: LibraryAttribute): readonly string[] | null =>
  values === null || isSale || needShare === 0 || values.includes('Other') ? values : [...values, 'Other']

const generate = (seed: string, region: string, categoryId: string): readonly CategoryAttribute[] => {
  const chosen = libraryOf(categoryId).filter(
    ({ name, share, regions }) =>
      (regions === null || regions.includes(region)) && fractionOf(`${seed} has ${categoryId} ${name}`) < share,
  )
  const names = new Set(chosen.map(({ name }) => name))
  return chosen
    .filter(({ condition }) => condition === null || names.has(condition.name))
    .map((attribute) => ({ ...attribute, values: listOf(attribute) }))
    .map(({ name, isSale, values, isMultiple, isCustomizable, isPositiveNumber, needShare, condition }) => ({
      id: attributeId(name),
      name,
      isSale,
      isRequired: values !== null && fractionOf(`${seed} needs ${categoryId} ${name}`) < needShare,
      isMultiple,
      isCustomizable,
      isPositiveNumber,
      condition:
        condition === null
          ? null
          : {
              attributeId: attributeId(condition.name),
              valueIds: condition.values.map((value) => valueId(condition.name, value)),
            },
      values: values?.map((value) => ({ id: valueId(name, value), name: value })) ?? null,
    }))
}

const known = new Map<string, readonly CategoryAttribute[]>()

/** The attributes of a leaf in a market. `seed` is the shop's seed. */
export const attributesOf = (seed: string, region: string, categoryId: string): readonly CategoryAttribute[] => {
  const key = `${seed} ${region} ${categoryId}`
  const found = known.get(key)
  if (found !== undefined) return found
  const generated = generate(seed, region, categoryId)
  known.set(key, generated)
  return generated
}
