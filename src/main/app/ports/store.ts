// What the app needs to keep: products, changes, jobs, the publish journal, the platform's reference data. src/main/store implements it on SQLite.
import type { Defaults, Shop } from '#contract/app.ts'
import type { Brand } from '#contract/brands.ts'
import type { BulkField } from '#contract/bulk.ts'
import type { Category, LeafRules } from '#contract/categories.ts'
import type { Notice } from '#contract/events.ts'
import type { Failure } from '#contract/failure.ts'
import type { Finding } from '#contract/finding.ts'
import type { Mapping } from '#contract/mapping.ts'
import type { Job } from '#contract/job.ts'
import type { Live } from '#contract/live.ts'
import type { AttributeValue, Product, Stage } from '#contract/product.ts'
import type { Batch, Edit, EditedSince, ProductFilter, Row, sortNames } from '#contract/products.ts'
import type { PublishResult } from '#contract/publish.ts'
import type { LeafChoiceStore, SuggestionStore } from './advice.ts'
import type { RuleDifference } from '#core/categories/rules-difference.ts'
import type { CategoryNode, CategoryVersion, ImageUse, RemoteProduct } from './shop.ts'
import type { UpgradeStore } from './upgrade.ts'

export type Page = { readonly offset: number; readonly limit: number }
export type Sort = { readonly sort: (typeof sortNames)[number]; readonly isDescending: boolean }
export type NewBatch = { readonly kind: Batch['kind']; readonly label: string; readonly who: string }

export type { BulkField }
/** A product (or one variant of it) with the text of the fields that were asked for. `variant` names the variant where there are several. */
export type BulkCell = {
  readonly productId: string
  readonly variantId: string | null
  readonly title: string
  readonly variant: string
  readonly values: Readonly<Record<string, string>>
}

export type ProductStore = {
  readonly list: (filter: ProductFilter, sort: Sort, page: Page) => { rows: Row[]; total: number; variantTotal: number }
  readonly ids: (filter: ProductFilter) => string[]
  /** The products that were changed after they were last checked. */
  readonly unchecked: () => string[]
  readonly get: (id: string) => Product | null
  /** Several products with a handful of queries; those that are removed are left out. */
  readonly many: (ids: readonly string[]) => Product[]
  /** Values of single text fields, for deeds on a selection. Null for all variants of the products. */
  readonly cells: (
    wanted: { readonly fields: readonly BulkField[]; readonly ofVariants: boolean },
    productIds: readonly string[],
    variantIds: readonly string[] | null,
  ) => BulkCell[]
  /** Calls back for every product, or for those named, in the order of ids, without holding all in memory. */
  readonly each: (ids: readonly string[] | null, visit: (product: Product) => void) => void
  readonly counts: () => {
    products: number
    variants: number
    needsWork: number
    rulesChanged: number
    stages: Record<Stage, number>
  }
  readonly setFindings: (productId: string, findings: readonly Finding[]) => void
  readonly findings: (productId: string) => (Finding & { others: number })[]
  /** Counted in turns, so that nothing else waits for the whole. */
  readonly findingGroups: () => Promise<
    {
      code: string
      severity: Finding['severity']
      sentence: string
      products: number
      fix: Finding['fix']
    }[]
  >
  readonly productsWithFinding: (code: string) => string[]
  readonly stageOf: (productId: string) => Stage
  readonly setStage: (productId: string, stage: Stage) => void
  /** Pictures that wait to be fetched, in the order they came in, after a place; main pictures only, or whatever of a gallery is of use. */
  readonly pendingPictures: (wanted: {
    readonly after: number
    readonly limit: number
    readonly isMain: boolean
  }) => PendingPicture[]
  /** About how many wait. */
  readonly countPendingPictures: () => number
  /** The products that show any of these pictures. */
  readonly withPictures: (imageIds: readonly string[]) => string[]
  /** Lets pictures named by file that were not found wait again, because new files have come. */
  readonly retryNamedPictures: () => number
  readonly setImage: (imageId: string, image: Partial<Product['images'][number]> & { sha256?: string | null }) => void
}

