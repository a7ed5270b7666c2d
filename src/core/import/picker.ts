// Finds a preset's columns under any of the names a platform gives them, and reads their cells.
import type { TableRow } from './model.ts'
import type { Columns } from './names.ts'
import { plainName } from './names.ts'

/** The names a column may have (plain form), and what becomes of it in words; null for a column that is only read to understand others. */
export type ColumnNames<Field extends string> = Readonly<
  Record<Field, readonly [meaning: string | null, ...names: string[]]>
>

export type Picker<Field extends string> = {
  readonly has: (field: Field) => boolean
  readonly indexOf: (field: Field) => number
  /** The name as it stands in the file, '' where the column is not there. */
  readonly nameOf: (field: Field) => string
  /** The cell as it stands; undefined where the column is not there. */
  readonly cell: (row: TableRow, field: Field) => string | undefined
  /** The cell without blanks around it; '' where the column is not there. */
  readonly text: (row: TableRow, field: Field) => string
}

/** Looks the columns of a file up once. */
export const createPicker = <Field extends string>(columns: Columns, names: ColumnNames<Field>): Picker<Field> => {
  // The keys are those of `names` by its type.
  const fields = Object.keys(names) as Field[]
  const indexes = new Map(fields.map((field) => [field, columns.at(...names[field].slice(1).map(String))]))
  const indexOf = (field: Field): number => indexes.get(field) ?? -1
  return {
    has: (field) => indexOf(field) >= 0,
    indexOf,
    nameOf: (field) => columns.names[indexOf(field)] ?? '',
    cell: (row, field) => row.cells[indexOf(field)],
    text: (row, field) => row.cells[indexOf(field)]?.trim() ?? '',
  }
}

/** Says for a column of a file what becomes of it; `more` covers numbered columns. */
export const describeColumns =
  <Field extends string>(names: ColumnNames<Field>, more: readonly (readonly [RegExp, string])[] = []) =>
  (column: string): string | null => {
    const plain = plainName(column)
    const numbered = more.find(([pattern]) => pattern.test(plain))
    if (numbered !== undefined) return numbered[1]
    // The keys are those of `names` by its type.
    for (const field of Object.keys(names) as Field[]) {
      const [meaning, ...known] = names[field]
      if (known.includes(plain)) return meaning
    }
    return null
  }

/** How many of these columns a file has. */
export const countPresent = (columns: Columns, ...names: readonly string[]): number =>
  names.filter((name) => columns.at(name) >= 0).length
