// The choices for source categories as a CSV file, so that they can be kept, shared and brought to another workspace. Pure text in, text out.
import { detectDialect, readSample } from '#core/import/dialect.ts'
import { delimitedRow } from '#core/import/writing/delimited.ts'
import { guard, unguard } from '#core/import/writing/guard.ts'

export type ChoiceLine = { readonly value: string; readonly categoryId: string; readonly path: string }

const columns = ['Your category', 'Leaf category id', 'Leaf category'] as const

/** The file: a heading and one line a choice. The path is for people; the id is what counts. */
export const writeChoices = (choices: readonly ChoiceLine[]): string =>
  [columns, ...choices.map(({ value, categoryId, path }) => [guard(value), categoryId, guard(path)])]
    .map((cells) => delimitedRow(cells, ','))
    .join('')

const isHeader = (cells: readonly string[]): boolean =>
  cells[0]?.trim().toLowerCase() === columns[0].toLowerCase() && (cells[1] ?? '').toLowerCase().includes('id')

export type ReadChoices = {
  readonly choices: readonly (ChoiceLine & { readonly line: number })[]
  readonly problems: readonly { readonly line: number; readonly sentence: string }[]
}

/** Reads such a file, whatever its delimiter. Lines that say nothing usable are named with their number (1 is the first line). */
export const readChoices = (text: string): ReadChoices => {
  const dialect = detectDialect(text, true, isHeader)
  const choices: (ChoiceLine & { readonly line: number })[] = []
  const problems: { line: number; sentence: string }[] = []
  for (const { cells, line, damage } of readSample(text, dialect, true)) {
    const [value = '', id = '', path = ''] = cells.map((cell) => unguard(cell.replace(/^\uFEFF/u, '').trim()))
    if (isHeader([value, id]) || (value === '' && id === '')) continue
    if (damage !== null) problems.push({ line, sentence: 'A quotation mark is never closed here.' })
    else if (value === '') problems.push({ line, sentence: 'The category of your shop is missing.' })
    else if (!/^\d{1,19}$/u.test(id))
      problems.push({
        line,
        sentence: `“${id}” is no id of a leaf category: it has digits only. Find it in Categories.`,
      })
    else choices.push({ value, categoryId: id, path, line })
  }
  return { choices, problems }
}
