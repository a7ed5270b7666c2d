// The line under the levels that says what happens when the leaf that is pointed at is chosen. It chooses nothing.
import { CircleX, Flag, Lock } from 'lucide-react'
import type { Category } from '#contract/categories.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { permissionOf } from './permission-chip.tsx'
import styles from './categories.module.css'

const Usual = () => (
  <>
    <Icon of={Lock} className="i-s wait" />
    <span>
      <b className="med">Restricted</b> leaves can be chosen. Buyers see the product once the permission is granted.
    </span>
  </>
)

const notes = {
  PROHIBITED: {
    mark: CircleX,
    tone: 'err',
    word: 'Prohibited.',
    sentence: 'TikTok Shop takes no products of this shop here. Choose another leaf.',
    style: 'forbidden',
  },
  INVITE_ONLY: {
    mark: Lock,
    tone: 'wait',
    word: 'Restricted.',
    sentence:
      'Choose it if it is right: TikTok Shop takes and reviews the product, and shows it to buyers as soon as your shop has the permission. Permissions tells where to apply.',
    style: '',
  },
  NON_MAIN_CATEGORY: {
    mark: Flag,
    tone: 'warn',
    word: 'Outside of your main category.',
    sentence: 'It can be chosen, but the product is held back until your account manager has opened it for the shop.',
    style: 'outside',
  },
} as const

export const ChoiceNote = ({ of }: { readonly of: Category | null }) => {
  const permission = of === null || !of.isLeaf ? 'AVAILABLE' : permissionOf(of)
  const note = permission === 'AVAILABLE' ? null : notes[permission]
  return (
    <p className={`${styles['note']} ${styles[note?.style ?? ''] ?? ''}`}>
      {note === null ? (
        <Usual />
      ) : (
        <>
          <Icon of={note.mark} className={`i-s ${note.tone}`} />
          <span>
            <b className="med">{note.word}</b> {note.sentence}
          </span>
        </>
      )}
    </p>
  )
}
