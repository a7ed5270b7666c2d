// The grid of products: virtual lines over paged data, one tab stop, keys and mouse. Rows draw themselves in grid-row.tsx.
import type { ClipboardEvent, CSSProperties, MouseEvent, PointerEvent } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { currencyOf, useApp } from '#renderer/features/frame/app-store.ts'
import { rowHeights, useLook } from '#renderer/features/frame/look-store.ts'
import type { Ending } from './cell-editor.tsx'
import { CellEditor } from './cell-editor.tsx'
import { cellId } from './cell-id.ts'
import { limitOf } from '../limits.ts'
import { cellAt, clearCells, copyText, openCell, pasteText, setAll, setCells } from './grid-deeds.ts'
import { GridHead } from './grid-head.tsx'
import { handleKey, stepFrom } from './grid-keys.ts'
import { GridRow, wholeText } from './grid-row.tsx'
import { rowAt, showRange, toggleOpen, useProducts } from '../products-store.ts'
import { rawText } from '../columns.ts'
import type { Spot } from '../selection-store.ts'
import { moveTo, rangeOf, stopEditing, toggleTicked, useSelection } from '../selection-store.ts'
import { useFill } from './use-fill.ts'
import { useLayout } from './use-layout.ts'
import { showLine, useLines } from './use-lines.ts'
import { spotUnder } from './spot-under.ts'
import styles from './grid.module.css'

const headHeight = 28

