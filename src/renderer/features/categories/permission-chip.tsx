// What a shop may do in a category, as a word with its mark.
import { CircleCheck, CircleX, Flag, Lock } from 'lucide-react'
import type { Category } from '#contract/categories.ts'
import { Icon } from '#renderer/ui/icon.tsx'

export type Permission = 'AVAILABLE' | 'INVITE_ONLY' | 'NON_MAIN_CATEGORY' | 'PROHIBITED'

/** The one permission that matters most: what forbids, before what restricts, before what is merely outside. */
export const permissionOf = ({ permissions }: Pick<Category, 'permissions'>): Permission =>
  (['PROHIBITED', 'INVITE_ONLY', 'NON_MAIN_CATEGORY'] as const).find((one) => permissions.includes(one)) ?? 'AVAILABLE'

export const PermissionChip = ({ of }: { readonly of: Pick<Category, 'permissions'> }) => {
  switch (permissionOf(of)) {
    case 'INVITE_ONLY':
      return (
        <span className="chip waiting">
          <Icon of={Lock} /> Restricted
        </span>
      )
    case 'PROHIBITED':
      return (
        <span className="chip failed">
          <Icon of={CircleX} /> Prohibited
        </span>
      )
    case 'NON_MAIN_CATEGORY':
      return (
        <span className="chip caution">
          <Icon of={Flag} /> Not main category
        </span>
      )
    default:
      return <span className="t12 faint">Available</span>
  }
}

const sentences: Readonly<Record<Permission, string>> = {
  AVAILABLE: 'Your shop may list here',
  INVITE_ONLY: 'Restricted: needs a permission',
  NON_MAIN_CATEGORY: 'Outside of your main category',
  PROHIBITED: 'Your shop may not list here',
}

export const PermissionLine = ({ of }: { readonly of: Pick<Category, 'permissions'> }) => {
  const permission = permissionOf(of)
  const mark = { AVAILABLE: CircleCheck, INVITE_ONLY: Lock, NON_MAIN_CATEGORY: Flag, PROHIBITED: CircleX }[permission]
  const tone = { AVAILABLE: 'ok', INVITE_ONLY: 'wait', NON_MAIN_CATEGORY: 'warn', PROHIBITED: 'err' }[permission]
  return (
    <p className={`row gap1 t12 ${tone}`}>
      <Icon of={mark} className="i-s" /> {sentences[permission]}
    </p>
  )
}
