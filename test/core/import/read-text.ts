// Reads catalogue text the way an import does, in memory. Used in tests only.
import type { ImportProblem } from '#contract/imports.ts'
import { createCatalogueReader, detectText } from '#core/import/catalogue.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { createCutter } from '#core/import/table.ts'

/** The products of a text, with the preset that knew it. */
export const readText = (
  text: string,
): { preset: string | null; products: ImportedProduct[]; rejected: ImportProblem[]; warned: ImportProblem[] } => {
  const { dialect, layout } = detectText(text, true)
  const rejected: ImportProblem[] = []
  const warned: ImportProblem[] = []
  if (layout.preset === null) return { preset: null, products: [], rejected, warned }
  const reader = createCatalogueReader(layout, layout.preset, {
    reject: (problem) => rejected.push(problem),
    warn: (problem) => warned.push(problem),
  })
  const cutter = createCutter(dialect)
  cutter.expectCells(layout.columns.names.length)
  return {
    preset: layout.preset.id,
    products: reader.push(cutter.push(text, true), true),
    rejected,
    warned,
  }
}

/** Rows as delimited text. */
export const tableText = (separator: string, ...rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell) => (/["\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator),
    )
    .join('\r\n')

/** What a test compares of a variant: SKU, price, stock, options. */
export const offers = (product: ImportedProduct | undefined): string[] =>
  (product?.variants ?? []).map(({ fields, options }) =>
    [
      fields.sellerSku ?? '',
      fields.price ?? '',
      fields.quantity ?? '',
      options.map(({ name, value }) => `${name}=${value}`).join('|'),
    ].join(' '),
  )