/** A picture that waits to be fetched. `seq` is its place. */
export type PendingPicture = { readonly seq: number; readonly id: string; readonly source: string }

export type ChangeStore = {
  /** Writes the edits and a change row for each as one batch. Null when nothing was changed. Throws `invalid` for an unknown product. */
  readonly apply: (batch: NewBatch, edits: readonly Edit[]) => Batch | null
  /**
   * Undoes a batch (the newest that is not undone when null). `kept` counts fields that were edited since and stay as they are, and products
   * that the batch made and that were edited since; with edits `all` those are taken back too.
   */
  readonly undo: (
    batchId: string | null,
    who: string,
    edits?: 'keep' | 'all',
  ) => { batch: Batch | null; kept: number; productIds: string[] }
  /** The same in slices with room for others in between. A crash in the middle is taken back at the next start. */
  readonly applyMany: (batch: NewBatch, edits: readonly Edit[]) => Promise<Batch | null>
  /** Removes products as one batch; undo brings them back. */
  readonly removeMany: (who: string, productIds: readonly string[]) => Promise<Batch | null>
  readonly redo: (who: string) => { batch: Batch | null; productIds: string[] }
  readonly undoMany: (...undone: Parameters<ChangeStore['undo']>) => Promise<ReturnType<ChangeStore['undo']>>
  readonly redoMany: (who: string) => Promise<ReturnType<ChangeStore['redo']>>
  /** Takes back what a crash cut off in the middle, as if it had never begun. */
  readonly takeBackUnfinished: () => void
  /** Closes an import that a crash or a failure left open (null: all of them, while none runs), so that what is in can be undone. */
  readonly settleImports: (batchId: string | null) => void
  readonly batch: (batchId: string) => Batch | null
  readonly batches: (page: Page) => { batches: Batch[]; canUndo: boolean; canRedo: boolean }
  /** Adds edits to a batch that was made just now, as a part of it. */
  readonly amend: (batchId: string, edits: readonly Edit[]) => void
  /** What was edited since a batch, at most `limit` of it; empty for one that is undone. Throws `invalid` for an unknown batch. */
  readonly editedSince: (
    batchId: string,
    limit: number,
  ) => Promise<{ batch: Batch; edited: EditedSince[]; total: number; products: number }>
  readonly productIdsOf: (batchId: string) => string[]
  /** True where a variant of the product had a picture that was changed or taken away by an edit. */
  readonly hadVariantPictures: (productId: string) => boolean
  /** The attributes that had a value in this product before some change of them. */
  readonly attributesOnceHere: (productId: string) => Pick<AttributeValue, 'attributeId' | 'name'>[]
}

export type Item = {
  readonly id: string
  readonly jobId: string
  readonly productId: string
  /** What is done with the product: published, put on sale, or taken off. */
  readonly deed: 'publish' | 'on-sale' | 'off-sale'
  readonly state: 'waiting' | 'sending' | 'done'
  readonly idempotencyKey: string
}

export type Attempt = {
  readonly id: string
  readonly itemId: string
  readonly operation: string
  readonly idempotencyKey: string
  readonly startedAt: string
  readonly outcome: 'open' | 'ok' | 'refused' | 'unknown' | 'not-sent'
}

