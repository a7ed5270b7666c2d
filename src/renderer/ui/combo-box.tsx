// A text field with a list of choices below it, for lists of any length: the opener hands in what matches. It knows no value by name.
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { reveal } from './reveal.ts'
import styles from './combo-box.module.css'

export type ComboOption = { readonly id: string; readonly name: string; readonly hint?: ReactNode }

type Props = {
  readonly id?: string
  readonly label?: string
  readonly dataField?: string
  readonly text: string
  readonly options: readonly ComboOption[]
  /** A line below the choices: how many more there are, or where they come from. */
  readonly note?: string | null
  readonly onMore?: (() => void) | null
  readonly placeholder?: string
  readonly suffix?: ReactNode
  readonly isNumber?: boolean
  readonly isInvalid?: boolean
  readonly isRequired?: boolean
  /** True where Enter takes the first choice without an arrow key. */
  readonly pointsFirst?: boolean
  readonly onText: (text: string) => void
  readonly onChoose: (option: ComboOption) => void
  /** The field is left, or Enter is pressed without a choice. */
  readonly onLeave: () => void
  readonly onRevert: () => void
  /** Backspace in the empty field. */
  readonly onBack?: () => void
}

const useBelow = (field: RefObject<HTMLDivElement | null>, list: RefObject<HTMLDivElement | null>, isOpen: boolean) => {
  const [place, setPlace] = useState({ left: 0, top: 0, width: 0 })
  useEffect(() => {
    if (!isOpen) return undefined
    const put = (): void => {
      const box = field.current?.getBoundingClientRect()
      if (box === undefined) return
      const height = list.current?.offsetHeight ?? 0
      const fits = box.bottom + 2 + height <= window.innerHeight - 8
      const width = Math.max(box.width, 200)
      const left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8))
      const top = fits ? box.bottom + 2 : Math.max(8, box.top - 2 - height)
      setPlace((was) => (was.left === left && was.top === top && was.width === width ? was : { left, top, width }))
    }
    put()
    window.addEventListener('scroll', put, true)
    window.addEventListener('resize', put)
    return () => {
      window.removeEventListener('scroll', put, true)
      window.removeEventListener('resize', put)
    }
  })
  return place
}

export const ComboBox = (props: Props) => {
  const { text, options, note = null, onMore = null, pointsFirst = false } = props
  const [isOpen, setOpen] = useState(false)
  const [pointed, setPointed] = useState<string | null>(null)
  const field = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const isShown = isOpen && (options.length > 0 || note !== null)
  const place = useBelow(field, list, isShown)
  const at = isShown
    ? (options.find(({ id }) => id === pointed) ?? (pointsFirst && text.trim() !== '' ? options[0] : undefined))
    : undefined
  const idOf = (option: ComboOption): string => `${listId}-${option.id}`
  const close = (): void => {
    setOpen(false)
    setPointed(null)
  }
  const choose = (option: ComboOption): void => {
    close()
    props.onChoose(option)
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      const here = at === undefined ? (step === 1 ? -1 : 0) : options.indexOf(at)
      setPointed(options[(here + step + options.length) % Math.max(1, options.length)]?.id ?? null)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (at !== undefined) choose(at)
      else {
        close()
        props.onLeave()
      }
    } else if (event.key === 'Escape' && (isShown || text !== '')) {
      if (isShown) {
        event.preventDefault()
        event.stopPropagation()
      }
      close()
      props.onRevert()
    } else if (event.key === 'Backspace' && text === '') props.onBack?.()
  }
  return (
    <>
      <div ref={field} className={`field grow ${props.isInvalid === true ? 'is-err' : ''}`}>
        <input
          id={props.id}
          data-field={props.dataField}
          type="text"
          role="combobox"
          aria-label={props.label}
          aria-expanded={isShown}
          aria-controls={isShown ? listId : undefined}
          aria-activedescendant={at === undefined ? undefined : idOf(at)}
          aria-autocomplete="list"
          aria-required={props.isRequired}
          aria-invalid={props.isInvalid === true ? true : undefined}
          inputMode={props.isNumber === true ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setOpen(true)
            setPointed(null)
            props.onText(event.target.value)
          }}
          onKeyDown={press}
          onBlur={() => {
            close()
            props.onLeave()
          }}
        />
        {props.suffix}
      </div>
      {isShown && (
        // Pressing into the list must not take the focus out of the field, which would save what was typed so far.
        <div
          ref={list}
          className={styles['pop']}
          style={{ left: place.left, top: place.top, width: place.width }}
          onPointerDown={(event) => event.preventDefault()}
        >
          <div id={listId} role="listbox" aria-label="Suggestions" tabIndex={-1} className={styles['list']}>
            {options.map((option) => (
              <div
                key={option.id}
                id={idOf(option)}
                ref={option === at ? reveal : undefined}
                role="option"
                aria-selected={option === at}
                className={styles['option']}
                onClick={() => choose(option)}
              >
                <span className="grow cut">{option.name}</span>
                {option.hint !== undefined && <span className={styles['hint']}>{option.hint}</span>}
              </div>
            ))}
          </div>
          {note !== null && (
            <p className={styles['note']}>
              <span className="grow">{note}</span>
              {onMore !== null && (
                <button type="button" tabIndex={-1} className="link" onClick={onMore}>
                  More
                </button>
              )}
            </p>
          )}
        </div>
      )}
    </>
  )
}
