// The one field of the grid: unseen it holds the focus, so that the first key or an input method loses nothing; seen, a cell is typed into it.
import type { ClipboardEvent, CSSProperties, KeyboardEvent, RefObject } from 'react'
import { useLayoutEffect } from 'react'
import { setEditingText, useSelection } from '../selection-store.ts'
import styles from './grid.module.css'

/** How typing ended: the keys decide where the focus goes next and what else is set. */
export type Ending = 'down' | 'up' | 'right' | 'left' | 'all' | 'stay'

type Props = {
  readonly input: RefObject<HTMLInputElement | null>
  readonly label: string
  /** The text of the cell as it is. */
  readonly raw: string
  readonly limit: number | null
  readonly style: CSSProperties
  readonly activeId: string | undefined
  readonly onSave: (text: string, ending: Ending) => void
  readonly onCancel: () => void
  /** A key while nothing is typed into. True where it did something; what is left over begins to type. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** Begins to type with this text. */
  readonly onBegin: (text: string) => void
  readonly onFocus: () => void
  readonly onCopy: (event: ClipboardEvent) => void
  readonly onCut: (event: ClipboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

const endingOf = (event: KeyboardEvent): Ending | null => {
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? 'all' : event.shiftKey ? 'up' : 'down'
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right'
  return null
}

export const CellEditor = (props: Props) => {
  const { input, label, raw, limit, style, onSave, onCancel } = props
  const editing = useSelection((state) => state.editing)
  const isOpen = editing !== null
  const isUntouched = editing?.text === null
  const text = isOpen ? (editing.text ?? raw) : ''
  useLayoutEffect(() => {
    if (!isOpen) return
    input.current?.focus({ preventScroll: true })
    if (isUntouched) input.current?.select()
    // Only where typing begins; while it goes on the caret is the person's.
    // oxlint-disable-next-line react/exhaustive-deps -- a change of the text must not select it
  }, [isOpen, editing?.spot])
  const type = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const ending = endingOf(event)
    if (ending !== null) {
      event.preventDefault()
      onSave(text, ending)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onCancel()
    }
  }
  return (
    <div className={styles[isOpen ? 'edit' : 'sink']} style={style}>
      <input
        ref={input}
        data-sink={isOpen ? undefined : 'grid'}
        aria-label={isOpen ? label : 'Cells of the products'}
        aria-activedescendant={isOpen ? undefined : props.activeId}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onFocus={props.onFocus}
        onChange={(event) => {
          if (isOpen) setEditingText(event.target.value)
          else if (event.target.value !== '') props.onBegin(event.target.value)
        }}
        onCompositionStart={() => {
          if (!isOpen) props.onBegin('')
        }}
        onBlur={() => {
          if (isOpen) onSave(text, 'stay')
        }}
        onKeyDown={(event) => {
          if (isOpen) type(event)
          else if (!event.nativeEvent.isComposing && event.key !== 'Process' && props.onKey(event))
            event.preventDefault()
        }}
        onCopy={isOpen ? (event) => event.stopPropagation() : props.onCopy}
        onCut={isOpen ? (event) => event.stopPropagation() : props.onCut}
        onPaste={isOpen ? (event) => event.stopPropagation() : props.onPaste}
      />
      {isOpen && limit !== null && (
        <span className={`counter ${text.length > limit ? styles['over'] : ''}`}>
          {text.length} / {limit}
        </span>
      )}
    </div>
  )
}
