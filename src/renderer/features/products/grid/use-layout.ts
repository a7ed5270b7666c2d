// Which columns stand in the grid and how wide each is, for the room there is. The title takes what is left.
import type { RefObject } from 'react'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import { useLook } from '#renderer/features/frame/look-store.ts'
import type { Column } from '../columns.ts'
import { columns as allColumns } from '../columns.ts'

const tickWidth = 30
const roomy = 920

/** The width the grid has, in pixels: what else shows columns must know it too. */
export const useRoom = create<{ readonly room: number }>(() => ({ room: 0 }))

export type Layout = {
  readonly columns: readonly Column[]
  /** Left edge and width of every column in pixels, in the order of `columns`. */
  readonly edges: readonly { readonly left: number; readonly width: number }[]
  readonly template: string
  readonly width: number
  /** True where the columns need more than there is, so that the list scrolls sideways below its first columns. */
  readonly isWide: boolean
  /** The width there is, in pixels. */
  readonly room: number
}

// What all columns that stand unasked need at their wide widths.
const isWideRoom = (room: number): boolean => room >= 1294

/** The columns that stand now: those the seller did not hide, with the others only where there is room or they were asked for (`+` and the name). */
export const shownColumns = (hidden: readonly string[], room: number, isWide = isWideRoom(room)): Column[] =>
  allColumns.filter((column) => {
    if (column.id === 'title') return true
    if (hidden.includes(column.id)) return false
    const isUsual =
      column.stands === undefined || (column.stands === 'wide' && isWide) || (column.stands === 'room' && room >= roomy)
    return isUsual || hidden.includes(`+${column.id}`)
  })

const layoutOf = (
  columns: readonly Column[],
  room: number,
  isWide: boolean,
  drawn: Readonly<Record<string, number>>,
): Layout => {
  const wanted = columns.map((column) => drawn[column.id] ?? column.widths[isWide ? 1 : 0])
  const others = wanted.slice(1).reduce((sum, width) => sum + width, 0)
  const widths = [Math.max(wanted[0] ?? 0, room - tickWidth - others), ...wanted.slice(1)]
  let left = tickWidth
  const edges = widths.map((width) => {
    const edge = { left, width }
    left += width
    return edge
  })
  const template = [tickWidth, ...widths].map((width) => `${width}px`).join(' ')
  return { columns, edges, template, width: left, isWide: left > room, room }
}

export const useLayout = (scroll: RefObject<HTMLElement | null>): Layout => {
  const room = useRoom((state) => state.room)
  const hidden = useLook((look) => look.hiddenColumns)
  const drawn = useLook((look) => look.columnWidths)
  useEffect(() => {
    const element = scroll.current
    if (element === null) return undefined
    const watch = new ResizeObserver(() => useRoom.setState({ room: element.clientWidth }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [scroll])
  return useMemo(() => {
    return layoutOf(shownColumns(hidden, room), room, isWideRoom(room), drawn)
  }, [hidden, room, drawn])
}
