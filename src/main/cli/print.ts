// Readable text for people: tables and counts. It decides nothing.

/** A table with a heading line; columns as wide as their widest cell, long cells cut at 60 characters. */
export const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string => {
  const cut = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell)
  const lines = [heading, ...rows].map((row) => row.map((cell) => cut(cell.replaceAll(/\s+/g, ' '))))
  const widths = heading.map((_name, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** `3 products`, `1 product`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** Parts that say something, each on a line of its own. */
export const lines = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('\n')
