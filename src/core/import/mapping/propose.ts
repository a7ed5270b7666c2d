// Proposes a mapping for a table that no preset knows: by the names of its columns, by what stands in them, and by what the seller chose before.
import type { Content } from './column-content.ts'
import { readContent } from './column-content.ts'
import { bareWords, fieldWords } from './known-words.ts'
import { findOptionPairs } from './option-pairs.ts'
import { mayRepeat, targetId } from './targets.ts'
import { columnLabels } from '../names.ts'
import type { Mapping, Rule, Step, Target } from '#contract/mapping.ts'

export type Proposal = {
  readonly mapping: Mapping
  /** Sureness of each rule, in the order of the rules: 0 to 1, which is for what the seller chose before. */
  readonly sureness: readonly number[]
  /** Name of the saved mapping it comes from, or null. */
  readonly from: string | null
}

// What stands before a word and makes it something else: a switch, or an edge.
const asides = /^(?:manage|track|use|is|has|allow|notify|low|min|minimum|max|maximum|out of|back ?orders?|continue) /

// Names: an exact word counts most, a word at the beginning or end of the name less, a number behind it (image 2) not at all.
const nameScore = (name: string, words: readonly string[]): number => {
  const bare = bareWords(name).replace(/\s?\d{1,2}$/, '')
  if (bare === '') return 0
  for (const [rank, word] of words.entries()) {
    if (bare === bareWords(word)) return Math.max(0.6, 0.95 - rank * 0.005)
  }
  for (const [rank, word] of words.entries()) {
    const known = bareWords(word)
    if (known.length < 3 || word.startsWith('=')) continue
    const isPart = ` ${bare} `.includes(` ${known} `) || (/[\u0250-\uffff]/.test(known) && bare.includes(known))
    if (isPart && !asides.test(bare)) return Math.max(0.45, 0.7 - rank * 0.01)
  }
  return 0
}

// Content: it confirms what a name says, contradicts it, or speaks alone where the name says nothing.
const contentScore = (target: Target, content: Content): number => {
  // A column without values gives way to one that has some.
  if (content.filled === 0) return -0.2
  const key = targetId(target)
  if (key === 'images') return content.imageShare > 0.5 ? 0.7 : -0.5
  if (key === 'variant:identifierCode') return content.codeShare > 0.5 ? 0.75 : 0
  if (key === 'variant:price') {
    // A column of noughts is a price that nothing has: a sale that is off, say.
    if (content.zeroShare > 0.5) return -0.3
    return content.priceShare + content.wholeShare > 0.8 || content.priceShare > 0.6 ? 0.3 : -0.3
  }
  if (key === 'variant:listPrice') return content.priceShare + content.wholeShare > 0.6 ? 0 : -0.3
  if (key === 'variant:quantity') return content.wholeShare > 0.8 ? 0.1 : -0.3
  if (key === 'product:description') return content.longShare > 0.4 ? 0.35 : 0
  if (key === 'product:title')
    return content.longShare > 0.6 || content.imageShare > 0.5 || content.codeShare > 0.5
      ? -0.5
      : content.distinctShare > 0.5
        ? 0.1
        : 0
  if (key === 'variant:sellerSku')
    return content.distinctShare > 0.95 && content.longShare === 0
      ? 0.1
      : content.distinctShare < 0.3
        ? -0.3
        : content.distinctShare < 0.9
          ? -0.1
          : 0
  return 0
}

const unitInName = (name: string): string | null =>
  /[([\s_](kg|g|grams?|lbs?|oz|mm|cm|m|in|inch(?:es)?)[)\]]?\s*$/i.exec(name)?.[1] ?? null

const stepsFor = (target: Target, content: Content): Step[] => {
  const isAmount =
    target.kind === 'variant'
      ? target.field === 'price' || target.field === 'listPrice'
      : target.kind === 'product' && ['weight', 'length', 'width', 'height'].includes(target.field)
  return isAmount && content.notation === 'de' ? [{ kind: 'number', notation: 'de' }] : []
}

