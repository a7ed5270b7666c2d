// A failure in its place: what happened, what to do next, and a button to try again. It knows no call.
import { TriangleAlert } from 'lucide-react'
import type { Words } from '#renderer/words.ts'
import { Icon } from './icon.tsx'

type Props = { readonly words: Words; readonly onRetry?: (() => void) | undefined; readonly className?: string }

export const FailureNotice = ({ words, onRetry, className = '' }: Props) => (
  <div className={`notice warn ${className}`} role="alert">
    <Icon of={TriangleAlert} />
    <div className="text">
      <p className="strong">{words.sentence}</p>
      {words.action !== null && <p className="soft">{words.action}</p>}
      {onRetry !== undefined && (
        <button type="button" className="btn s" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  </div>
)
