// Scrolls a list in a real window and looks at every frame: the app's own list, and beside it a bare table with the same elements that nobody changes.
import type { Page } from '@playwright/test'

export type Frames = {
  readonly p95Ms: number
  readonly lateShare: number
  readonly longestTaskMs: number
  readonly emptyShare: number
}

const rowPixels = 28
const stepRows = 14

/** Puts a table beside the app that shows the same lines, drawn once and never changed; `remove` takes it away. */
export const placeBareTable = (page: Page, lines: number) =>
  page.evaluate(
    ([all, high]) => {
      const grid = document.querySelector('[role=treegrid]')
      let box: Element | null = grid
      while (box !== null && getComputedStyle(box).overflowY !== 'auto') box = box.parentElement
      const shown = [...(grid?.querySelectorAll<HTMLElement>('[role=row][data-product]') ?? [])]
      const room = box?.getBoundingClientRect()
      if (box === null || room === undefined || shown.length === 0) throw new Error('no list to copy')
      const bare = document.createElement('div')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the list's own box is an element of HTML
      bare.className = (box as HTMLElement).className
      bare.id = 'bare'
      Object.assign(bare.style, {
        position: 'fixed',
        zIndex: '9',
        left: `${room.left}px`,
        top: `${room.top}px`,
        width: `${room.width}px`,
        height: `${room.height}px`,
      })
      const inner = document.createElement('div')
      const outer = box.firstElementChild
      inner.style.cssText = outer?.getAttribute('style') ?? ''
      inner.style.height = `${all * high}px`
      for (let line = 0; line < all; line += 1) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of an element is an element
        const copy = shown[line % shown.length]?.cloneNode(true) as HTMLElement
        copy.style.transform = `translateY(${line * high}px)`
        inner.append(copy)
      }
      bare.append(inner)
      document.body.append(bare)
    },
    [lines, rowPixels] as const,
  )

export const removeBareTable = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('#bare')?.remove())

/** Scrolls by so many rows, some rows a frame. `isBare` scrolls the bare table, again and again from its top. */
export const scrollThrough = (page: Page, rows: number, isBare = false): Promise<Frames> =>
  page.evaluate(
    async ([all, high, step, isBareTable]) => {
      let box = document.querySelector(isBareTable ? '#bare' : '[role=treegrid]')
      while (box !== null && getComputedStyle(box).overflowY !== 'auto') box = box.parentElement
      if (box === null) throw new Error('nothing to scroll')
      const most = box.scrollHeight - box.clientHeight
      const tasks: number[] = []
      const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
      watch.observe({ entryTypes: ['longtask'] })
      const frames: number[] = []
      let empty = 0
      let last = performance.now()
      for (let top = 0; top < all * high; top += high * step) {
        box.scrollTop = isBareTable ? top % most : top
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
        frames.push(now - last)
        last = now
        if (!isBareTable && document.querySelector('[role=row][aria-busy=true]') !== null) empty += 1
      }
      watch.disconnect()
      if (!isBareTable && box.scrollTop < (all - 100) * high) throw new Error('the list did not scroll')
      const sorted = frames.toSorted((one, other) => one - other)
      return {
        p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        lateShare: frames.filter((frame) => frame > 34).length / frames.length,
        longestTaskMs: Math.max(0, ...tasks),
        emptyShare: empty / frames.length,
      }
    },
    [rows, rowPixels, stepRows, isBare] as const,
  )

/** Jumps to far places, as drawing the scroll bar does, and gives how long each took until rows stood there, in milliseconds. */
export const jumpAbout = (page: Page, products: number): Promise<number[]> =>
  page.evaluate(
    async ([all, high]) => {
      let box = document.querySelector('[role=treegrid]')
      while (box !== null && getComputedStyle(box).overflowY !== 'auto') box = box.parentElement
      if (box === null) throw new Error('nothing to scroll')
      const times: number[] = []
      for (let turn = 1; turn <= 15; turn += 1) {
        const started = performance.now()
        const line = Math.floor((all * ((turn * 7) % 16)) / 16)
        box.scrollTop = line * high
        for (;;) {
          await new Promise((resolve) => requestAnimationFrame(resolve))
          const row = document.querySelector(`[role=row][aria-rowindex="${line + 6}"]`)
          if (row !== null && row.getAttribute('aria-busy') === null) break
        }
        times.push(performance.now() - started)
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
      return times.toSorted((one, other) => one - other)
    },
    [products, rowPixels] as const,
  )

/** How long one frame takes while nothing is done: what this machine gives anybody. */
export const idleFrames = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const frames: number[] = []
    let last = performance.now()
    for (let at = 0; at < 120; at += 1) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames.push(now - last)
      last = now
    }
    return frames.toSorted((one, other) => one - other)[113] ?? 0
  })
