// A button that opens a small menu below it, with arrow keys, Home, End and Esc. It knows no item by name.
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Check } from 'lucide-react'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'

type MenuItem = {
  readonly id: string
  readonly label: string
  /** A small picture before the label. */
  readonly front?: ReactNode
  readonly hint?: string
  readonly isChecked?: boolean
  readonly isMany?: boolean
  readonly isDisabled?: boolean
  readonly run: () => void
}

type Props = {
  readonly label: string
  readonly className?: string
  readonly items: readonly MenuItem[]
  readonly children: ReactNode
}

const roleOf = (item: MenuItem): 'menuitem' | 'menuitemradio' | 'menuitemcheckbox' => {
  if (item.isChecked === undefined) return 'menuitem'
  return item.isMany === true ? 'menuitemcheckbox' : 'menuitemradio'
}

/** `label` names the button for assistive technology. Items with `isChecked` are choices; with `isMany` the menu stays open. */
export const Menu = ({ label, className = 'btn quiet s', items, children }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!isOpen) return undefined
    const menu = list.current
    const box = button.current?.getBoundingClientRect()
    if (menu === null || box === undefined) return undefined
    setPlace({
      left: Math.max(8, Math.min(box.left, window.innerWidth - menu.offsetWidth - 8)),
      top: box.bottom + 4 + menu.offsetHeight > window.innerHeight ? box.top - 4 - menu.offsetHeight : box.bottom + 4,
    })
    menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const away = (event: PointerEvent): void => {
      // The target of a pointer event in a document is a node.
      const target = event.target as Node
      if (!menu.contains(target) && button.current?.contains(target) !== true) setOpen(false)
    }
    window.addEventListener('pointerdown', away)
    return () => window.removeEventListener('pointerdown', away)
  }, [isOpen])

  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  const move = (event: KeyboardEvent): void => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault()
      close()
    } else if (to !== undefined) {
      event.preventDefault()
      all[to % all.length]?.focus()
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        title={label}
        onClick={() => setOpen((was) => !was)}
      >
        <span className="sr">{label}: </span>
        {children}
      </button>
      {isOpen && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          className={styles['menu']}
          style={place}
          onKeyDown={move}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role={roleOf(item)}
              aria-checked={item.isChecked}
              disabled={item.isDisabled}
              tabIndex={-1}
              className={styles['item']}
              onClick={() => {
                if (item.isMany !== true) close()
                item.run()
              }}
            >
              <span className={styles['tick']}>{item.isChecked === true && <Icon of={Check} className="i-s" />}</span>
              {item.front}
              <span className="grow">{item.label}</span>
              {item.hint !== undefined && <kbd>{item.hint}</kbd>}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
