// The found leaves: the leaf first and strong, its path below, what the shop may do there at the right.
import type { Category, CategoryHit } from '#contract/categories.ts'
import { several } from '#renderer/ui/format.ts'
import { reveal } from '#renderer/ui/reveal.ts'
import { Marked, MarkedPath } from './marked.tsx'
import { PermissionChip, permissionOf } from './permission-chip.tsx'
import styles from './categories.module.css'

type Props = {
  readonly hits: readonly CategoryHit[]
  readonly atId: string | null
  readonly text: string
  readonly isSearching: boolean
  readonly idOf: (hit: CategoryHit) => string
  readonly onPoint: (category: Category) => void
  readonly onChoose: (category: Category) => void
}

export const HitList = ({ hits, atId, text, isSearching, idOf, onPoint, onChoose }: Props) => (
  <div
    id="category-hits"
    role="listbox"
    aria-label="Found categories"
    aria-busy={isSearching}
    tabIndex={-1}
    className={styles['hits']}
  >
    {hits.map((hit) => (
      <div
        key={hit.id}
        id={idOf(hit)}
        ref={hit.id === atId ? reveal : undefined}
        role="option"
        aria-selected={hit.id === atId}
        aria-disabled={permissionOf(hit) === 'PROHIBITED' || undefined}
        className={styles['hit']}
        onPointerDown={(event) => {
          event.preventDefault()
          onPoint(hit)
        }}
        onDoubleClick={() => onChoose(hit)}
      >
        <div className="grow">
          <p className="cut">
            <span className={styles['name']}>
              <Marked name={hit.name} level={hit.path.length} marks={hit.marks} />
            </span>
            {hit.products > 0 && <span className="t11 faint"> {several(hit.products, 'product')} of yours</span>}
          </p>
          <p className="t11 faint cut">
            <MarkedPath hit={hit} />
          </p>
        </div>
        <PermissionChip of={hit} />
      </div>
    ))}
    {hits.length === 0 && (
      <p className={styles['none']}>
        {text.trim() === ''
          ? 'Type what the product is, or walk down the levels below.'
          : isSearching
            ? 'Searching…'
            : `No leaf matches “${text.trim()}”. Try fewer or other words, or walk down the levels below.`}
      </p>
    )}
  </div>
)
