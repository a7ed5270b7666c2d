// What a preset is: it recognises a platform's file by its columns and turns its rows into products. Types only.
import type { ImportedProduct, Report, TableRow } from './model.ts'
import type { Columns } from './names.ts'

/** Reads the rows of one file. `push` gives the products that are complete, `finish` the rest. */
export type PresetReader = {
  readonly push: (row: TableRow) => readonly ImportedProduct[]
  /** Hears the rows that `remarks` holds for help: they may name units or columns. */
  readonly remark?: (cells: readonly string[]) => void
  readonly finish: () => readonly ImportedProduct[]
}

export type Preset = {
  readonly id: string
  /** The platform's name as sellers know it. */
  readonly name: string
  /** How surely these columns are this platform's: 0 (not at all) to 1. */
  readonly recognise: (columns: Columns) => number
  /** What becomes of a column of a file with these columns, in words, or null where it is not used. */
  readonly becomes: (column: string, columns: Columns) => string | null
  /** Tells which rows below the header hold help or remarks, not products. They may be shorter than the header. */
  readonly remarks?: (columns: Columns) => (cells: readonly string[]) => boolean
  readonly createReader: (columns: Columns, report: Report) => PresetReader
}
