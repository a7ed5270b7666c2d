// One icon of the window, always decorative: the word or label beside it carries the meaning.
import type { LucideIcon } from 'lucide-react'

type Props = { readonly of: LucideIcon; readonly className?: string }

/** A 16 px line icon, hidden from assistive technology. */
export const Icon = ({ of: Shape, className = '' }: Props) => <Shape className={`i ${className}`} aria-hidden="true" />
