// The picker of leaf categories, the same everywhere: two words and Enter, or down the levels. Restricted leaves can be chosen.
import { Lock, Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Category, CategoryHit } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { refreshHistory, undo } from '#renderer/features/products/history-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { LeafFacts } from './leaf-facts.tsx'
import { HitList } from './hit-list.tsx'
import { permissionOf } from './permission-chip.tsx'
import type { LeafQuestion } from './picker-store.ts'
import { closePicker } from './picker-store.ts'
import { TreeColumns } from './tree-columns.tsx'
import { useCategorySearch } from './use-category-search.ts'
import styles from './categories.module.css'

type Props = {
  readonly productIds: readonly string[]
  readonly currentId: string | null
  readonly asked?: LeafQuestion
}

const setCategory = async (category: Category, productIds: readonly string[]): Promise<void> => {
  closePicker()
  try {
    const { batch, products } = await calls.categories.set({ categoryId: category.id, productIds: [...productIds] })
    const deed = batch === null ? null : { label: 'Undo', run: () => void undo(batch.id) }
    say(`${several(products, 'product')} in ${category.name}`, { deed })
  } catch (error) {
    complain(error)
  }
  void refreshHistory()
}

/** What the file calls the product: a good first question, which the first letter typed replaces. */
const sourceOf = async (productId: string): Promise<string> =>
  (await calls.products.get({ id: productId })).product.sourceCategory

export const CategoryPicker = ({ productIds, currentId, asked }: Props) => {
  const [text, setText] = useState(currentId === null ? (asked?.question ?? '') : '')
  const { hits, leaves, isSearching } = useCategorySearch(text)
  const [pointed, setPointed] = useState<{ readonly category: Category; readonly hits: readonly CategoryHit[] } | null>(
    null,
  )
  // New hits point at the first of them; without any, what was pointed at stays.
  const at = pointed?.hits === hits ? pointed.category : (hits[0] ?? pointed?.category ?? null)
  const setAt = (category: Category): void => setPointed({ category, hits })
  const field = useRef<HTMLInputElement>(null)
  const hasSearched = text.trim() !== ''

  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    const [only, ...others] = productIds
    if (currentId !== null) {
      calls.categories
        .get({ id: currentId })
        .then((category) => setPointed((was) => was ?? { category, hits: [] }), complain)
    } else if (only !== undefined && others.length === 0) {
      sourceOf(only).then((source) => {
        if (source === '' || field.current?.value !== '') return false
        setText(source)
        return setTimeout(() => field.current?.select(), 0)
      }, complain)
    }
  }, [currentId, productIds])

  const permission = at === null ? null : permissionOf(at)
  const canChoose = at !== null && at.isLeaf && permission !== 'PROHIBITED'
  const choose = (category: Category | null): void => {
    if (category === null || !category.isLeaf || permissionOf(category) === 'PROHIBITED') return
    if (asked === undefined) void setCategory(category, productIds)
    else {
      closePicker()
      asked.onChoose(category)
    }
  }
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      const here = hits.findIndex((hit) => hit.id === at?.id)
      const next = hits[(here + step + hits.length) % hits.length]
      if (next !== undefined) setAt(next)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(at)
    }
  }
  const hitId = (hit: CategoryHit): string => `hit-${hit.id}`
  const shownHit = hits.find((hit) => hit.id === at?.id)
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
            aria-expanded={hits.length > 0}
            aria-controls="category-hits"
            aria-activedescendant={shownHit === undefined ? undefined : hitId(shownHit)}
            aria-autocomplete="list"
            placeholder="Two words are enough, in any order: cat teaser"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={move}
          />
          <span className="counter" aria-live="polite">
            {hasSearched ? `${count(hits.length)} of ${count(leaves)}` : leaves > 0 ? `${count(leaves)} leaves` : ''}
          </span>
        </div>
        <button type="button" className="btn quiet icon" aria-label="Close" onClick={closePicker}>
          <Icon of={X} />
        </button>
      </div>
      <div className={styles['middle']}>
        <HitList
          hits={hits}
          atId={at?.id ?? null}
          text={text}
          isSearching={isSearching}
          idOf={hitId}
          onPoint={setAt}
          onChoose={choose}
        />
        <LeafFacts category={at} />
      </div>
      <TreeColumns at={at} onMove={setAt} onChoose={choose} />
      <p className={`${styles['note']} ${permission === 'PROHIBITED' ? styles['forbidden'] : ''}`}>
        {permission === 'PROHIBITED' ? (
          <span>
            <b className="med">Prohibited.</b> TikTok Shop takes no products of this shop here. Choose another leaf.
          </span>
        ) : (
          <>
            <Icon of={Lock} className="i-s wait" />
            <span>
              <b className="med">Restricted</b> leaves can be chosen. Buyers see the product once the permission is
              granted.
            </span>
          </>
        )}
      </p>
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
          Choose for {asked?.what ?? several(productIds.length, 'product')} <kbd>↵</kbd>
        </button>
      </div>
    </Dialog>
  )
}
