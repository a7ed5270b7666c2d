// Readable text for people: tables and counts. It decides nothing.

/** A table with a heading line; columns as wide as their widest cell. Long cells are cut at 60 characters, but in the last column. */
export const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string => {
  const cut = (cell: string, column: number): string => {
    const plain = cell.replaceAll(/\s+/g, ' ')
    return plain.length > 60 && column < heading.length - 1 ? `${plain.slice(0, 59)}…` : plain
  }
  const lines = [heading, ...rows].map((row) => row.map(cut))
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
