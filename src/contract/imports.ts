// Calls that bring a file in. The file itself travels beside the contract (POST /files) and is named here by its id.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mappingShape } from './mapping.ts'

/** The largest file that the window hands over, in bytes. Larger ones are refused before a byte of them is read. */
export const largestHandedOverBytes = 512 * 1024 * 1024

export const importProblemShape = z.object({
  row: z.number(),
  column: z.string(),
  sentence: z.string(),
  raw: z.string(),
})
/** A row that could not be used, or a value that looks damaged: file row (1 is the first line), column, sentence, raw text. */
export type ImportProblem = z.infer<typeof importProblemShape>

export const importKinds = ['new', 'changed', 'unchanged'] as const

/** What the seller has corrected of what was detected, and what is to be taken. What is absent is detected; everything is taken. */
export const importChoicesShape = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  quote: z.enum(['"', "'", '']).optional(),
  /** Line of the header; 0 for a file without one. */
  headerLine: z.number().int().min(0).optional(),
  sheet: z.string().max(200).optional(),
  /** Id of a preset, instead of the one that was recognised. */
  preset: z.string().max(60).optional(),
  /** Columns mapped by the seller; it goes before any preset. */
  mapping: mappingShape.optional(),
  takeNew: z.boolean().optional(),
  takeChanged: z.boolean().optional(),
  /** Keys of products that are left out. */
  leaveOut: z.array(z.string()).max(250_000).optional(),
})
export type ImportChoices = z.infer<typeof importChoicesShape>

export const plannedShape = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(importKinds),
  row: z.number(),
  variants: z.number(),
  /** Lowest price of its variants as the file has it, '' where it says none. */
  price: z.string(),
  images: z.number(),
  changes: z.array(z.object({ variant: z.string(), field: z.string(), before: z.string(), after: z.string() })),
})
/** What bringing one product in would do: field by field where it is there already. `variant` names the variant, '' for the product itself. */
export type Planned = z.infer<typeof plannedShape>

export const importSummaryShape = z.object({
  file: z.string(),
  preset: z.string(),
  presetName: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  /** The quotation mark of delimited text; '' where there is none. */
  quote: z.string(),
  rows: z.number(),
  columns: z.array(z.object({ name: z.string(), sample: z.string(), becomes: z.string().nullable() })),
  products: z.number(),
  variants: z.number(),
  images: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Products that get their leaf category by what was laid down for the category of the seller's shop. */
  mapped: z.number(),
  rejected: z.array(importProblemShape),
  rejectedTotal: z.number(),
  warnings: z.array(importProblemShape),
  warningsTotal: z.number(),
  /** Kind of file in words: CSV, TSV, Excel workbook, XML. */
  kind: z.string(),
  sheets: z.array(z.string()),
  headerLine: z.number(),
  /** The first rows below the header, and those that look hardest, as they stand. */
  sample: z.array(z.object({ row: z.number(), cells: z.array(z.string()), isHard: z.boolean() })),
  /** The first rows of the file as they stand, with what stands above the header; at most 20. */
  head: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  /** The mapping in use, or the one proposed; null for a known platform. */
  mapping: mappingShape.nullable(),
  /** Sureness of each rule of a proposed mapping, 0 to 1; empty otherwise. */
  sureness: z.array(z.number()),
  /** Categories of the seller's shop that occur, with how many products each has; at most 500. */
  categories: z.array(z.object({ name: z.string(), products: z.number() })),
  /** Filled when a file is inspected: the first 500 products, changed ones before new ones before unchanged ones. */
  planned: z.array(plannedShape),
  /** Names the whole preview for `imports.planned` and `imports.problems`; null where nothing was inspected. */
  previewId: z.string().nullable(),
})
/** What a file holds, what was detected, and what bringing it in does (or did). At most 200 rejected rows and 200 warnings are listed; the totals are exact. */
export type ImportSummary = z.infer<typeof importSummaryShape>

const previewPageShape = z.object({
  previewId: z.string(),
  text: z.string().max(200).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
})

export const imports = {
  samples: oc.output(z.array(z.object({ id: z.string(), name: z.string(), about: z.string(), products: z.number() }))),
  inspect: oc
    .input(z.object({ fileId: z.string(), choices: importChoicesShape.optional() }))
    .output(importSummaryShape),
  /** A page of the products of an inspected file, those with `text` in them only. */
  planned: oc
    .input(previewPageShape.extend({ kind: z.enum(importKinds) }))
    .output(z.object({ planned: z.array(plannedShape), total: z.number() })),
  /** Keys of the products of an inspected file, to leave them out or take them in together. */
  plannedKeys: oc
    .input(z.object({ previewId: z.string(), kind: z.enum(importKinds), text: z.string().max(200).default('') }))
    .output(z.object({ keys: z.array(z.string()) })),
  /** A page of the rows of an inspected file that are set apart, or of the values to look at. */
  problems: oc
    .input(previewPageShape.extend({ kind: z.enum(['rejected', 'warning']) }))
    .output(z.object({ problems: z.array(importProblemShape), total: z.number() })),
  start: oc
    .input(z.object({ fileId: z.string(), choices: importChoicesShape.optional() }))
    .output(z.object({ jobId: z.string() })),
  result: oc
    .input(z.object({ jobId: z.string() }))
    .output(z.object({ batchId: z.string().nullable(), summary: importSummaryShape.nullable() })),
  /** Writes the rows that would not come in, with what is wrong and where, to a file that can be mended and brought in (GET /files/ID). */
  writeRejected: oc
    .input(z.object({ fileId: z.string(), choices: importChoicesShape.optional() }))
    .output(z.object({ fileId: z.string(), name: z.string(), rows: z.number() })),
  /** Unpacks a ZIP of pictures, so that catalogues find them by name. */
  takePictures: oc
    .input(z.object({ fileId: z.string() }))
    .output(z.object({ kept: z.number(), refused: z.array(z.string()) })),
  /** Fetches the pictures that wait; null where none does. The app does so by itself; this is for those who cannot wait. */
  fetchPictures: oc.output(z.object({ jobId: z.string().nullable() })),
  presets: oc.output(z.array(z.object({ id: z.string(), name: z.string() }))),
  /** The seller's mappings by name. A file whose columns fit one is read with it. */
  mappings: oc.output(z.array(mappingShape)),
  saveMapping: oc.input(mappingShape).output(z.object({ saved: z.literal(true) })),
  removeMapping: oc.input(z.object({ name: z.string() })).output(z.object({ removed: z.boolean() })),
}
