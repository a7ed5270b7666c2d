// What bringing the file in would do: a list of products or rows, field by field where something changes, each to be taken or left out.
import { useVirtualizer } from '@tanstack/react-virtual'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Planned } from '#contract/imports.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Look, TakenKind } from './import-store.ts'
import { changeLook } from './import-store.ts'
import { PlannedLine, ProblemLine } from './preview-lines.tsx'
import type { PreviewKind } from './preview-store.ts'
import { entryAt, search, showLines, showPreview, textNow, usePreview } from './preview-store.ts'
import styles from './preview.module.css'

const heads: Readonly<Record<PreviewKind, { readonly one: string; readonly many: string; readonly none: string }>> = {
  new: { one: 'new product', many: 'new products', none: 'No product of this file is new.' },
  changed: { one: 'changed product', many: 'changed products', none: 'No product of your workspace would change.' },
  unchanged: { one: 'unchanged product', many: 'unchanged products', none: 'No product stays as it is.' },
  rejected: { one: 'row that stays out', many: 'rows that stay out', none: 'Every row can come in.' },
  warning: { one: 'value to look at', many: 'values to look at', none: 'No value looks damaged.' },
}

const isTakenKind = (kind: PreviewKind): kind is TakenKind => kind === 'new' || kind === 'changed'

/** Takes the products with these keys in, or leaves them out. Out of a kind that is not taken at all, only those named are taken. */
const take = async (look: Look, kind: TakenKind, keys: readonly string[], isTaken: boolean): Promise<void> => {
  try {
    const leftOut = new Map(look.leftOut)
    if (isTaken && !look.takes[kind]) {
      const { keys: all } = await calls.imports.plannedKeys({ previewId: look.summary.previewId ?? '', kind })
      for (const key of all) leftOut.set(key, kind)
    }
    for (const key of keys) {
      if (isTaken) leftOut.delete(key)
      else leftOut.set(key, kind)
    }
    changeLook({ leftOut, takes: isTaken ? { ...look.takes, [kind]: true } : look.takes })
  } catch (error) {
    complain(error)
  }
}

const takeAll = async (look: Look, kind: TakenKind, text: string, isTaken: boolean): Promise<void> => {
  if (text.trim() === '') {
    const leftOut = new Map([...look.leftOut].filter(([, one]) => one !== kind))
    changeLook({ leftOut, takes: { ...look.takes, [kind]: isTaken } })
    return
  }
  try {
    const { keys } = await calls.imports.plannedKeys({ previewId: look.summary.previewId ?? '', kind, text })
    await take(look, kind, keys, isTaken)
  } catch (error) {
    complain(error)
  }
}

const TakeAll = ({ look, kind, text, total }: { look: Look; kind: TakenKind; text: string; total: number }) => {
  const out = [...look.leftOut.values()].filter((one) => one === kind).length
  const isAll = look.takes[kind] && out === 0
  const isSome = look.takes[kind] && out > 0
  return (
    <label className="row gap1">
      <input
        type="checkbox"
        className="check"
        checked={isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = isSome
        }}
        disabled={total === 0}
        onChange={() => void takeAll(look, kind, text, !isAll)}
      />
      {text.trim() === '' ? 'Take all' : `Take all ${count(total)} found`}
      {out > 0 && look.takes[kind] && <span className="soft t12">({count(out)} left out)</span>}
    </label>
  )
}

const Filter = () => {
  // What narrowed the list before still does when the step is come back to.
  const [typed, setTyped] = useState(textNow)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const look = (text: string, delay: number): void => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => search(text), delay)
  }
  return (
    <div className={`field quiet ${styles['filter']}`}>
      <Icon of={Search} className="faint" />
      <input
        type="text"
        role="searchbox"
        aria-label="Filter the list"
        placeholder="Filter by words"
        maxLength={200}
        value={typed}
        onChange={(event) => look(event.target.value, 200)}
      />
      {typed !== '' && (
        <button type="button" className="btn quiet s icon" aria-label="Clear the filter" onClick={() => look('', 0)}>
          <Icon of={X} className="i-s" />
        </button>
      )}
    </div>
  )
}

const heightOf = (kind: PreviewKind, planned: Planned | undefined): number =>
  kind === 'rejected' || kind === 'warning' ? 52 : 34 + Math.min(planned?.changes.length ?? 0, 6) * 22

const List = ({ look }: { readonly look: Look }) => {
  const { kind, pages, total } = usePreview()
  const scroll = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its functions change with the scroll; nothing below memoises on them
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => {
      const entry = entryAt(pages, index)
      return heightOf(kind, entry !== undefined && 'key' in entry ? entry : undefined)
    },
    overscan: 8,
    useFlushSync: false,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => showLines(first, last), [first, last, pages])
  return (
    <div
      ref={scroll}
      id="preview-list"
      role="tabpanel"
      aria-labelledby={`figure-${kind}`}
      tabIndex={0}
      className={styles['scroll']}
    >
      <ul className={styles['list']} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const entry = entryAt(pages, item.index)
          return (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry === undefined ? (
                <span className="faint">…</span>
              ) : 'key' in entry ? (
                <PlannedLine
                  planned={entry}
                  isTaken={isTakenKind(kind) ? look.takes[kind] && !look.leftOut.has(entry.key) : null}
                  onTake={(isTaken) => {
                    if (isTakenKind(kind)) void take(look, kind, [entry.key], isTaken)
                  }}
                />
              ) : (
                <ProblemLine problem={entry} isRejected={kind === 'rejected'} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const firstKind = ({ summary }: Look): PreviewKind =>
  summary.changed > 0 ? 'changed' : summary.created > 0 ? 'new' : summary.rejectedTotal > 0 ? 'rejected' : 'unchanged'

export const PreviewStep = ({ look }: { readonly look: Look }) => {
  const { kind, text, total, isLoading, fileId } = usePreview()
  const wanted = look.summary.previewId
  useEffect(() => {
    const was = usePreview.getState()
    showPreview(look.fileId, wanted, was.fileId === look.fileId ? was.kind : firstKind(look))
  }, [look, wanted])
  const head = heads[kind]
  return (
    <section className={`card ${styles['preview']}`} aria-label="Preview">
      <header>
        {isTakenKind(kind) && <TakeAll look={look} kind={kind} text={text} total={total} />}
        <span className="soft" role="status">
          {isLoading ? 'Reading…' : several(total, head.one, head.many)}
        </span>
        {/* Another file or list begins with an empty filter. */}
        <Filter key={`${fileId} ${kind}`} />
      </header>
      {total === 0 && !isLoading ? (
        <p className={`soft ${styles['none']}`}>
          {text.trim() === '' ? head.none : `Nothing has “${text.trim()}” in it.`}
        </p>
      ) : (
        <List key={`${fileId} ${kind}`} look={look} />
      )}
    </section>
  )
}
