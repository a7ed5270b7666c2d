// The seller's words for where a product stands on its way, and the look of each. Pure.
import { Ban, CircleAlert, CircleCheck, CircleDashed, CircleHelp, Clock, PencilLine } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { UpgradeRow } from '#contract/upgrade.ts'
import { moment } from '#renderer/ui/format.ts'

export type Standing = { readonly word: string; readonly mark: LucideIcon; readonly look: string }

const unsureBelow = 0.6

/** True for a product that was moved to another leaf than the one that was proposed or chosen. */
export const differs = (row: UpgradeRow): boolean =>
  row.state === 'moved' && row.rehearsal?.categoryId !== undefined && row.rehearsal.categoryId !== row.newLeaf

/** Where a row stands, as one chip. */
export const standingOf = (row: UpgradeRow): Standing => {
  if (differs(row)) return { word: 'Check the leaf', mark: CircleHelp, look: 'caution' }
  if (row.state === 'moved') return { word: 'Moved', mark: CircleCheck, look: 'live-flat' }
  if (row.state === 'sent') return { word: 'Edit in review', mark: Clock, look: 'review' }
  if (row.state === 'gone') return { word: 'No longer listed', mark: Ban, look: 'draft' }
  const { rehearsal } = row
  if (rehearsal === null) return { word: 'Not rehearsed', mark: CircleDashed, look: 'draft' }
  if (rehearsal.wouldBlock.length > 0 || rehearsal.categoryId === null)
    return { word: 'Would block', mark: CircleAlert, look: 'failed' }
  if (rehearsal.confidence < unsureBelow) return { word: 'Unsure', mark: CircleHelp, look: 'caution' }
  if (row.isHereOnly || row.takenBy === 'edit') return { word: 'By edit', mark: PencilLine, look: 'ready' }
  if (row.from !== null) return { word: `From ${moment(row.from)}`, mark: Clock, look: 'review' }
  return { word: 'Ready', mark: CircleCheck, look: 'ready' }
}

/** The level above a leaf ('' for none) and the leaf, of a path in one line. */
export const endOf = (path: string): readonly [above: string, leaf: string] => {
  const steps = path.split(' › ')
  return [steps.at(-2) ?? '', steps.at(-1) ?? '']
}

const kinds: Readonly<Record<NonNullable<UpgradeRow['rehearsal']>['kind'], string>> = {
  same: 'The leaf stays',
  deeper: 'The leaf was split',
  gone: 'The leaf is gone',
  chosen: 'You chose the leaf',
}

/** What became of the old leaf. */
export const kindOf = (row: UpgradeRow): string => (row.rehearsal === null ? '' : kinds[row.rehearsal.kind])

const ways: Readonly<Record<NonNullable<UpgradeRow['way']>, string>> = {
  task: 'moved by TikTok Shop’s task',
  edit: 'moved by an edit',
  elsewhere: 'moved by someone else',
}

/** By whom a product was moved. */
export const wayOf = (row: UpgradeRow): string => (row.way === null ? '' : ways[row.way])
