// The bar above the grid: search, the command list, undo and redo, check and publish.
import { CircleCheck, Keyboard, PanelRightClose, PanelRightOpen, Redo2, Search, Undo2, Upload, X } from 'lucide-react'
import { useRef } from 'react'
import { openCommands } from '#renderer/features/commands/commands-store.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { togglePanel, useLook } from '#renderer/features/frame/look-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { planFor } from '#renderer/features/publish/publish-store.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { runChecks, useChecks } from './checks-store.ts'
import { redo, undo, useHistory } from './history-store.ts'
import { ask, useProducts } from './products-store.ts'
import styles from './products.module.css'

const SearchField = () => {
  const text = useProducts((state) => state.query.text)
  const [typed, setTyped] = useDraft(text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const search = (next: string, delay: number): void => {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (useProducts.getState().query.text !== next.trim()) ask({ text: next.trim() })
    }, delay)
  }
  return (
    <div className={`field quiet grow ${styles['search']}`}>
      <Icon of={Search} className="faint" />
      <input
        type="text"
        role="searchbox"
        data-search="products"
        aria-label="Search title, seller SKU, brand"
        placeholder="Search title, SKU, brand"
        maxLength={200}
        value={typed}
        onChange={(event) => search(event.target.value, 160)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            search('', 0)
            document.querySelector<HTMLElement>('[role=treegrid]')?.focus()
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            if (event.key === 'Enter') search(typed, 0)
            document.querySelector<HTMLElement>('[role=treegrid]')?.focus()
          }
        }}
      />
      {typed === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button type="button" className="btn quiet s icon" aria-label="Clear the search" onClick={() => search('', 0)}>
          <Icon of={X} className="i-s" />
        </button>
      )}
    </div>
  )
}

export const ProductsBar = ({ isEmpty }: { readonly isEmpty: boolean }) => {
  const { canUndo, canRedo } = useHistory()
  const ready = useApp((state) => state.info?.counts.stages.ready ?? 0)
  const isFolded = useLook((look) => look.isPanelFolded)
  const isChecking = useChecks((state) => state.isRunning)
  return (
    <>
      <SearchField />
      <button
        type="button"
        className="btn quiet s roomy-only"
        title="Everything you can do, by name"
        onClick={openCommands}
      >
        <Icon of={Keyboard} />
        Commands <kbd>Ctrl K</kbd>
      </button>
      {!isEmpty && (
        <>
          <span className="end row gap1">
            <button
              type="button"
              className="btn quiet icon"
              aria-label="Undo"
              title="Undo, Ctrl Z"
              disabled={!canUndo}
              onClick={() => void undo()}
            >
              <Icon of={Undo2} />
            </button>
            <button
              type="button"
              className="btn quiet icon"
              aria-label="Redo"
              title="Redo, Ctrl Y"
              disabled={!canRedo}
              onClick={() => void redo()}
            >
              <Icon of={Redo2} />
            </button>
          </span>
          <button type="button" className="btn" disabled={isChecking} onClick={() => void runChecks()}>
            <Icon of={CircleCheck} /> {isChecking ? 'Checking…' : 'Check all'}
          </button>
          <button
            type="button"
            className="btn primary"
            onClick={() => {
              planFor(null)
              goTo('publish')
            }}
          >
            <Icon of={Upload} /> Publish{ready > 0 ? ` ${count(ready)}` : ''}…
          </button>
          <button
            type="button"
            className="btn quiet icon"
            aria-label={isFolded ? 'Show the panel' : 'Hide the panel'}
            aria-expanded={!isFolded}
            title="Panel, Ctrl I"
            onClick={togglePanel}
          >
            <Icon of={isFolded ? PanelRightOpen : PanelRightClose} />
          </button>
        </>
      )}
    </>
  )
}
