// What every kind of spreadsheet file is to the import: named sheets whose rows can be read in order.
import type { TextRecord } from '#core/import/row-reader.ts'

export type SheetBook = {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  readonly rows: (index: number) => AsyncIterable<TextRecord[]>
}

/** A row of a sheet as a record. */
export const sheetRecord = (line: number, cells: string[]): TextRecord => ({
  line,
  lines: 1,
  cells,
  damage: null,
  hasStrayQuotes: false,
  raw: '',
})
