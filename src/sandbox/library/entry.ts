// The form of one attribute in the library from which every leaf's attributes are generated. Plain data: the rule is in catalogue/attributes.ts.

export type LibraryAttribute = {
  readonly name: string
  readonly isSale: boolean
  /** The closed list, or null for free text. */
  readonly values: readonly string[] | null
  readonly isMultiple: boolean
  readonly isCustomizable: boolean
  /** Share of the leaves of the branch that have it, and share of those where it is required. */
  readonly share: number
  readonly needShare: number
  /** Required where another attribute has one of these values. */
  readonly condition: { readonly name: string; readonly values: readonly string[] } | null
  readonly isPositiveNumber: boolean
  /** Markets (regions) that have it; null for all. */
  readonly regions: readonly string[] | null
}

type Extras = Partial<Omit<LibraryAttribute, 'name' | 'values' | 'isSale'>>

const attribute = (isSale: boolean, name: string, values: string | null, extras: Extras): LibraryAttribute => ({
  name,
  isSale,
  values: values === null ? null : values.split('|'),
  isMultiple: false,
  isCustomizable: isSale || values === null,
  share: 1,
  needShare: 0,
  condition: null,
  isPositiveNumber: false,
  regions: null,
  ...extras,
})

/** A sales attribute: what variants differ by. `values` separated by `|`. */
export const sale = (name: string, values: string, share = 1): LibraryAttribute =>
  attribute(true, name, values, { share })

/** A product attribute with a closed list, separated by `|`. */
export const choice = (name: string, values: string, extras: Extras = {}): LibraryAttribute =>
  attribute(false, name, values, extras)

/** A product attribute that takes any text. */
export const text = (name: string, extras: Extras = {}): LibraryAttribute => attribute(false, name, null, extras)

/** Attributes for the leaves below some categories. */
export type LibraryBranch = {
  readonly categoryIds: readonly string[]
  readonly attributes: readonly LibraryAttribute[]
}
