// Cells as spreadsheets exchange them: tabs between cells, line ends between rows, quotes around what holds either. Pure.

const quoted = (cell: string): string => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Rows of cells as text for the clipboard. */
export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quoted).join('\t')).join('\n')

/** Clipboard text as rows of cells. A quoted cell may hold tabs, line ends and doubled quotes; one last line end is no row. */
export const fromTsv = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  let at = 0
  const endCell = (): void => {
    row.push(cell)
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (sign === '"') isQuoted = false
      else cell += sign
    } else if (sign === '"' && cell === '' && closes(text, at)) isQuoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1
      endRow()
    } else cell += sign
    at += 1
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** A quote opens a cell only if a matching one ends it: 3" is three inches, not the start of a cell. */
const closes = (text: string, start: number): boolean => {
  let at = start + 1
  while (at < text.length) {
    if (text[at] === '"') {
      if (text[at + 1] === '"') at += 1
      else return at + 1 === text.length || '\t\n\r'.includes(text[at + 1] ?? '')
    }
    at += 1
  }
  return false
}
