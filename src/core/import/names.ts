// Column names as files write them, brought to one form so that they can be compared. It changes no value.

/** A column name for comparing: no case, no marks of obligation, no odd blanks. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()

/** Names by which each column can be told apart: a blank one gets its number, a second one of the same name is counted. */
export const columnLabels = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return names.map((name, index) => {
    const label = name.trim() === '' ? `Column ${index + 1}` : name
    const plain = plainName(label)
    const count = (seen.get(plain) ?? 0) + 1
    seen.set(plain, count)
    return count === 1 ? label : `${label} (${count})`
  })
}

/** The columns of a table: names as they stand in the file, and where each is. */
export type Columns = {
  readonly names: readonly string[]
  readonly plain: readonly string[]
  /** Index of the first column with one of these names (plain form), or -1. */
  readonly at: (...names: readonly string[]) => number
  /** Indexes of all columns whose plain name matches, with what the pattern caught. */
  readonly matching: (pattern: RegExp) => { readonly index: number; readonly caught: readonly string[] }[]
}

/** Looks names up in a header row. Where a name appears twice, the first column counts. */
export const toColumns = (names: readonly string[]): Columns => {
  const plain = names.map(plainName)
  const first = new Map<string, number>()
  for (const [index, name] of plain.entries()) if (name !== '' && !first.has(name)) first.set(name, index)
  return {
    names,
    plain,
    at: (...wanted) => {
      for (const name of wanted) {
        const index = first.get(name)
        if (index !== undefined) return index
      }
      return -1
    },
    matching: (pattern) =>
      plain.flatMap((name, index) => {
        const match = pattern.exec(name)
        return match === null ? [] : [{ index, caught: match.slice(1).map((part) => part ?? '') }]
      }),
  }
}
