// The head of the grid: names, the order of the rows, and the box that ticks all of them.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { followPointer } from '#renderer/ui/follow-pointer.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { setColumnWidth } from '#renderer/features/frame/look-store.ts'
import type { PointerEvent } from 'react'
import type { Column } from '../columns.ts'
import { ask, useProducts } from '../products-store.ts'
import { setTicked, tickAll, useSelection } from '../selection-store.ts'
import styles from './grid.module.css'

/** The edge of a column, drawn to make it wider. Alt+Shift with the arrows does the same from the keyboard. */
const Edge = ({ column }: { readonly column: Column }) => {
  const press = (event: PointerEvent<HTMLSpanElement>): void => {
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0
    const from = event.clientX
    event.preventDefault()
    event.stopPropagation()
    followPointer(
      event,
      (moved) => setColumnWidth(column.id, width + moved.clientX - from),
      () => undefined,
    )
  }
  return (
    <span
      className={styles['edge']}
      title={`Width of ${column.name}; double-click for its own`}
      onPointerDown={press}
      onDoubleClick={() => setColumnWidth(column.id, null)}
    />
  )
}

const HeadCell = ({ column, at }: { readonly column: Column; readonly at: number }) => {
  const isSorted = useProducts((state) => state.query.sort === column.sort)
  const isDescending = useProducts((state) => state.query.isDescending)
  const sort = column.sort
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={sort === undefined ? undefined : isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
      className={column.isRight === true ? styles['right'] : ''}
    >
      {sort === undefined ? (
        <span className={styles['sort']}>{column.name}</span>
      ) : (
        <button
          type="button"
          className={styles['sort']}
          onClick={() =>
            ask({ sort, isDescending: isSorted ? !isDescending : sort === 'changed' || sort === 'issues' })
          }
        >
          {column.name}
          {isSorted && <Icon of={isDescending ? ChevronDown : ChevronUp} />}
        </button>
      )}
      <Edge column={column} />
    </div>
  )
}

export const GridHead = ({ columns, total }: { readonly columns: readonly Column[]; readonly total: number }) => {
  const ticked = useSelection((state) => state.ticked.size)
  return (
    <div role="rowgroup" className={styles['headGroup']}>
      <div role="row" aria-rowindex={1} className={styles['head']}>
        <div role="columnheader" aria-colindex={1} className={styles['tick']}>
          <input
            type="checkbox"
            className="check"
            aria-label={`Select all ${count(total)} products`}
            checked={ticked > 0 && ticked >= total}
            ref={(box) => {
              if (box !== null) box.indeterminate = ticked > 0 && ticked < total
            }}
            onChange={() => (ticked > 0 ? setTicked(new Set()) : void tickAll())}
          />
        </div>
        {columns.map((column, at) => (
          <HeadCell key={column.id} column={column} at={at} />
        ))}
      </div>
    </div>
  )
}
