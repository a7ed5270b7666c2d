// Reads a decoded text file as a catalogue: finds out how it is built, then hands products over piece by piece.
import type { Cutting } from './row-reader.ts'
import type { ImportedProduct, Report } from './model.ts'
import type { Preset } from './preset.ts'
import type { RowCounts, TableLayout } from './table.ts'
import { detectDialect, readSample } from './dialect.ts'
import { findHeader } from './header.ts'
import { toColumns } from './names.ts'
import { presets, recognisePreset } from './presets.ts'
import { createTableReader } from './table.ts'

/** What the seller has corrected of the guess. */
export type LayoutChoices = {
  readonly cutting?: Partial<Cutting>
  /** Line of the header; 0 for a file without one. */
  readonly headerLine?: number
  readonly presetId?: string
}

/** How a file is built, with the first filled value of each column. `preset` is null where no platform is recognised. */
export type CatalogueLayout = TableLayout & { readonly preset: Preset | null; readonly samples: readonly string[] }

/** Finds out how a file is built from its beginning. `isWhole` says that the sample is the whole file. */
export const detectLayout = (sample: string, isWhole: boolean, choices: LayoutChoices = {}): CatalogueLayout => {
  const dialect = detectDialect(sample, isWhole, choices.cutting ?? {})
  const inner = dialect.isWrapped ? { ...dialect, delimiter: '\u0000' } : dialect
  const records = readSample(sample, inner, isWhole).map((record) =>
    dialect.isWrapped && record.damage === null
      ? { ...record, cells: readSample(record.cells[0] ?? '', dialect, true)[0]?.cells ?? [] }
      : record,
  )
  const below = dialect.hasSeparatorLine ? records.slice(1) : records
  const headerAt =
    choices.headerLine === undefined
      ? findHeader(below)
      : below.findIndex((record) => record.line === choices.headerLine)
  const header = below[headerAt]
  const width = header?.cells.length ?? Math.max(1, ...below.slice(0, 100).map((record) => record.cells.length))
  const columns = toColumns(
    header?.cells.map((name) => name.trim()) ?? Array.from({ length: width }, (_, index) => `Column ${index + 1}`),
  )
  const data = below.slice(headerAt + 1).filter((record) => record.damage === null && record.cells.length === width)
  const samples = columns.names.map(
    (_, index) => data.find((record) => (record.cells[index] ?? '').trim() !== '')?.cells[index] ?? '',
  )
  const chosen = presets.find((preset) => preset.id === choices.presetId)
  const preset = chosen ?? recognisePreset(columns)?.preset ?? null
  return {
    dialect,
    headerLine: header?.line ?? 0,
    columns,
    isRemark: preset?.isRemark ?? (() => false),
    preset,
    samples: samples.map((value) => (value.length > 80 ? `${value.slice(0, 80)}…` : value)),
  }
}

export type CatalogueReader = {
  /** Takes the next piece of the file and gives the products that are complete. */
  readonly push: (text: string, isLast: boolean) => ImportedProduct[]
  readonly counts: RowCounts
}

/** Reads a catalogue whose layout is known. Throws where the layout has no preset: the caller has asked for one before. */
export const createCatalogueReader = (layout: CatalogueLayout, report: Report): CatalogueReader => {
  if (layout.preset === null) throw new TypeError('A catalogue is read with a preset')
  const table = createTableReader(layout, report)
  const reader = layout.preset.createReader(layout.columns, report)
  return {
    counts: table.counts,
    push: (text, isLast) => {
      const products: ImportedProduct[] = []
      for (const row of table.push(text, isLast)) products.push(...reader.push(row))
      if (isLast) products.push(...reader.finish())
      return products
    },
  }
}
