// What an opened catalogue file is to the import, whatever kind of file it is: its layout, and its records as often as they are wanted.
import type { ImportChoices } from '#contract/imports.ts'
import type { TextRecord } from '#core/import/row-reader.ts'
import type { CatalogueLayout, LayoutChoices } from '#core/import/catalogue.ts'

/** What the seller has corrected of how the file was read. */
export type ReadChoices = LayoutChoices & {
  readonly encoding?: string
  /** Name of the sheet of a workbook. */
  readonly sheet?: string
}

/** The part of the seller's choices that says how the file is read. */
export const toReadChoices = (choices: ImportChoices): ReadChoices => ({
  cutting: {
    ...(choices.delimiter === undefined ? {} : { delimiter: choices.delimiter }),
    ...(choices.quote === undefined ? {} : { quote: choices.quote }),
  },
  ...(choices.encoding === undefined ? {} : { encoding: choices.encoding }),
  ...(choices.headerLine === undefined ? {} : { headerLine: choices.headerLine }),
  ...(choices.sheet === undefined ? {} : { sheet: choices.sheet }),
  ...(choices.preset === undefined ? {} : { presetId: choices.preset }),
})

export type RecordPiece = {
  readonly records: readonly TextRecord[]
  readonly isLast: boolean
  /** How much of `total` is read. */
  readonly done: number
}

export type CatalogueSource = {
  readonly name: string
  /** Kind of file in words, such as `CSV` or `Excel workbook`. */
  readonly kind: string
  readonly encoding: string
  readonly delimiter: string
  /** The quotation mark of delimited text; '' where there is none. */
  readonly quote: string
  readonly sheets: readonly string[]
  readonly layout: CatalogueLayout
  /** What `done` counts up to: lines where they are known, else bytes. */
  readonly total: number
  readonly pieces: () => AsyncIterable<RecordPiece>
}

/** Collects the first records of a source, enough to find its header by. */
export const firstRecords = async (
  pieces: AsyncIterable<readonly TextRecord[]>,
  most: number,
): Promise<TextRecord[]> => {
  const first: TextRecord[] = []
  for await (const records of pieces) {
    first.push(...records.slice(0, most - first.length))
    if (first.length >= most) break
  }
  return first
}
