// Reads a file the way an import does, without a workspace, and counts what came of it. Used in tests only.
import type { ImportProblem } from '#contract/imports.ts'
import { createCatalogueReader } from '#core/import/catalogue.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import type { RowCounts } from '#core/import/table.ts'
import { createTable } from '#core/import/table.ts'
import type { CatalogueSource, ReadChoices } from '#main/worker/catalogue-source.ts'
import { openCatalogue } from '#main/worker/open-catalogue.ts'

export type Read = {
  source: CatalogueSource
  products: ImportedProduct[]
  rejected: ImportProblem[]
  warnings: ImportProblem[]
  counts: RowCounts
}

/** All products of a file. */
export const readProducts = async (path: string, choices: ReadChoices = {}): Promise<Read> => {
  const source = await openCatalogue(path, choices)
  const rejected: ImportProblem[] = []
  const warnings: ImportProblem[] = []
  const { preset } = source.layout
  if (preset === null) throw new Error(`${source.name} is of no known platform`)
  const reader = createCatalogueReader(source.layout, preset, {
    reject: (problem) => rejected.push(problem),
    warn: (problem) => warnings.push(problem),
  })
  const products: ImportedProduct[] = []
  for await (const piece of source.pieces()) products.push(...reader.push(piece.records, piece.isLast))
  return { source, products, rejected, warnings, counts: reader.counts }
}

/** All rows of a file as a table, whatever its columns are. */
export const readRows = async (
  path: string,
  choices: ReadChoices = {},
): Promise<{
  source: CatalogueSource
  rows: string[][]
  rejected: ImportProblem[]
  warnings: ImportProblem[]
  counts: RowCounts
}> => {
  const source = await openCatalogue(path, choices)
  const rejected: ImportProblem[] = []
  const warnings: ImportProblem[] = []
  const table = createTable(source.layout, {
    reject: (problem) => rejected.push(problem),
    warn: (problem) => warnings.push(problem),
  })
  const rows: string[][] = []
  for await (const piece of source.pieces()) {
    for (const record of piece.records) {
      const row = table.take(record)
      if (row !== null) rows.push([...row.cells])
    }
  }
  return { source, rows, rejected, warnings, counts: table.counts }
}