const fromHistory = 2

type Candidate = { readonly column: number; readonly target: Target; readonly score: number }

const sameColumns = (mapping: Mapping, names: readonly string[]): number => {
  const here = new Set(names.map(bareWords).filter((name) => name !== ''))
  const there = new Set(mapping.columns.map(bareWords).filter((name) => name !== ''))
  const shared = [...here].filter((name) => there.has(name)).length
  const all = new Set([...here, ...there]).size
  return all === 0 ? 0 : shared / all
}

/** The saved mapping that was made for columns like these, or null. Nine columns of ten must be the same. */
export const recogniseMapping = (saved: readonly Mapping[], names: readonly string[]): Mapping | null => {
  const best = saved
    .map((mapping) => ({ mapping, score: sameColumns(mapping, names) }))
    .toSorted((one, other) => other.score - one.score)[0]
  return best !== undefined && best.score >= 0.9 ? best.mapping : null
}

// What the seller chose for a column of this name before counts more than any word.
const historyOf = (saved: readonly Mapping[]): Map<string, Target> => {
  const chosen = new Map<string, Target>()
  for (const mapping of saved) {
    for (const { origin, target } of mapping.rules)
      if (origin.kind === 'column') chosen.set(bareWords(origin.column), target)
  }
  return chosen
}

type Proposed = { readonly rule: Rule; readonly sureness: number; readonly column: number }

const ruleFor = (rules: readonly Proposed[], key: string): Proposed | undefined =>
  rules.find(({ rule }) => targetId(rule.target) === key)

// Price lists call the name of a thing its description: short, and no title beside it. Changes the list of rules.
const titleInstead = (rules: Proposed[], contents: readonly (Content | undefined)[]): Proposed | null => {
  const described = ruleFor(rules, 'product:description')
  const content = contents[described?.column ?? -1]
  const isShort = content !== undefined && content.filled > 0 && content.longShare === 0 && content.meanLetters < 90
  if (described === undefined || !isShort || ruleFor(rules, 'product:title') !== undefined) return null
  rules.splice(rules.indexOf(described), 1)
  return { ...described, rule: { ...described.rule, target: { kind: 'product', field: 'title' } }, sureness: 0.6 }
}

// A column that is called like a key and says something else (`body style`): what it groups lies scattered and bears other titles.
const isNoKey = (rules: readonly Proposed[], rows: readonly (readonly string[])[]): boolean => {
  const key = ruleFor(rules, 'key')
  const title = ruleFor(rules, 'product:title')
  if (key === undefined || title === undefined || key.sureness === 1) return false
  const groups = new Map<string, Set<string>>()
  let returning = 0
  let above = ''
  for (const row of rows) {
    const value = row[key.column]?.trim() ?? ''
    const titles = groups.get(value)
    if (value !== '' && value !== above && titles !== undefined) returning += 1
    if (value !== '') groups.set(value, (titles ?? new Set()).add(row[title.column]?.trim() ?? ''))
    above = value
  }
  const mixed = [...groups.values()].filter((titles) => titles.size > 1).length
  return returning > rows.length * 0.2 && mixed > groups.size * 0.3
}

// Rows that name options and share their title with the row above are variants of one product.
const keyByTitle = (rules: readonly Proposed[], rows: readonly (readonly string[])[]): Proposed | null => {
  const title = ruleFor(rules, 'product:title')
  const hasOptions = rules.some(({ rule }) => rule.target.kind === 'option')
  if (title === undefined || !hasOptions || ruleFor(rules, 'key') !== undefined) return null
  const titles = rows.map((row) => row[title.column]?.trim() ?? '')
  const repeated = titles.filter((one, index) => one !== '' && one === titles[index - 1]).length
  const returning = titles.filter((one, index) => one !== titles[index - 1] && titles.indexOf(one) < index).length
  if (repeated === 0 || returning > 0 || titles.includes('')) return null
  return {
    rule: { target: { kind: 'key' }, origin: title.rule.origin, steps: [] },
    sureness: 0.6,
    column: title.column,
  }
}

