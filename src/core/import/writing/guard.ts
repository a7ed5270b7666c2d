// Keeps cells from being taken for formulas by a spreadsheet, and gives the value back. Reversible for every text.

// The wide signs are taken for the narrow ones where Japanese or Chinese is typed. Besides formulas, the token that clears a field: a text that happens to be it must not clear anything.
const guarded = /^'+(?:[=+\-@＝＋－＠\t\r\n]|<clear>$)/i
const risky = /^'*(?:[=+\-@＝＋－＠\t\r\n]|<clear>$)/i

/** A value as a cell that no spreadsheet works out; `unguard` gives the value back. */
export const guard = (value: string): string => (risky.test(value) ? `'${value}` : value)

/** The value of a cell that `guard` made, or that a person wrote with an apostrophe in front for the same reason. */
export const unguard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)
