// Reads a table of text as a catalogue: finds out how it is built, then hands products over piece by piece.
import type { Dialect } from './dialect.ts'
import type { ImportedProduct, Report } from './model.ts'
import type { Preset } from './preset.ts'
import type { Cutting, TextRecord } from './row-reader.ts'
import type { RowCounts, TableLayout } from './table.ts'
import { detectDialect } from './dialect.ts'
import { findHeader } from './header.ts'
import { toColumns } from './names.ts'
import { presets, recognisePreset } from './presets.ts'
import { createCutter, createTable } from './table.ts'

/** What the seller has corrected of the guess. */
export type LayoutChoices = {
  readonly cutting?: Partial<Cutting>
  /** Line of the header; 0 for a file without one. */
  readonly headerLine?: number
  readonly presetId?: string
}

/** How a table is built, with the first filled value of each column. `preset` is null where no platform is recognised. */
export type CatalogueLayout = TableLayout & { readonly preset: Preset | null; readonly samples: readonly string[] }

const sampleOf = (records: readonly TextRecord[], index: number): string => {
  const value = records.find((record) => (record.cells[index] ?? '').trim() !== '')?.cells[index] ?? ''
  return value.length > 80 ? `${value.slice(0, 80)}…` : value
}

/** Finds out how a table is built from its first records. `isRagged` says that short rows are complete (sheets, XML). */
export const detectLayout = (
  records: readonly TextRecord[],
  isRagged: boolean,
  choices: LayoutChoices = {},
): CatalogueLayout => {
  const headerAt =
    choices.headerLine === undefined
      ? findHeader(records)
      : records.findIndex((record) => record.line === choices.headerLine)
  const header = records[headerAt]
  const width = header?.cells.length ?? Math.max(1, ...records.slice(0, 100).map((record) => record.cells.length))
  const names =
    header?.cells.map((name) => name.trim()) ?? Array.from({ length: width }, (_, index) => `Column ${index + 1}`)
  const columns = toColumns(names)
  const data = records
    .slice(headerAt + 1)
    .filter((record) => record.damage === null && (isRagged || record.cells.length === width))
  const chosen = presets.find((preset) => preset.id === choices.presetId)
  const preset = chosen ?? recognisePreset(columns)?.preset ?? null
  return {
    headerLine: header?.line ?? 0,
    columns,
    isRemark: preset?.remarks?.(columns) ?? (() => false),
    isRagged,
    preset,
    samples: columns.names.map((_, index) => sampleOf(data, index)),
  }
}

const isKnownHeader = (cells: readonly string[]): boolean => (recognisePreset(toColumns(cells))?.sureness ?? 0) > 0.5

/** The dialect and the layout of delimited text, from its beginning. `isWhole` says that the sample is the whole file. */
export const detectText = (
  sample: string,
  isWhole: boolean,
  choices: LayoutChoices = {},
): { dialect: Dialect; layout: CatalogueLayout } => {
  const dialect = detectDialect(sample, isWhole, isKnownHeader, choices.cutting ?? {})
  const records = createCutter(dialect).push(sample, true)
  const sure = isWhole || records.length < 2 ? records : records.slice(0, -1)
  return { dialect, layout: detectLayout(sure, false, choices) }
}

export type CatalogueReader = {
  /** Takes the next records of the file and gives the products that are complete. */
  readonly push: (records: readonly TextRecord[], isLast: boolean) => ImportedProduct[]
  readonly counts: RowCounts
}

/** Reads the rows of a catalogue with a preset: that of its layout, or a mapping. */
export const createCatalogueReader = (layout: TableLayout, preset: Preset, report: Report): CatalogueReader => {
  const reader = preset.createReader(layout.columns, report)
  const isRemark = (cells: readonly string[]): boolean => {
    const isHelp = layout.isRemark(cells)
    if (isHelp) reader.remark?.(cells)
    return isHelp
  }
  const table = createTable({ ...layout, isRemark }, report)
  return {
    counts: table.counts,
    push: (records, isLast) => {
      const products: ImportedProduct[] = []
      for (const record of records) {
        const row = table.take(record)
        if (row !== null) products.push(...reader.push(row))
      }
      if (isLast) products.push(...reader.finish())
      return products
    },
  }
}