export type JobStore = {
  readonly save: (job: Job) => void
  readonly get: (id: string) => Job | null
  readonly list: (limit: number) => Job[]
  readonly addItems: (jobId: string, items: readonly Item[]) => void
  /** What a job still has to do in the shop in use. */
  readonly nextItems: (jobId: string, limit: number) => Item[]
  readonly setItem: (item: Item, result: PublishResult | null) => void
  /** Results in the order in which they came, so that pages do not shift while a job runs. */
  readonly results: (jobId: string, page: Page) => { results: PublishResult[]; total: number }
  /** How many items of a job are done, by outcome; null for a product that was gone. */
  readonly tally: (jobId: string) => { outcome: PublishResult['outcome'] | null; items: number }[]
  /** Items of these deeds that no job has finished, by product: left by a crash, a cancel or a used-up quota. */
  readonly unfinishedItems: (...deeds: readonly Item['deed'][]) => Map<string, Item>
  /** What a job does with its products; null for one without items. */
  readonly deedOf: (jobId: string) => Item['deed'] | null
  /** Moves unfinished items, with their keys and attempts, to another job. */
  readonly adopt: (jobId: string, items: readonly Item[]) => void
  /** Results for products that were never sent. */
  readonly addResults: (jobId: string, results: readonly { id: string; result: PublishResult }[]) => void
  /** An attempt is on disk before its request leaves. */
  readonly beginAttempt: (attempt: Attempt) => void
  readonly endAttempt: (id: string, outcome: Attempt['outcome'], failure: Failure | null, at: string) => void
  readonly attemptsOf: (itemId: string) => Attempt[]
  /** How many products were listed since an ISO time: what the daily quota counts. */
  readonly listedSince: (since: string) => number
  /** What came of sending a product to the shop in use, oldest first. */
  readonly resultsOf: (productId: string) => { result: PublishResult; at: string }[]
  readonly lastResultOf: (productId: string) => { result: PublishResult; at: string } | null
}

/** What is known of one reading of the tree. `failure`: the last try to read it again did not succeed. */
export type TreeRead = {
  readonly version: CategoryVersion
  readonly locale: string
  readonly syncedAt: string
  readonly faults: readonly { readonly kind: string; readonly id: string; readonly sentence: string }[]
  readonly failure: string | null
}

export type RuleChangeRow = {
  readonly id: string
  readonly version: CategoryVersion
  readonly categoryId: string
  readonly at: string
  readonly changes: readonly RuleDifference[]
  readonly seenAt: string | null
}

/** Reference data of the shop in use, in the language in use. */
export type ReferenceStore = {
  readonly locale: () => string
  readonly useTree: (tree: { readonly version?: CategoryVersion; readonly locale?: string }) => void
  readonly saveCategories: (version: CategoryVersion, nodes: readonly CategoryNode[], at: string) => void
  readonly categories: (version: CategoryVersion) => { nodes: CategoryNode[]; syncedAt: string | null }
  /** Names of a version in another language, by id, where that was read once. */
  readonly namesIn: (version: CategoryVersion, locale: string) => Map<string, string>
  readonly treeRead: (version: CategoryVersion) => TreeRead | null
  readonly noteTree: (version: CategoryVersion, note: Partial<Pick<TreeRead, 'faults' | 'failure'>>) => void
  readonly saveRules: (version: CategoryVersion, rules: LeafRules) => void
  readonly rules: (version: CategoryVersion, categoryId: string) => LeafRules | null
  /** A leaf whose rules could not be read is left for later and named; what was read before stays. */
  readonly failRules: (version: CategoryVersion, categoryId: string, sentence: string, at: string) => void
  /** Every leaf that was asked for: when, and why not. */
  readonly rulesRead: (
    version: CategoryVersion,
  ) => { categoryId: string; readAt: string; isKnown: boolean; failure: string | null }[]
  readonly addRuleChange: (change: Omit<RuleChangeRow, 'seenAt'>) => void
  readonly ruleChanges: (limit: number) => RuleChangeRow[]
  /** Those the seller was not told of yet, oldest first; a crash may lie between a change and its notice. */
  readonly untoldChanges: () => RuleChangeRow[]
  readonly markRuleChangesTold: (ids: readonly string[], at: string) => void
  readonly markRuleChangesSeen: (at: string) => number
  readonly productsPerCategory: () => Map<string, number>
  readonly productIdsIn: (categoryId: string) => string[]
  readonly category: (version: CategoryVersion, id: string) => Category | null
}

