// The mapping while the seller works on it: rules with the reason for each. Pure; nothing here is saved or read.
import type { Mapping, Rule, Target } from '#contract/mapping.ts'
import { columnsRead, mayRepeat, targetId } from '#core/import/mapping/targets.ts'

export type Why = 'yours' | 'remembered' | 'sure' | 'likely' | 'guess'
export type DraftRule = { readonly id: number; readonly rule: Rule; readonly why: Why }
export type Draft = {
  /** Name under which it is saved; null where it is not. */
  readonly savedAs: string | null
  readonly rules: readonly DraftRule[]
  readonly categories: Readonly<Record<string, string>>
}

/** What a mapping is called that nobody has named. */
export const unnamed = 'New mapping'

const whyOf = (sureness: number): Why =>
  sureness >= 1 ? 'remembered' : sureness >= 0.85 ? 'sure' : sureness >= 0.6 ? 'likely' : 'guess'

/** A draft from what an inspection proposes or recognises. */
export const toDraft = (mapping: Mapping, sureness: readonly number[]): Draft => ({
  savedAs: mapping.name === unnamed ? null : mapping.name,
  rules: mapping.rules.map((rule, index) => ({
    id: index + 1,
    rule,
    why: mapping.name === unnamed ? whyOf(sureness[index] ?? 0) : 'remembered',
  })),
  categories: mapping.categories,
})

/** The mapping that a draft stands for. */
export const toMapping = (draft: Draft, columns: readonly string[]): Mapping => ({
  name: draft.savedAs ?? unnamed,
  columns: [...columns],
  rules: draft.rules.map(({ rule }) => rule),
  categories: { ...draft.categories },
})

const nextId = (draft: Draft): number => Math.max(0, ...draft.rules.map(({ id }) => id)) + 1
const isOfColumn = ({ rule }: DraftRule, column: string): boolean =>
  rule.origin.kind === 'column' && rule.origin.column === column

/** Rules that read a column and nothing else. */
export const rulesOfColumn = (draft: Draft, column: string): DraftRule[] =>
  draft.rules.filter((one) => isOfColumn(one, column))

/** Rules that fill a field; several only where it may repeat. */
export const rulesOfTarget = (draft: Draft, id: string): DraftRule[] =>
  draft.rules.filter(({ rule }) => targetId(rule.target) === id)

/** True where a column is read by some rule, also as a part of a join or a formula. */
export const isRead = (draft: Draft, column: string): boolean => columnsRead(toMapping(draft, [])).has(column)

/** Puts a rule in. What filled its field before gives way, unless the field takes several; with `id`, that rule is replaced. */
export const putRule = (draft: Draft, rule: Rule, id: number | null = null): Draft => {
  const wanted = targetId(rule.target)
  const others = draft.rules.filter(
    (one) => one.id === id || mayRepeat(rule.target) || targetId(one.rule.target) !== wanted,
  )
  const made: DraftRule = { id: id ?? nextId(draft), rule, why: 'yours' }
  const isKnown = id !== null && others.some((one) => one.id === id)
  return { ...draft, rules: isKnown ? others.map((one) => (one.id === id ? made : one)) : [...others, made] }
}

export const dropRule = (draft: Draft, id: number): Draft => ({
  ...draft,
  rules: draft.rules.filter((one) => one.id !== id),
})

/** Lets a column become a field, or nothing. Its steps stay where it becomes the same field again. */
export const mapColumn = (draft: Draft, column: string, target: Target | null): Draft => {
  const own = rulesOfColumn(draft, column)
  if (target === null) return { ...draft, rules: draft.rules.filter((one) => !own.includes(one)) }
  if (own.some(({ rule }) => targetId(rule.target) === targetId(target))) return draft
  const [first] = own
  const bare: Draft = { ...draft, rules: draft.rules.filter((one) => !own.includes(one) || one === first) }
  return putRule(bare, { target, origin: { kind: 'column', column }, steps: [] }, first?.id ?? null)
}

/** Fills a field from a column, beside what else the column fills. */
export const fillTarget = (draft: Draft, target: Target, column: string): Draft => {
  const isThere = rulesOfColumn(draft, column).some(({ rule }) => targetId(rule.target) === targetId(target))
  return isThere ? draft : putRule(draft, { target, origin: { kind: 'column', column }, steps: [] })
}

/** The column that says which rows are one product, or null where each row is told by its seller SKU. */
export const identityOf = (draft: Draft): string | null => {
  const [key] = rulesOfTarget(draft, 'key')
  return key?.rule.origin.kind === 'column' ? key.rule.origin.column : null
}

/** Lets a column say which rows are one product; null for the seller SKU. */
export const setIdentity = (draft: Draft, column: string | null): Draft =>
  column === null
    ? { ...draft, rules: draft.rules.filter(({ rule }) => rule.target.kind !== 'key') }
    : fillTarget(draft, { kind: 'key' }, column)
