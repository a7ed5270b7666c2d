// The picker of leaf categories, the same everywhere: two words and Enter, or down the levels. Restricted leaves can be chosen. It sets nothing itself.
import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Category, CategoryHit } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { ChoiceNote } from './choice-note.tsx'
import { LeafFacts } from './leaf-facts.tsx'
import { HitList, hitId } from './hit-list.tsx'
import { permissionOf } from './permission-chip.tsx'
import type { PickerRequest } from './picker-store.ts'
import { closePicker } from './picker-store.ts'
import { TreeColumns } from './tree-columns.tsx'
import { useCategorySearch } from './use-category-search.ts'
import { useShortlist } from './use-shortlist.ts'
import styles from './categories.module.css'

const none: readonly string[] = []

type Pointed = { readonly category: Category; readonly among: readonly CategoryHit[] }

/** Notes how long the picker took from being asked for until it was on the screen; a bench reads it. */
const useOpeningMark = (): void =>
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      // What comes after the frame comes after its picture.
      timer = setTimeout(() => performance.measure('picker-opened', 'picker-asked'), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])

export const CategoryPicker = ({ what, productIds = none, currentId, question, onChoose }: PickerRequest) => {
  const [text, setText] = useState('')
  const { hits, leaves, isSearching } = useCategorySearch(text)
  const offer = useShortlist(productIds, question)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const isWaiting = useRef(false)
  const hasTyped = text.trim() !== ''
  useOpeningMark()

  // New hits point at the first of them; without any, what was pointed at stays. A suggestion is pointed at, other offers wait for a key.
  const walked: readonly CategoryHit[] = hasTyped ? hits : offer.flatMap(({ offers }) => offers)
  const first = hasTyped ? hits[0] : offer[0]?.name === 'Suggested' && productIds.length < 2 ? walked[0] : undefined
  const isStanding = pointed !== null && (hasTyped ? pointed.among === hits : true)
  const at = isStanding ? pointed.category : (first ?? pointed?.category ?? null)
  const setAt = (category: Category): void => setPointed({ category, among: hits })

  useEffect(() => {
    field.current?.focus()
    if (currentId === null) return
    calls.categories.get({ id: currentId }).then(
      (category) => setPointed((was) => was ?? { category, among: [] }),
      // The leaf may be gone from the tree; the product's finding says so.
      () => undefined,
    )
  }, [currentId])

  const canChoose = at !== null && at.isLeaf && permissionOf(at) !== 'PROHIBITED'
  const choose = (category: Category | null): void => {
    if (category === null || !category.isLeaf || permissionOf(category) === 'PROHIBITED') return
    closePicker()
    onChoose(category)
  }
  useEffect(() => {
    if (isSearching || !isWaiting.current) return
    isWaiting.current = false
    choose(at)
  })
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined && walked.length > 0) {
      event.preventDefault()
      const here = walked.findIndex((hit) => hit.id === at?.id)
      const isPage = Math.abs(step) > 1
      const to = isPage
        ? Math.max(0, Math.min(walked.length - 1, here + step))
        : here < 0
          ? step > 0
            ? 0
            : walked.length - 1
          : (here + step + walked.length) % walked.length
      const next = walked[to]
      if (next !== undefined) setAt(next)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      // What was typed a moment ago has not been answered yet: Enter waits for it.
      if (isSearching) isWaiting.current = true
      else choose(at)
    }
  }
  const shown = walked.find((hit) => hit.id === at?.id)
  return (
    <Dialog label="Choose a category" className={styles['picker'] ?? ''} onClose={closePicker}>
      <div className={styles['top']}>
        <div className={`field grow ${styles['search']}`}>
          <Icon of={Search} className="faint" />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label="Search categories"
            aria-expanded={walked.length > 0}
            aria-controls="category-hits"
            aria-activedescendant={shown === undefined ? undefined : hitId(shown)}
            aria-autocomplete="list"
            placeholder="Two words are enough, in any order: cat teaser"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              isWaiting.current = false
              setText(event.target.value)
            }}
            onKeyDown={move}
          />
          <span className="counter" aria-live="polite">
            {hasTyped ? `${count(hits.length)} of ${count(leaves)}` : leaves > 0 ? `${count(leaves)} leaves` : ''}
          </span>
        </div>
        <button type="button" className="btn quiet icon" aria-label="Close" onClick={closePicker}>
          <Icon of={X} />
        </button>
      </div>
      <div className={styles['middle']}>
        <HitList
          hits={hits}
          offer={offer}
          atId={at?.id ?? null}
          text={text}
          isSearching={isSearching}
          onPoint={setAt}
          onChoose={choose}
        />
        <LeafFacts category={at} />
      </div>
      <TreeColumns at={at} onMove={setAt} onChoose={choose} />
      <ChoiceNote of={at} />
      <div className={styles['foot']}>
        <span className="row gap1 t12 faint">
          <kbd>↑</kbd>
          <kbd>↓</kbd> result
        </span>
        <span className="row gap1 t12 faint">
          <kbd>Tab</kbd> levels
        </span>
        <span className="row gap1 t12 faint">
          <kbd>Esc</kbd> close
        </span>
        <button type="button" className="btn primary end" disabled={!canChoose} onClick={() => choose(at)}>
          Choose for {what} <kbd>↵</kbd>
        </button>
      </div>
    </Dialog>
  )
}
