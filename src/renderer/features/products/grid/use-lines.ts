// Which lines of the grid are drawn: those on the screen and a few more, most of them where the list is moving to. All lines are equally high.
import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { fly } from '#renderer/ui/flight.ts'

const spare = 14
const spareBehind = 4
const settledAfterMs = 150
// A step of so many lines between two frames is too fast to look at pictures.
const flyingLines = 4

type Drawn = {
  readonly from: number
  /** While the list moves: the slots as they stand in the document. */
  readonly order: readonly number[] | null
}

export type Lines = {
  /** Lines to draw in the order in which they stand in the document, each with its place among the elements that are used again and again. */
  readonly drawn: readonly { readonly line: number; readonly slot: number }[]
  readonly first: number
  readonly last: number
}

const linesFrom = (from: number, size: number): { readonly line: number; readonly slot: number }[] =>
  Array.from({ length: size }, (_, at) => ({ line: from + at, slot: (from + at) % Math.max(1, size) }))

const windowAt = (first: number, size: number, count: number, isDown: boolean): number =>
  Math.max(0, Math.min(first - (isDown ? spareBehind : spare - spareBehind), count - size))

/** `headHeight` covers the top of the scrolled box. Whoever draws a slot again with another line draws it without a new element. */
export const useLines = (
  scroll: RefObject<HTMLElement | null>,
  { count, rowHeight, headHeight }: { readonly count: number; readonly rowHeight: number; readonly headHeight: number },
): Lines => {
  const [onScreen, setOnScreen] = useState(0)
  const [drawn, setDrawn] = useState<Drawn>({ from: 0, order: null })
  const size = Math.min(count, onScreen + spare)

  useLayoutEffect(() => {
    const box = scroll.current
    if (box === null) return undefined
    const measure = (): void => setOnScreen(Math.ceil((box.clientHeight - headHeight) / rowHeight) + 1)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [scroll, rowHeight, headHeight])

  useEffect(() => {
    const box = scroll.current
    if (box === null) return undefined
    let last = Math.floor(box.scrollTop / rowHeight)
    let settling: ReturnType<typeof setTimeout> | undefined
    const follow = (): void => {
      const first = Math.floor(box.scrollTop / rowHeight)
      const step = first - last
      if (step === 0) return
      last = first
      if (Math.abs(step) >= flyingLines) fly()
      clearTimeout(settling)
      settling = setTimeout(() => setDrawn((was) => ({ ...was, order: null })), settledAfterMs)
      // At once, so that no frame is shown in which lines are missing.
      flushSync(() =>
        setDrawn((was) => {
          const isEnough = first >= was.from + 2 && first + onScreen + 2 <= was.from + size
          const isAtEnd = first >= was.from && first + onScreen <= was.from + size && was.from + size >= count
          if (isEnough || isAtEnd || (was.from === 0 && first + onScreen + 2 <= size)) return was
          const order = was.order ?? linesFrom(was.from, size).map(({ slot }) => slot)
          return { from: windowAt(first, size, count, step > 0), order }
        }),
      )
    }
    follow()
    box.addEventListener('scroll', follow, { passive: true })
    return () => {
      box.removeEventListener('scroll', follow)
      clearTimeout(settling)
    }
  }, [scroll, rowHeight, onScreen, size, count])

  const from = Math.max(0, Math.min(drawn.from, count - size))
  const lines = linesFrom(from, size)
  // Elements are put in the order of their lines only where the list stands still: moving them costs as much as making them.
  const bySlot = drawn.order?.length === size ? new Map(lines.map((one) => [one.slot, one])) : null
  const inPlace = bySlot === null ? lines : (drawn.order ?? []).flatMap((slot) => bySlot.get(slot) ?? [])
  return { drawn: inPlace, first: from, last: from + size - 1 }
}

/** Scrolls a box no further than it must to show a line. */
export const showLine = (box: HTMLElement, line: number, rowHeight: number, headHeight: number): void => {
  const top = line * rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + rowHeight + headHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + rowHeight + headHeight - box.clientHeight
}
