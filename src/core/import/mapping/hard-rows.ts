// Picks the rows that are most likely to go wrong, so that a preview shows trouble and not only the easy beginning of a file.

/** How hard a row looks: long texts, odd signs, gaps where others are filled, rounded numbers, line breaks. */
export const hardness = (cells: readonly string[], usuallyFilled: readonly boolean[]): number => {
  let score = 0
  for (const [index, cell] of cells.entries()) {
    const value = cell.trim()
    if (value === '') score += usuallyFilled[index] === true ? 2 : 0
    if (value.length > 500) score += 1
    if (/[\r\n]/.test(value)) score += 1
    if (/^\d[.,]\d+e\+?\d+$/i.test(value)) score += 5
    if (/^#(?:n\/a|ref!|value!|name\?|div\/0!)/i.test(value)) score += 5
    if (/[\u0080-\u009f\ufffd]|Ã.|â€/.test(value)) score += 4
    if (/^[=+@]/.test(value)) score += 2
  }
  return score
}

/** Indexes of the hardest rows, hardest first. */
export const hardestRows = (rows: readonly (readonly string[])[], count: number): number[] => {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const usuallyFilled = Array.from(
    { length: width },
    (_, index) => rows.filter((row) => (row[index] ?? '').trim() !== '').length > rows.length * 0.9,
  )
  return rows
    .map((row, index) => ({ index, score: hardness(row, usuallyFilled) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.index - other.index)
    .slice(0, count)
    .map(({ index }) => index)
}