export const Grid = () => {
  const scroll = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const isDragging = useRef(false)
  const lastTick = useRef<number | null>(null)
  const named = useRef<HTMLElement | null>(null)
  const layout = useLayout(scroll)
  const [scrolledLeft, setScrolledLeft] = useState(0)
  const { pages, index, openIds, total } = useProducts(
    useShallow((state) => ({ pages: state.pages, index: state.index, openIds: state.openIds, total: state.total })),
  )
  const { active, anchor, ticked, editing } = useSelection()
  const currency = useApp(currencyOf)
  const density = useLook((look) => look.density)
  const rowHeight = rowHeights[density]

  const lines = useLines(scroll, { count: index.lines, rowHeight, headHeight })
  const first = index.placeAt(lines.first).product
  const last = index.placeAt(lines.last).product
  useEffect(() => showRange(first, last), [first, last])

  const reveal = useCallback(
    (spot: Spot) => {
      const box = scroll.current
      if (box !== null) showLine(box, useProducts.getState().index.lineOf(spot), rowHeight, headHeight)
      const edge = layout.edges[layout.columns.findIndex((column) => column.id === spot.column)]
      const frozen = layout.edges[0]
      if (edge === undefined || box === null || frozen === undefined || edge === frozen) return
      const frozenRight = frozen.left + frozen.width
      if (edge.left - frozenRight < box.scrollLeft) box.scrollLeft = edge.left - frozenRight
      else if (edge.left + edge.width > box.scrollLeft + box.clientWidth)
        box.scrollLeft = edge.left + edge.width - box.clientWidth
    },
    [rowHeight, layout],
  )

  const range = rangeOf(
    { active, anchor },
    index.lineOf,
    layout.columns.map((column) => column.id),
  )
  const editingCell = editing === null ? null : cellAt(editing.spot, layout.columns)

  const takeFocus = (): void => input.current?.focus({ preventScroll: true })

  const save = (text: string, ending: Ending): void => {
    const spot = editing?.spot
    const isTouched = editing?.text !== null
    stopEditing()
    if (spot === undefined || editingCell === null) return
    if (ending === 'all') void setAll(editingCell.column, layout.columns, text)
    else if (isTouched) void setCells([editingCell], text)
    const step = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], all: [0, 0], stay: [0, 0] } as const
    if (ending === 'all' || ending === 'stay') return
    const next = stepFrom(spot, step[ending][0], step[ending][1], layout.columns)
    moveTo(next)
    reveal(next)
  }

  const tick = (product: number, id: string, isRange: boolean): void => {
    const from = lastTick.current
    lastTick.current = product
    if (!isRange || from === null) return toggleTicked([id])
    const ids: string[] = []
    for (let at = Math.min(from, product); at <= Math.max(from, product); at += 1) {
      const row = rowAt(pages, at)
      if (row !== undefined) ids.push(row.id)
    }
    return toggleTicked(ids, true)
  }

  const press = (event: PointerEvent): void => {
    const hit = spotUnder(event.target)
    if (hit === null || event.button !== 0) return
    if (editing !== null && editing.text !== null) save(editing.text, 'stay')
    if (hit.part === 'tick') {
      event.preventDefault()
      tick(hit.product, hit.id, event.shiftKey)
    } else if (hit.part === 'caret') {
      event.preventDefault()
      toggleOpen(hit.product)
    } else if (hit.spot !== null) {
      moveTo(hit.spot, event.shiftKey)
      isDragging.current = true
    }
    takeFocus()
  }
  const drag = (event: PointerEvent): void => {
    if (!isDragging.current || event.buttons !== 1) return
    const spot = spotUnder(event.target)?.spot ?? null
    if (spot !== null && active !== null && cellId(spot) !== cellId(active)) moveTo(spot, true)
  }
  const doublePress = (event: MouseEvent): void => {
    const hit = spotUnder(event.target)
    if (hit !== null && hit.spot !== null && hit.part === 'cell') openCell(hit.spot, layout.columns, null)
  }

  // A cell tells its whole text only where somebody points at it: a line that flies by has less to change.
  const nameCell = (event: PointerEvent): void => {
    const spot = spotUnder(event.target)?.spot ?? null
    const cell = spot === null ? null : cellAt(spot, layout.columns)
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null
    if (named.current !== element) named.current?.removeAttribute('title')
    named.current = element
    if (element === null || cell === null) return
    const text = wholeText(cell.row, cell.variant, cell.column, currency)
    if (text === '') element.removeAttribute('title')
    else element.title = text
  }

  const fill = useFill(scroll, range, layout.columns, { headHeight, rowHeight })
  const rangeStyle = (lines: { readonly from: number; readonly to: number } | null): CSSProperties | undefined => {
    const left = range === null ? undefined : layout.edges[range.left]
    const right = range === null ? undefined : layout.edges[range.right]
    if (lines === null || left === undefined || right === undefined) return undefined
    return {
      left: left.left - 1,
      top: headHeight + lines.from * rowHeight - 1,
      width: right.left + right.width - left.left + 1,
      height: (lines.to - lines.from + 1) * rowHeight + 1,
    }
  }
  const editStyle = (): CSSProperties => {
    const spot = editing?.spot ?? active
    const edge = layout.edges[layout.columns.findIndex((column) => column.id === spot?.column)]
    const line = spot === null ? 0 : index.lineOf(spot)
    if (editing === null) return { left: edge?.left ?? 0, top: headHeight + line * rowHeight + 4 }
    const width = Math.max(252, edge?.width ?? 0)
    const right = scrolledLeft + layout.room
    return {
      left: Math.max(0, Math.min((edge?.left ?? 0) - 1, right - width - 6)),
      top: headHeight + line * rowHeight + (rowHeight - 32) / 2,
      width,
    }
  }

  const copy = (event: ClipboardEvent): void => {
    const text = copyText(layout.columns)
    event.preventDefault()
    if (text !== null) event.clipboardData.setData('text/plain', text)
  }
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    void pasteText(event.clipboardData.getData('text/plain'), layout.columns)
  }

  return (
    <div
      className={styles['scroll']}
      ref={scroll}
      onScroll={(event) => setScrolledLeft(event.currentTarget.scrollLeft)}
      data-wide={layout.isWide || undefined}
    >
      <div
        style={
          {
            height: headHeight + index.lines * rowHeight + 12,
            width: layout.width,
            position: 'relative',
            '--template': layout.template,
            '--line-height': `${rowHeight}px`,
          } as CSSProperties /* custom properties are no named styles */
        }
      >
        <div
          ref={grid}
          role="treegrid"
          aria-label="Products"
          aria-rowcount={index.lines + 1}
          aria-colcount={layout.columns.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={active === null ? undefined : cellId(active)}
          tabIndex={-1}
          className={styles['grid']}
          onFocus={(event) => {
            if (event.target === grid.current) takeFocus()
          }}
          onPointerDown={press}
          onPointerMove={drag}
          onPointerUp={() => (isDragging.current = false)}
          onPointerOver={nameCell}
          onDoubleClick={doublePress}
          onCopy={copy}
          onPaste={paste}
        >
          <GridHead columns={layout.columns} total={total} />
          <div role="rowgroup">
            {lines.drawn.map(({ line, slot }) => {
              const place = index.placeAt(line)
              const row = rowAt(pages, place.product)
              const isInRange = range !== null && line >= range.from && line <= range.to
              const isCurrent = active?.product === place.product && active.variant === place.variant
              return (
                <GridRow
                  key={slot}
                  line={line}
                  top={line * rowHeight}
                  columns={layout.columns}
                  row={row}
                  variant={row?.variants[place.variant] ?? null}
                  product={place.product}
                  currency={currency}
                  isLastVariant={row !== undefined && place.variant === row.variants.length - 1}
                  current={isCurrent ? active.column : null}
                  isTicked={row !== undefined && ticked.has(row.id)}
                  isOpen={row !== undefined && openIds.has(row.id)}
                  rangeLeft={isInRange ? range.left : 99}
                  rangeRight={isInRange ? range.right : -1}
                />
              )
            })}
          </div>
        </div>
        <CellEditor
          input={input}
          label={editingCell === null ? '' : `${editingCell.column.name} of ${editingCell.row.title || 'this product'}`}
          raw={editingCell === null ? '' : rawText(editingCell.row, editingCell.variant, editingCell.column)}
          limit={editingCell === null ? null : limitOf(editingCell.column)}
          style={editStyle()}
          activeId={active === null ? undefined : cellId(active)}
          onSave={save}
          onCancel={stopEditing}
          onKey={(event) => {
            const linesOnScreen = Math.max(
              1,
              Math.floor(((scroll.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1,
            )
            return handleKey(event, { columns: layout.columns, linesOnScreen, reveal })
          }}
          onBegin={(text) => {
            if (active !== null) openCell(active, layout.columns, text)
          }}
          onFocus={() => {
            if (useSelection.getState().active === null && index.lines > 0)
              moveTo({ product: 0, variant: -1, column: 'title' })
          }}
          onCopy={copy}
          onCut={(event) => {
            copy(event)
            void clearCells(layout.columns)
          }}
          onPaste={paste}
        />
        {range !== null && editing === null && (
          <div className={styles['range']} style={rangeStyle(range)}>
            <span className={styles['handle']} title="Draw to fill; Ctrl D fills down" onPointerDown={fill.press} />
          </div>
        )}
        {fill.lines !== null && <div className={styles['filling']} style={rangeStyle(fill.lines)} />}
      </div>
    </div>
  )
}
