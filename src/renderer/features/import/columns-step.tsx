// The step of the columns: what stands in the file at the left; our fields, rows as they come out, and categories at the right.
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { findGap } from '#core/import/mapping/propose.ts'
import { CategoryList } from './category-list.tsx'
import { ColumnTable } from './column-table.tsx'
import { toMapping } from './draft-mapping.ts'
import { FieldList } from './field-list.tsx'
import type { Look } from './import-store.ts'
import { columnsOf } from './import-store.ts'
import { RowsTable } from './rows-table.tsx'
import styles from './columns.module.css'

type Side = 'fields' | 'rows' | 'categories'

const sidesOf = ({ draft, summary }: Look): readonly { readonly side: Side; readonly name: string }[] => [
  ...(draft === null ? [] : [{ side: 'fields', name: 'Our fields' } as const]),
  { side: 'rows', name: 'Rows' },
  ...(summary.categories.length === 0 ? [] : [{ side: 'categories', name: 'Categories' } as const]),
]

export const ColumnsStep = ({ look }: { readonly look: Look }) => {
  const [wanted, setWanted] = useState<Side>('fields')
  const sides = sidesOf(look)
  const side = sides.some((one) => one.side === wanted) ? wanted : (sides[0]?.side ?? 'rows')
  const { draft, summary } = look
  const gap = draft === null ? null : findGap(toMapping(draft, columnsOf(summary)))
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = sides.findIndex((one) => one.side === side)
    const next = sides[(at + (step ?? 0) + sides.length) % sides.length]
    if (step === undefined || next === undefined) return
    event.preventDefault()
    setWanted(next.side)
    event.currentTarget.querySelector<HTMLElement>(`[data-side="${next.side}"]`)?.focus()
  }
  return (
    <div className={styles['step']}>
      <ColumnTable look={look} />
      <section className={`card ${styles['card']}`} aria-label="What comes of the columns">
        <div className="tabs" role="tablist" aria-label="What comes of the columns" onKeyDown={move}>
          {sides.map((one) => (
            <button
              key={one.side}
              type="button"
              role="tab"
              className="tab"
              data-side={one.side}
              aria-selected={one.side === side}
              tabIndex={one.side === side ? 0 : -1}
              onClick={() => setWanted(one.side)}
            >
              {one.name}
              {one.side === 'categories' && <span className="n">{summary.categories.length}</span>}
            </button>
          ))}
        </div>
        {gap !== null && (
          <p className={`t12 warn ${styles['gap']}`} role="status">
            {gap}
          </p>
        )}
        {side === 'fields' && draft !== null && <FieldList draft={draft} columns={columnsOf(summary)} />}
        {side === 'rows' && <RowsTable look={look} />}
        {side === 'categories' && <CategoryList look={look} />}
      </section>
    </div>
  )
}
