// Faults on demand: which call is to be disturbed, and how. It only decides; serve.ts carries it out.
import type { Random } from '../random.ts'

export const faultKinds = [
  'limited',
  'limited-with-retry-after',
  'error-before',
  'error-after',
  'cut-before',
  'cut-after',
  'cut-within',
  'html-before',
  'html-after',
  'slow',
  'slow-after',
  'malformed',
  'expired-token',
  'timeout',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** A fault waiting for calls. `operation` is `METHOD path` where `*` stands for anything and either part may be left out. */
export type FaultRule = {
  readonly id: string
  readonly kind: FaultKind
  readonly operation: string
  /** How many more calls it hits; null for no end. */
  readonly count: number | null
  readonly probability: number
  readonly status: number
  readonly delayMs: number
  readonly retryAfterSeconds: number
}

export type Faults = {
  readonly add: (rule: FaultRule) => void
  readonly list: () => readonly FaultRule[]
  readonly remove: (id: string) => boolean
  readonly clear: () => void
  /** The fault that hits this call, if any. */
  readonly take: (method: string, path: string) => FaultRule | null
}

const patternOf = (operation: string): RegExp => {
  const [first = '', second] = operation.trim().split(/\s+/)
  const method = second === undefined && first.startsWith('/') ? '*' : first
  const path = second ?? (first.startsWith('/') ? first : '*')
  const source = (glob: string): string =>
    glob
      .replace(/\{[^}]*\}/g, '\u0000')
      .replace(/[.*+?^${}()|[\]\\]/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`))
      .replaceAll('\u0000', '[^/]+')
  return new RegExp(`^${source(method)} ${source(path)}$`, 'i')
}

export const createFaults = (random: Random): Faults => {
  let rules: { readonly rule: FaultRule; readonly pattern: RegExp }[] = []
  return {
    add: (rule) => {
      rules.push({ rule, pattern: patternOf(rule.operation) })
    },
    list: () => rules.map(({ rule }) => rule),
    remove: (id) => {
      const before = rules.length
      rules = rules.filter(({ rule }) => rule.id !== id)
      return rules.length < before
    },
    clear: () => {
      rules = []
    },
    take: (method, path) => {
      if (rules.length === 0) return null
      const call = `${method} ${path}`
      const hit = rules.find(({ rule, pattern }) => pattern.test(call) && random() < rule.probability)
      if (hit === undefined) return null
      const { count } = hit.rule
      rules = rules.flatMap((entry) => {
        if (entry !== hit || count === null) return [entry]
        return count <= 1 ? [] : [{ ...entry, rule: { ...entry.rule, count: count - 1 } }]
      })
      return hit.rule
    },
  }
}
