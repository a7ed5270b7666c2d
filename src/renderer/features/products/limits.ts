// How long the text of a cell may be, for the counter beside it. The checks decide; this only shows the same figure.
import type { Column } from './columns.ts'

const limits: Partial<Record<Column['id'], number>> = { title: 255, sku: 50 }

/** Characters a cell may hold, or null where there is no limit to show. */
export const limitOf = (column: Column): number | null => limits[column.id] ?? null
