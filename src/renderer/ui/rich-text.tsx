// A small editor of formatted text: paragraphs, lists, strong, slanted and underlined words. Its content passes `core/checks/html.ts` before it is shown and
// before it is handed on, so nothing foreign ever stands in the window.
import type { LucideIcon } from 'lucide-react'
import { Bold, Italic, List, ListOrdered, Underline } from 'lucide-react'
import type { ClipboardEvent, FocusEvent, KeyboardEvent, ReactNode, RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { shownHtml } from '#core/checks/html.ts'
import { pastedHtml, writtenHtml } from '#core/checks/written-html.ts'
import { Icon } from './icon.tsx'
import styles from './rich-text.module.css'

const marks = [
  { command: 'bold', name: 'Bold', icon: Bold, keys: 'Ctrl+B' },
  { command: 'italic', name: 'Italic', icon: Italic, keys: 'Ctrl+I' },
  { command: 'underline', name: 'Underline', icon: Underline, keys: 'Ctrl+U' },
  { command: 'insertUnorderedList', name: 'List', icon: List, keys: null },
  { command: 'insertOrderedList', name: 'Numbered list', icon: ListOrdered, keys: null },
] as const satisfies readonly { command: string; name: string; icon: LucideIcon; keys: string | null }[]
type Command = (typeof marks)[number]['command']

// Deprecated in name only: every browser has it, nothing has taken its place, and it keeps the editor's own undo.
const edit = (command: string, value?: string): void => {
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand(command, false, value)
}
// oxlint-disable-next-line typescript/no-deprecated
const isOn = (command: string): boolean => document.queryCommandState(command)

/** Which marks the words under the caret carry, while it stands in the text. */
const useMarks = (text: RefObject<HTMLElement | null>): readonly [ReadonlySet<Command>, () => void] => {
  const [on, setOn] = useState<ReadonlySet<Command>>(new Set())
  const look = useCallback((): void => {
    const isInside = text.current?.contains(document.getSelection()?.anchorNode ?? null) === true
    setOn(new Set(isInside ? marks.flatMap(({ command }) => (isOn(command) ? [command] : [])) : []))
  }, [text])
  useEffect(() => {
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [look])
  return [on, look]
}

type Props = {
  readonly label: string
  readonly placeholder: string
  /** HTML of any kind; what of it can be shown is shown. */
  readonly source: string
  readonly isBad: boolean
  readonly describedBy?: string | undefined
  /** Name by which a finding leads here. */
  readonly field: string
  /** What stands in the editor now, after each stroke. */
  readonly onWrite: (html: string) => void
  /** Called with what was pasted and could not be taken, in plain words. */
  readonly onLeftOut: (things: readonly string[]) => void
  /** Called when the editor is left or Ctrl+Enter is pressed, only if the words or their marks are others than at first. */
  readonly onSave: (html: string) => void
  /** Stands at the right of the bar. */
  readonly aside?: ReactNode
}

export const RichText = (props: Props) => {
  const { label, placeholder, source, isBad, field, onWrite, onLeftOut, onSave, aside } = props
  const text = useRef<HTMLDivElement>(null)
  const before = useRef('')
  const [isEmpty, setEmpty] = useState(true)
  const [on, look] = useMarks(text)
  const now = (): string => writtenHtml(text.current?.innerHTML ?? '')

  useLayoutEffect(() => {
    const element = text.current
    if (element === null) return
    const { html } = shownHtml(source)
    // What was just saved from here stays as it stands, with its caret.
    if (writtenHtml(element.innerHTML) !== html) element.innerHTML = html
    before.current = writtenHtml(element.innerHTML)
    setEmpty(before.current === '')
    edit('defaultParagraphSeparator', 'p')
    edit('styleWithCSS', 'false')
  }, [source])

  const written = (): void => {
    const html = now()
    setEmpty(html === '')
    onWrite(html)
  }
  const save = (): void => {
    const html = now()
    if (html === before.current) return
    before.current = html
    onSave(html)
  }
  const mark = (command: Command): void => {
    text.current?.focus({ preventScroll: true })
    edit(command)
    // A mark that is set for what comes next moves no selection.
    look()
    written()
  }
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    const { clipboardData } = event
    const pasted = pastedHtml({ html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') })
    if (pasted.html !== '') edit('insertHTML', pasted.html)
    const pictures = clipboardData.files.length > 0 ? ['pictures'] : []
    onLeftOut([...new Set([...pasted.leftOut, ...pictures])])
  }
  const press = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key === 'Enter') {
      event.preventDefault()
      save()
    }
    const own = marks.find(({ keys }) => keys === `Ctrl+${event.key.toUpperCase()}`)
    if (!isCommand || event.shiftKey || event.altKey || own === undefined) return
    // The window has other deeds under these keys.
    event.stopPropagation()
    event.preventDefault()
    mark(own.command)
  }
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) save()
  }
  return (
    <div className={`${styles['frame'] ?? ''} ${isBad ? (styles['bad'] ?? '') : ''}`} onBlur={leave}>
      <div role="toolbar" aria-label={`Format of ${label}`} className={styles['bar']}>
        {marks.map(({ command, name, icon, keys }) => (
          <button
            key={command}
            type="button"
            className={`btn quiet s icon ${command === 'insertUnorderedList' ? (styles['parted'] ?? '') : ''}`}
            aria-label={name}
            title={keys === null ? name : `${name} (${keys})`}
            aria-pressed={on.has(command)}
            // The caret stays where it is.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => mark(command)}
          >
            <Icon of={icon} />
          </button>
        ))}
        {aside}
      </div>
      <div
        ref={text}
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-invalid={isBad || undefined}
        aria-describedby={props.describedBy}
        contentEditable
        suppressContentEditableWarning
        tabIndex={0}
        className={styles['text']}
        data-field={field}
        data-placeholder={placeholder}
        data-empty={isEmpty || undefined}
        onInput={written}
        onPaste={paste}
        onDragStart={(event) => event.preventDefault()}
        onDrop={(event) => {
          // Only files have a place to go to; text is pasted.
          if (!event.dataTransfer.types.includes('Files')) event.preventDefault()
        }}
        onKeyDown={press}
      />
    </div>
  )
}
