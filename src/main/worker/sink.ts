// Where an import goes: the workspace in real life, memory in tests. It decides nothing; the plan has been made.
import type { Mapping } from '#contract/mapping.ts'
import type { ExistingLookup, PlannedProduct } from '#core/import/plan.ts'

export type SinkCounts = { readonly created: number; readonly changed: number }

export type ImportSink = {
  /** Opens the batch, or goes on with one that a crash has left open. */
  readonly begin: (batch: { readonly id: string; readonly label: string }) => void
  /** Finds the products of the workspace that a handful of keys and seller SKUs belong to. */
  readonly lookup: (keys: readonly string[], sellerSkus: readonly string[]) => ExistingLookup
  /** Writes a handful of planned products in one transaction. */
  readonly apply: (planned: readonly PlannedProduct[]) => void
  /** Closes the batch, whole or cancelled. `summary` is kept with it. Gives what the batch did from its first row on. */
  readonly finish: (summary: string) => SinkCounts
  /** The leaves laid down for source categories, by key, and whether each is in the tree of the shop in use. */
  readonly leaves: () => ReadonlyMap<string, { readonly categoryId: string; readonly isThere: boolean }>
  /** The seller's saved mappings, oldest first. */
  readonly mappings: () => readonly Mapping[]
  readonly close: () => void
}
