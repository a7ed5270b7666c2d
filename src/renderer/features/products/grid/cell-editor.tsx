// The field that grows over its neighbours while a cell is typed into. It saves nothing itself.
import type { CSSProperties, KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import styles from './grid.module.css'

/** How typing ended: the keys decide where the focus goes next and what else is set. */
export type Ending = 'down' | 'up' | 'right' | 'left' | 'all' | 'stay'

type Props = {
  readonly label: string
  readonly start: string
  readonly isReplacing: boolean
  readonly limit: number | null
  readonly style: CSSProperties
  readonly onSave: (text: string, ending: Ending) => void
  readonly onCancel: () => void
}

const endingOf = (event: KeyboardEvent): Ending | null => {
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? 'all' : event.shiftKey ? 'up' : 'down'
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right'
  return null
}

export const CellEditor = ({ label, start, isReplacing, limit, style, onSave, onCancel }: Props) => {
  const [text, setText] = useState(start)
  const input = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    if (isReplacing) input.current?.setSelectionRange(start.length, start.length)
    else input.current?.select()
  }, [isReplacing, start])
  const end = (ending: Ending): void => {
    if (isOver.current) return
    isOver.current = true
    onSave(text, ending)
  }
  return (
    <div className={styles['edit']} style={style}>
      <input
        ref={input}
        aria-label={label}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end('stay')}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          const ending = endingOf(event)
          if (ending !== null) {
            event.preventDefault()
            end(ending)
          } else if (event.key === 'Escape') {
            event.preventDefault()
            isOver.current = true
            onCancel()
          }
        }}
        onCopy={(event) => event.stopPropagation()}
        onCut={(event) => event.stopPropagation()}
        onPaste={(event) => event.stopPropagation()}
      />
      {limit !== null && (
        <span className={`counter ${text.length > limit ? styles['over'] : ''}`}>
          {text.length} / {limit}
        </span>
      )}
    </div>
  )
}