/** The brands of the shop in use, as they were last read. Names are compared without case and outer blanks. */
export type BrandStore = {
  /** Keeps brands that were read for a leaf (null: for none). */
  readonly save: (brands: readonly Brand[], categoryId: string | null, at: string) => void
  /** Notes that the shop was asked for this very name. */
  readonly saveAsked: (name: string, categoryId: string | null, at: string) => void
  /** True where the shop was asked, since an ISO time if one is given. */
  readonly wasAsked: (name: string, categoryId: string | null, since?: string) => boolean
  /** When the shop was last asked for each brand name that products carry (null for never), with the leaf it stands in. */
  readonly inUse: () => { brand: string; categoryId: string | null; askedAt: string | null }[]
  readonly byId: (id: string, categoryId: string | null) => Brand | null
  /** The brand of that name a shop can make most of: authorised ones first, those that need an authorisation last. */
  readonly byName: (name: string, categoryId: string | null) => Brand | null
  readonly search: (text: string, categoryId: string | null, page: Page) => { brands: Brand[]; total: number }
}

export type LiveStore = {
  readonly save: (productId: string, live: Live, snapshot: RemoteProduct | null) => { isNewlyWaiting: boolean }
  readonly get: (
    productId: string,
  ) => { live: Live; snapshot: RemoteProduct | null; waitingSince: string | null } | null
  /** What the shop last said of several products, without the snapshots. */
  readonly many: (productIds: readonly string[]) => Map<string, Live>
  readonly byRemoteId: (remoteId: string) => string | null
  readonly all: () => {
    productId: string
    title: string
    live: Live
    stage: Stage
    waitingSince: string | null
    categoryId: string | null
    imageId: string | null
    stockValue: string
  }[]
  readonly saveUpload: (sha256: string, use: string, uri: string) => void
  readonly upload: (sha256: string, use: string) => string | null
  /** The content (SHA-256, null where it was never uploaded) of each picture of a product and its variants, and its address in the shop in use under a use. */
  readonly picturesOf: (
    productId: string,
    use: ImageUse,
  ) => Map<string, { readonly sha256: string | null; readonly uri: string | null }>
  /** What the shop said of a listing over time, oldest first. */
  readonly history: (remoteId: string) => { at: string; live: Live }[]
  readonly saveEvent: (event: {
    id: string
    source: 'poll' | 'webhook'
    type: string
    at: string
    raw: string
  }) => boolean
}

export type MetaStore = {
  /** The shop in use. */
  readonly shop: () => Shop | null
  /** Keeps what is known of a shop; it is in use only after useShop. */
  readonly saveShop: (shop: Shop) => void
  /** From now on, everything the platform says is read and kept for this shop. Two connections may open the same one, so the one used is kept too. */
  readonly useShop: (shopId: string, connectionId?: string | null) => void
  /** The connection through which the shop in use was opened last; null for the shop that is at hand without one. */
  readonly connectionInUse: () => string | null
  readonly defaults: () => Defaults
  readonly saveDefaults: (defaults: Defaults) => void
  readonly saveNotice: (notice: Notice) => void
  /** The seller's import mappings, oldest first. */
  readonly mappings: () => readonly Mapping[]
  readonly saveMappings: (mappings: readonly Mapping[]) => void
  /** The folder that is watched, and the files in it that were told of: name to stamp. */
  readonly watch: () => { readonly folder: string | null; readonly seen: Readonly<Record<string, string>> }
  readonly saveWatch: (watch: ReturnType<MetaStore['watch']>) => void
  /** What a job needs to go on after a crash, by a key of its own; null forgets it. */
  readonly task: (key: string) => unknown
  readonly saveTask: (key: string, task: object | null) => void
  readonly notices: (limit: number) => Notice[]
}

/** Everything that is kept, in one file. `transaction` makes its writes all or nothing. */
export type Store = {
  readonly products: ProductStore
  readonly changes: ChangeStore
  readonly jobs: JobStore
  readonly reference: ReferenceStore
  readonly brands: BrandStore
  readonly live: LiveStore
  readonly suggestions: SuggestionStore
  readonly leafChoices: LeafChoiceStore
  readonly meta: MetaStore
  readonly upgrades: UpgradeStore
  readonly transaction: <T>(work: () => T) => T
  readonly close: () => void
}
