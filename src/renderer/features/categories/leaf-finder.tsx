// Finding a leaf category, the same everywhere: two words, or down the levels; what the leaf asks for stands beside it. It sets nothing itself.
import { Search } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Category, CategoryHit } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { ChoiceNote } from './choice-note.tsx'
import { LeafFacts } from './leaf-facts.tsx'
import { HitList, hitId } from './hit-list.tsx'
import { permissionOf } from './permission-chip.tsx'
import { TreeColumns } from './tree-columns.tsx'
import { useCategorySearch } from './use-category-search.ts'
import { useShortlist } from './use-shortlist.ts'
import styles from './categories.module.css'

const none: readonly string[] = []

type Pointed = { readonly category: Category; readonly among: readonly CategoryHit[] }

type Props = {
  /** The products, or the category of the seller's own shop, whose suggestions are offered. */
  readonly productIds?: readonly string[]
  readonly question?: string
  /** The leaf that is chosen now, if there is one. */
  readonly currentId?: string | null
  /** In a page the levels have the room until something is typed, and the page shows what the leaf asks for. */
  readonly isPage?: boolean
  readonly onChoose: (category: Category) => void
  /** Told which category is pointed at. */
  readonly onPoint?: (category: Category) => void
  /** Stands beside the search. */
  readonly corner?: ReactNode
  /** What a leaf is chosen for, as the button says it: “24 products”. Absent in a page. */
  readonly what?: string
}

export const LeafFinder = ({
  productIds = none,
  question = '',
  currentId = null,
  isPage = false,
  onChoose,
  onPoint,
  corner,
  what = '',
}: Props) => {
  const [text, setText] = useState('')
  const { hits, leaves, isSearching } = useCategorySearch(text)
  const offer = useShortlist(productIds, question)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const isWaiting = useRef(false)
  const hasTyped = text.trim() !== ''

  // New hits point at the first of them; without any, what was pointed at stays. A suggestion is pointed at, other offers wait for a key.
  const walked: readonly CategoryHit[] = hasTyped ? hits : offer.flatMap(({ offers }) => offers)
  const first = hasTyped ? hits[0] : offer[0]?.name === 'Suggested' && productIds.length < 2 ? walked[0] : undefined
  const isStanding = pointed !== null && (hasTyped ? pointed.among === hits : true)
  const at = isStanding ? pointed.category : (first ?? pointed?.category ?? null)
  const setAt = (category: Category): void => {
    setPointed({ category, among: hits })
    onPoint?.(category)
  }
  // Who shows what is pointed at beside us must know of the first hit, too.
  const firstFound = hasTyped && !isStanding ? (first ?? null) : null
  useEffect(() => {
    if (firstFound !== null) onPoint?.(firstFound)
  }, [firstFound, onPoint])

  useEffect(() => {
    if (!isPage) field.current?.focus()
    if (currentId === null) return
    calls.categories.get({ id: currentId }).then(
      (category) => setPointed((was) => was ?? { category, among: [] }),
      // The leaf may be gone from the tree; the product's finding says so.
      () => undefined,
    )
  }, [currentId, isPage])

  const canChoose = at !== null && at.isLeaf && permissionOf(at) !== 'PROHIBITED'
  const choose = (category: Category | null): void => {
    if (category === null || !category.isLeaf || permissionOf(category) === 'PROHIBITED') return
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
  const levels = <TreeColumns at={at} onMove={setAt} onChoose={choose} isTall={isPage && !hasTyped} />
  const search = (
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
      {corner}
    </div>
  )
  const results = (
    <HitList
      hits={hits}
      offer={offer}
      atId={at?.id ?? null}
      text={text}
      isSearching={isSearching}
      onPoint={setAt}
      onChoose={choose}
    />
  )
  if (isPage) {
    return (
      <div className={`${styles['page']} ${hasTyped ? styles['typed'] : ''}`}>
        {search}
        {hasTyped && results}
        {levels}
      </div>
    )
  }
  return (
    <>
      {search}
      <div className={styles['middle']}>
        {results}
        <LeafFacts category={at} />
      </div>
      {levels}
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
    </>
  )
}
