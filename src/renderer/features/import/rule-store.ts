// Which rule is open for editing. The dialog itself is rule-dialog.tsx.
import { create } from 'zustand'
import type { Rule, Target } from '#contract/mapping.ts'
import type { DraftRule } from './draft-mapping.ts'

type Open = { readonly id: number | null; readonly rule: Rule }

export const useRule = create<{ readonly open: Open | null }>(() => ({ open: null }))

export const editRule = ({ id, rule }: DraftRule): void => useRule.setState({ open: { id, rule } })

/** Opens a rule that is not there yet, for a field. */
export const newRule = (target: Target, column: string): void =>
  useRule.setState({ open: { id: null, rule: { target, origin: { kind: 'column', column }, steps: [] } } })

export const closeRule = (): void => useRule.setState({ open: null })
