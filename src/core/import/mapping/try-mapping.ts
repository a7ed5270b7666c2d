// Works a mapping out for single rows, so that a window can show at once what would come of them. It builds no product.
import type { Rule } from '#contract/mapping.ts'
import { columnLabels, plainName } from '../names.ts'
import type { Read } from './mapping-preset.ts'
import { compileRule, readRule } from './mapping-preset.ts'

/** What a rule makes of a row: the text, undefined where nothing is said, and what is wrong, in a sentence. */
export type Tried = Read

/** Works the rules out for each row, in the order of both. `names` are the columns of the file as they stand there, or their labels. */
export const tryRules = (
  rules: readonly Rule[],
  names: readonly string[],
  rows: readonly (readonly string[])[],
): Tried[][] => {
  const compiled = rules.map(compileRule)
  const indexes = new Map(
    columnLabels(names)
      .map((name, index) => [plainName(name), index] as const)
      .toReversed(),
  )
  return rows.map((cells) => {
    const cell = (name: string): string | undefined => {
      const index = indexes.get(plainName(name))
      return index === undefined ? undefined : cells[index]
    }
    return compiled.map((rule) => readRule(rule, cell))
  })
}
