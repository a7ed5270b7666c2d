// What an opened catalogue file is to the import, whatever kind of file it is: its layout, and its records as often as they are wanted.
import type { TextRecord } from '#core/import/row-reader.ts'
import type { CatalogueLayout, LayoutChoices } from '#core/import/catalogue.ts'

/** What the seller has corrected of what was detected. */
export type ImportChoices = LayoutChoices & {
  readonly encoding?: string
  /** Name of the sheet of a workbook. */
  readonly sheet?: string
}

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
