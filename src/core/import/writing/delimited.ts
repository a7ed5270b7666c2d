// Writes rows as delimited text that every reader understands the same way.

/** A row as one line with its line end. Cells that could be misread stand in quotation marks. */
export const delimitedRow = (cells: readonly string[], delimiter: string): string => {
  const written = cells.map((cell) => {
    const isPlain = !cell.includes(delimiter) && !/["'\r\n]/.test(cell) && cell === cell.trim()
    return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
  })
  // A row of one blank cell would be a blank line.
  return `${written.length === 1 && written[0] === '' ? '""' : written.join(delimiter)}\r\n`
}
