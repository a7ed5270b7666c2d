// Drawing the fill handle: follows the pointer, scrolls at the edges, and fills when it is let go. It draws nothing.
import type { PointerEvent, RefObject } from 'react'
import { useState } from 'react'
import { followPointer } from '#renderer/ui/follow-pointer.ts'
import type { Column } from '../columns.ts'
import { useProducts } from '../products-store.ts'
import { useSelection } from '../selection-store.ts'
import { fillLines } from './grid-deeds.ts'

type Range = { readonly from: number; readonly to: number; readonly left: number; readonly right: number }

/** The lines that would be filled, and what the handle does when it is pressed. */
export const useFill = (
  scroll: RefObject<HTMLElement | null>,
  range: Range | null,
  columns: readonly Column[],
  { headHeight, rowHeight }: { readonly headHeight: number; readonly rowHeight: number },
) => {
  const [lines, setLines] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const press = (event: PointerEvent<HTMLElement>): void => {
    const box = scroll.current
    if (box === null || range === null || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    let filled: { readonly from: number; readonly to: number } | null = null
    const draw = (moved: globalThis.PointerEvent): void => {
      const top = box.getBoundingClientRect().top
      if (moved.clientY > top + box.clientHeight - 12) box.scrollTop += rowHeight
      else if (moved.clientY < top + headHeight + 12) box.scrollTop -= rowHeight
      const last = useProducts.getState().index.lines - 1
      const under = Math.floor((moved.clientY - top + box.scrollTop - headHeight) / rowHeight)
      const line = Math.max(0, Math.min(last, under))
      filled =
        line > range.to
          ? { from: range.to + 1, to: line }
          : line < range.from
            ? { from: line, to: range.from - 1 }
            : null
      setLines(filled)
    }
    const end = (): void => {
      setLines(null)
      if (filled === null) return
      const { index } = useProducts.getState()
      const left = columns[range.left]
      const right = columns[range.right]
      if (left !== undefined && right !== undefined) {
        useSelection.setState({
          anchor: { ...index.placeAt(Math.min(range.from, filled.from)), column: left.id },
          active: { ...index.placeAt(Math.max(range.to, filled.to)), column: right.id },
        })
      }
      void fillLines(range, filled.from, filled.to, columns)
    }
    followPointer(event, draw, end)
  }
  return { lines, press }
}
