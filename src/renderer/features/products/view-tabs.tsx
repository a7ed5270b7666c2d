// The tabs above the grid: each view with its count. Left and right move between them.
import type { KeyboardEvent } from 'react'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { count } from '#renderer/ui/format.ts'
import { ask, useProducts } from './products-store.ts'
import { countIn, views } from './views.ts'
import styles from './products.module.css'

export const ViewTabs = () => {
  const here = useProducts((state) => state.query.view)
  const counts = useApp((state) => state.info?.counts ?? null)
  // A status that no product has needs no tab, unless it is the open one.
  const shown = views.filter(
    ({ view }) =>
      view === 'all' || view === 'needs-work' || view === here || (counts !== null && countIn(counts, view) > 0),
  )
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = shown.findIndex(({ view }) => view === here)
    const next = shown[(at + step + shown.length) % shown.length]
    if (next === undefined) return
    event.preventDefault()
    ask({ view: next.view })
    event.currentTarget.querySelector<HTMLElement>(`[data-view="${next.view}"]`)?.focus()
  }
  return (
    <div className={`tabs ${styles['tabs']}`} role="tablist" aria-label="Views" onKeyDown={move}>
      {shown.map(({ view, name }) => (
        <button
          key={view}
          type="button"
          role="tab"
          className="tab"
          data-view={view}
          aria-selected={view === here}
          tabIndex={view === here ? 0 : -1}
          onClick={() => ask({ view })}
        >
          {name}
          {counts !== null && <span className="n">{count(countIn(counts, view))}</span>}
        </button>
      ))}
    </div>
  )
}
