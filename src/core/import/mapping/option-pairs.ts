// Finds columns that come in pairs: the name of an option beside its value (Option1 Name, Option1 Value). It judges no content.
import { bareWords } from './known-words.ts'

/** Indexes of a pair's columns; `number` tells the pairs of a table apart. */
export type OptionPair = { readonly number: number; readonly name: number; readonly value: number }

const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, '1': 1, '2': 2, '3': 3 }
const kinds = '(?:product |variant |variation |item )?(?:option|variation|attribute|property|variant)'
const before = new RegExp(`^${kinds} ?([123]|one|two|three) (name|value)$`)
const behind = new RegExp(`^${kinds} (name|value) ?([123]|one|two|three)$`)

const partOf = (name: string): { number: number; part: string } | null => {
  const bare = bareWords(name)
  const first = before.exec(bare)
  const [word, part] = first === null ? (behind.exec(bare) ?? []).slice(1).toReversed() : first.slice(1)
  const number = numbers[word ?? '']
  return number === undefined || part === undefined ? null : { number, part }
}

/** The pairs of a table, by their number. A name without its value, or a value without its name, is none. */
export const findOptionPairs = (names: readonly string[]): OptionPair[] => {
  const parts = names.map(partOf)
  const at = (number: number, part: string): number =>
    parts.findIndex((one) => one?.number === number && one.part === part)
  return [1, 2, 3].flatMap((number) => {
    const pair = { number, name: at(number, 'name'), value: at(number, 'value') }
    return pair.name < 0 || pair.value < 0 ? [] : [pair]
  })
}