/** Proposes a mapping. `rows` are some rows of the table, by which the content is judged; `saved` are the seller's mappings, newest last. */
export const proposeMapping = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  saved: readonly Mapping[],
): Proposal => {
  const names = columnLabels(columns)
  const known = recogniseMapping(saved, names)
  if (known !== null) return { mapping: known, sureness: known.rules.map(() => 1), from: known.name }
  const contents = names.map((_, index) => readContent(rows.map((row) => row[index] ?? '')))
  const history = historyOf(saved)
  const candidates: Candidate[] = []
  for (const [column, name] of names.entries()) {
    const content = contents[column]
    if (content === undefined) continue
    const before = history.get(bareWords(name))
    if (before !== undefined && name.trim() !== '') candidates.push({ column, target: before, score: fromHistory })
    for (const [target, words] of fieldWords) {
      const named = nameScore(name, words)
      const told = contentScore(target, content)
      const isTelling = told >= 0.7
      const score = named === 0 ? (isTelling ? told : 0) : named + told
      if (score >= 0.4) candidates.push({ column, target, score })
    }
  }
  const pairs = findOptionPairs(names).filter(
    ({ value }) => (contents[value]?.filled ?? 0) > 0 && !history.has(bareWords(names[value] ?? '')),
  )
  candidates.sort((one, other) => other.score - one.score || one.column - other.column)
  const takenColumns = new Set<number>()
  const takenTargets = new Set<string>()
  const rules: { rule: Rule; sureness: number; column: number }[] = []
  for (const { number, name, value } of pairs) {
    takenColumns.add(name).add(value)
    const target = { kind: 'option', name: `Option ${number}`, nameColumn: names[name] ?? '' } as const
    const origin = { kind: 'column', column: names[value] ?? '' } as const
    rules.push({ rule: { target, origin, steps: [] }, sureness: 0.9, column: value })
  }
  for (const { column, target, score } of candidates) {
    if (takenColumns.has(column) || (takenTargets.has(targetId(target)) && !mayRepeat(target))) continue
    takenColumns.add(column)
    takenTargets.add(targetId(target))
    const content = contents[column]
    const origin = { kind: 'column', column: names[column] ?? '' } as const
    rules.push({
      rule: { target, origin, steps: content === undefined ? [] : stepsFor(target, content) },
      // 1 is for what the seller chose before.
      sureness: score >= fromHistory ? 1 : Math.min(0.99, score),
      column,
    })
    const unit = target.kind === 'product' && target.field === 'weight' ? unitInName(names[column] ?? '') : null
    if (unit !== null && !takenTargets.has('product:weightUnit')) {
      takenTargets.add('product:weightUnit')
      rules.push({
        rule: { target: { kind: 'product', field: 'weightUnit' }, origin: { kind: 'constant', text: unit }, steps: [] },
        sureness: 0.9,
        column,
      })
    }
  }
  if (isNoKey(rules, rows)) {
    const at = rules.findIndex(({ rule }) => rule.target.kind === 'key')
    rules.splice(at, 1)
  }
  const more = titleInstead(rules, contents) ?? keyByTitle(rules, rows)
  if (more !== null) rules.push(more)
  rules.sort((one, other) => one.column - other.column)
  return {
    mapping: { name: 'New mapping', columns: [...names], rules: rules.map(({ rule }) => rule), categories: {} },
    sureness: rules.map(({ sureness }) => sureness),
    from: null,
  }
}

/** What a mapping lacks before it can bring anything in, as a sentence; null where it can. */
export const findGap = (mapping: Mapping): string | null => {
  const has = (key: string): boolean => mapping.rules.some(({ target }) => targetId(target) === key)
  if (has('product:title') || has('key') || has('variant:sellerSku')) return null
  return 'No column is the title, the seller SKU, or says which rows belong together. Choose at least one of them.'
}
