// The tree as columns, one for each level, up to seven. Arrow keys walk it; the path that is open is marked.
import { ChevronRight, Lock } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Category } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { reveal } from '#renderer/ui/reveal.ts'
import { permissionOf } from './permission-chip.tsx'
import styles from './categories.module.css'

type Props = {
  /** The node the columns lead to; its path is open. */
  readonly at: Category | null
  readonly onMove: (category: Category) => void
  readonly onChoose: (category: Category) => void
  readonly isTall?: boolean
}

/** The children of every open level. A level that was read once is kept while the component lives. */
const useLevels = (at: Category | null): readonly (readonly Category[])[] => {
  const [children, setChildren] = useState<ReadonlyMap<string, readonly Category[]>>(new Map())
  const asked = useRef(new Set<string>())
  const parents = ['', ...(at?.path ?? []).map((step) => step.id)]
  const open = at?.isLeaf === true ? parents.slice(0, -1) : parents
  useEffect(() => {
    for (const parent of open) {
      if (asked.current.has(parent)) continue
      asked.current.add(parent)
      calls.categories.children({ parentId: parent === '' ? null : parent }).then(
        (found) => setChildren((known) => new Map(known).set(parent, found)),
        (error: unknown) => {
          asked.current.delete(parent)
          complain(error)
        },
      )
    }
  })
  return open.flatMap((parent) => {
    const level = children.get(parent)
    return level === undefined || level.length === 0 ? [] : [level]
  })
}

type LevelProps = Omit<Props, 'isTall'> & { readonly level: readonly Category[]; readonly number: number }

const Level = ({ level, number, at, onMove, onChoose }: LevelProps) => {
  const list = useRef<HTMLDivElement>(null)
  const openId = at?.path[number - 1]?.id
  const here = level.findIndex((category) => category.id === openId)
  const press = (event: KeyboardEvent<HTMLElement>, category: Category): void => {
    const columns = [
      ...(list.current?.closest(`.${styles['columns']}`)?.querySelectorAll<HTMLElement>('[role=listbox]') ?? []),
    ]
    const focusIn = (column: HTMLElement | undefined): void =>
      (
        column?.querySelector<HTMLElement>('[aria-selected=true]') ??
        column?.querySelector<HTMLElement>('[role=option]')
      )?.focus()
    const index = level.indexOf(category)
    const goTo = (place: number): void => {
      const next = level[place]
      if (next !== undefined) onMove(next)
      const item = list.current?.children[place]
      if (item instanceof HTMLElement) item.focus()
    }
    const last = level.length - 1
    const place = {
      ArrowDown: Math.min(last, index + 1),
      ArrowUp: Math.max(0, index - 1),
      Home: 0,
      End: last,
    }[event.key]
    const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (place !== undefined) goTo(place)
    else if (isLetter) {
      // The next name that begins with the letter, from here on and round again.
      const found = [...level.keys()]
        .map((at) => (index + 1 + at) % level.length)
        .find((at) => level[at]?.name.toLowerCase().startsWith(event.key.toLowerCase()))
      if (found === undefined) return
      goTo(found)
    } else if (event.key === 'ArrowRight') focusIn(columns[number])
    else if (event.key === 'ArrowLeft') focusIn(columns[number - 2])
    else if (event.key === 'Enter' && category.isLeaf) onChoose(category)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={reveal} className={styles['column']}>
      <p className="t11 faint">Level {number}</p>
      <div ref={list} role="listbox" aria-label={`Level ${number}`}>
        {level.map((category, index) => (
          <div
            key={category.id}
            ref={category.id === openId ? reveal : undefined}
            role="option"
            aria-selected={category.id === openId}
            tabIndex={category.id === openId || (here < 0 && index === 0) ? 0 : -1}
            className={`${styles['node']} ${category.isLeaf ? styles['isLeaf'] : ''}`}
            title={category.name}
            onClick={() => onMove(category)}
            onDoubleClick={() => category.isLeaf && onChoose(category)}
            onKeyDown={(event) => press(event, category)}
          >
            <span className="cut grow">{category.name}</span>
            {permissionOf(category) === 'INVITE_ONLY' && (
              <>
                <Icon of={Lock} className="i-s wait" />
                <span className="sr">restricted</span>
              </>
            )}
            {!category.isLeaf && <Icon of={ChevronRight} className="i-s faint" />}
          </div>
        ))}
      </div>
    </div>
  )
}

export const TreeColumns = ({ isTall = false, ...props }: Props) => {
  const levels = useLevels(props.at)
  return (
    <div className={`${styles['columns']} ${isTall ? styles['tall'] : ''}`}>
      {levels.map((level, at) => (
        <Level key={level[0]?.id} {...props} level={level} number={at + 1} />
      ))}
    </div>
  )
}
