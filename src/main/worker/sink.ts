// Where an import goes: the workspace in real life, memory in tests. It decides nothing; the plan has been made.
import type { Mapping } from '#contract/mapping.ts'
import type { ExistingLookup, PlannedProduct } from '#core/import/plan.ts'

export type SinkCounts = { readonly created: number; readonly changed: number }

export type ImportSink = {
  /** Opens the batch, or goes on with one that a crash has left open. */
  readonly begin: (batch: { readonly id: string; readonly label: string }) => Promise<void>
  /** Finds the products of the workspace that a handful of keys and seller SKUs belong to, all that was handed to `apply` included. */
  readonly lookup: (keys: readonly string[], sellerSkus: () => readonly string[]) => Promise<ExistingLookup>
  /** Takes a handful of planned products, which are written in one transaction. Resolves when there is room for more, not when they are written. */
  readonly apply: (planned: readonly PlannedProduct[]) => Promise<void>
  /** Waits until all is written and closes the batch, whole or cancelled. `summary` is kept with it. Gives what the batch did from its first row on. */
  readonly finish: (summary: string) => Promise<SinkCounts>
  /** The leaves laid down for source categories, by key, and whether each is in the tree of the shop in use. */
  readonly leaves: () => ReadonlyMap<string, { readonly categoryId: string; readonly isThere: boolean }>
  /** The seller's saved mappings, oldest first. */
  readonly mappings: () => readonly Mapping[]
  readonly close: () => void
}
