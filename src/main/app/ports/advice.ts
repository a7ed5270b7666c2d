// What the app needs to keep of suggestions and of choices for source categories. src/main/store implements it on SQLite.
import type { SuggestionSource } from '#contract/categories.ts'
import type { Synonym } from '#core/categories/synonyms.ts'
import type { CategoryVersion } from './shop.ts'

export type KeptSuggestion = {
  readonly categoryId: string
  readonly source: SuggestionSource
  readonly confidence: number
  readonly reason: string
}

/** What was suggested for a product, and in a sentence why the platform's recommendation is not among it (null where it is, or was not asked for). */
export type Suggested = {
  readonly productId: string
  readonly about: string
  readonly suggestions: readonly KeptSuggestion[]
  readonly platform: string | null
}

export type SuggestedRow = {
  readonly productId: string
  readonly title: string
  readonly brand: string
  readonly sourceCategory: string
  readonly imageId: string | null
  readonly categoryId: string | null
  readonly suggestions: readonly KeptSuggestion[]
  readonly rejected: number
  readonly about: string | null
  readonly askedAt: string | null
  readonly platform: string | null
}

/** Suggestions of the shop in use. Leaves that are no longer in its tree, prohibited ones and rejected ones are kept but never given out. */
export type SuggestionStore = {
  readonly save: (suggested: readonly Suggested[], at: string) => void
  /** Most confident first, then products without a suggestion. */
  readonly list: (
    version: CategoryVersion,
    query: { readonly isOpenOnly: boolean; readonly text: string; readonly offset: number; readonly limit: number },
  ) => { readonly rows: SuggestedRow[]; readonly total: number }
  /** What was suggested for one product, most confident first. */
  readonly of: (version: CategoryVersion, productId: string) => KeptSuggestion[]
  /** Products without a leaf whose best suggestion is at least so sure, with that leaf. */
  readonly best: (
    version: CategoryVersion,
    least: number,
  ) => { readonly productId: string; readonly categoryId: string }[]
  /** For each of so many steps from 0 to 1: how many of them reach it, and for how many of these the leaf is restricted. */
  readonly counts: (
    version: CategoryVersion,
    steps: number,
  ) => { readonly products: number[]; readonly restricted: number[] }
  /** What came of asking about products since an ISO time, by product: from where there are suggestions, and the sentence on the platform's. */
  readonly askedSince: (
    at: string,
  ) => ReadonlyMap<
    string,
    { readonly hasAny: boolean; readonly isByPlatform: boolean; readonly platform: string | null }
  >
  readonly rejected: (productId: string) => ReadonlySet<string>
  readonly setRejected: (productId: string, categoryId: string, isRejected: boolean, at: string) => void
  /** Ids of products without a leaf, oldest first. */
  readonly openIds: () => string[]
  /** How many products without a leaf were never asked about. */
  readonly unasked: () => number
}

export type LeafChoice = { readonly key: string; readonly value: string; readonly categoryId: string }

/** Choices for the categories of the seller's own shop, and what the picker remembers. Kept for the workspace, for each version of the tree. */
export type LeafChoiceStore = {
  readonly all: (version: CategoryVersion) => LeafChoice[]
  readonly save: (version: CategoryVersion, choices: readonly LeafChoice[], at: string) => void
  readonly forget: (version: CategoryVersion, keys: readonly string[]) => number
  /** The source categories as written, with their products. */
  readonly sources: () => { readonly value: string; readonly products: number; readonly withoutLeaf: number }[]
  /** Titles and brands of products that carry one of these source categories. */
  readonly samples: (values: readonly string[], limit: number) => { readonly title: string; readonly brand: string }[]
  /** Products without a leaf that carry one of these source categories. */
  readonly openProducts: (values: readonly string[]) => string[]
  readonly withoutSource: () => number
  /** How many products of each source category are in each leaf. */
  readonly earlier: () => { readonly value: string; readonly categoryId: string; readonly products: number }[]
  /** Leaves in the order in which they were last chosen, newest first. */
  readonly recent: () => readonly string[]
  readonly noteRecent: (categoryId: string) => void
  readonly synonyms: () => readonly Synonym[]
  readonly saveSynonyms: (synonyms: readonly Synonym[]) => void
}
