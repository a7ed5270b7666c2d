// The leaves that can be pointed at: the leaf first and strong, its path below, what the shop may do there at the right. Found ones, or an offer in groups.
import type { Category, CategoryHit } from '#contract/categories.ts'
import { several } from '#renderer/ui/format.ts'
import { reveal } from '#renderer/ui/reveal.ts'
import { Marked, MarkedPath } from './marked.tsx'
import { PermissionChip, permissionOf } from './permission-chip.tsx'
import type { OfferGroup } from './use-shortlist.ts'
import styles from './categories.module.css'

type RowProps = {
  readonly hit: CategoryHit
  readonly reason?: string
  readonly isAt: boolean
  readonly onPoint: (category: Category) => void
  readonly onChoose: (category: Category) => void
}

/** The id of a leaf's line, for the field that points at it. */
export const hitId = (category: Pick<Category, 'id'>): string => `hit-${category.id}`

const HitRow = ({ hit, reason = '', isAt, onPoint, onChoose }: RowProps) => (
  <div
    id={hitId(hit)}
    ref={isAt ? reveal : undefined}
    role="option"
    aria-selected={isAt}
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
        {reason !== '' && <span className="t11 faint"> {reason}</span>}
      </p>
      <p className="t11 faint cut">
        <MarkedPath hit={hit} />
      </p>
    </div>
    <PermissionChip of={hit} />
  </div>
)

type Props = {
  readonly hits: readonly CategoryHit[]
  /** What is offered while nothing is typed. */
  readonly offer: readonly OfferGroup[]
  readonly atId: string | null
  readonly text: string
  readonly isSearching: boolean
  readonly onPoint: (category: Category) => void
  readonly onChoose: (category: Category) => void
}

export const HitList = ({ hits, offer, atId, text, isSearching, onPoint, onChoose }: Props) => {
  const hasTyped = text.trim() !== ''
  return (
    <div
      id="category-hits"
      role="listbox"
      aria-label={hasTyped ? 'Found categories' : 'Offered categories'}
      aria-busy={isSearching}
      tabIndex={-1}
      className={styles['hits']}
    >
      {!hasTyped &&
        offer.map(({ name, offers }) => (
          <div key={name} role="group" aria-label={name}>
            <p className={styles['group']} aria-hidden="true">
              {name}
            </p>
            {offers.map((one) => (
              <HitRow
                key={one.id}
                hit={one}
                reason={one.reason}
                isAt={one.id === atId}
                onPoint={onPoint}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      {hasTyped &&
        hits.map((hit) => (
          <HitRow key={hit.id} hit={hit} isAt={hit.id === atId} onPoint={onPoint} onChoose={onChoose} />
        ))}
      {hasTyped && hits.length === 0 && (
        <p className={styles['none']}>
          {isSearching
            ? 'Searching…'
            : `No leaf matches “${text.trim()}”. Try fewer or other words, add a synonym in Categories, or walk down the levels below.`}
        </p>
      )}
      {!hasTyped && offer.length === 0 && (
        <p className={styles['none']}>Type what the product is, or walk down the levels below.</p>
      )}
    </div>
  )
}
