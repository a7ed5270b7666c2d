// Measures the list in a real window over 25,000 products: first rows, keys, scrolling through ten thousand rows, sorting, a change of ten thousand
// values. The host runs in a process of its own, as it does for a seller.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { z } from 'zod'

type Say = (name: string, value: number, unit: string, goal?: string) => void

const host = fileURLToPath(new URL('../../src/main/browser/index.ts', import.meta.url))
const addressShape = z.object({ address: z.string() })

const open = async (workspace: string) => {
  const flags = ['--workspace', workspace, '--no-open', '--json', '--port', '0']
  const child = spawn(process.execPath, [host, ...flags], {
    env: { ...process.env, LISTWRIGHT_TEST: '1', LISTWRIGHT_DATA: `${workspace}-data` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    address: addressShape.parse(JSON.parse(line)).address,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    },
  }
}

type Frames = {
  readonly p95Ms: number
  readonly lateShare: number
  readonly longestTaskMs: number
  readonly emptyShare: number
}

/** Scrolls the list by so many rows with a frame's step of some rows, and looks at every frame. */
const scrollThrough = (page: Page, rows: number): Promise<Frames> =>
  page.evaluate(async (all) => {
    const grid = document.querySelector('[role=treegrid]')
    let box: Element | null = grid
    while (box !== null && getComputedStyle(box).overflowY !== 'auto') box = box.parentElement
    if (box === null) throw new Error('nothing to scroll')
    const tasks: number[] = []
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
    watch.observe({ entryTypes: ['longtask'] })
    const frames: number[] = []
    let empty = 0
    let last = performance.now()
    const step = 28 * 14
    for (let top = 0; top < all * 28; top += step) {
      box.scrollTop = top
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames.push(now - last)
      last = now
      if (document.querySelector('[role=row][aria-busy=true]') !== null) empty += 1
    }
    watch.disconnect()
    if (box.scrollTop < (all - 100) * 28) throw new Error('the list did not scroll')
    const sorted = frames.toSorted((one, other) => one - other)
    return {
      p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      lateShare: frames.filter((frame) => frame > 34).length / frames.length,
      longestTaskMs: Math.max(0, ...tasks),
      emptyShare: empty / frames.length,
    }
  }, rows)

/** How long one frame takes while nothing is done: what this machine gives anybody. */
const idleFrames = (page: Page): Promise<number> =>
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

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const firstTitle = (page: Page): Promise<string | null> =>
  page.locator('[aria-rowindex="2"] [data-column=title]').textContent()

/** Prints the figures of the window; `chrome` is the browser to use. */
export const measureWindow = async (workspace: string, chrome: string, say: Say): Promise<void> => {
  const running = await open(workspace)
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    const opened = await timed(async () => {
      await page.goto(running.address)
      await page.waitForSelector('[aria-rowindex="20"]')
    })
    say('window_first_rows', opened / 1000, 's', '<=2')
    await page.waitForTimeout(1_500)
    const idle = await idleFrames(page)
    say('window_idle_frame_p95', idle, 'ms')
    const frames = await scrollThrough(page, 10_000)
    say('window_scroll_frame_p95', frames.p95Ms, 'ms')
    say('window_scroll_frame_p95_times_idle', frames.p95Ms / idle, 'times', '<=2')
    say('window_scroll_late_frames', frames.lateShare * 100, 'percent', '<=10')
    say('window_scroll_longest_task', frames.longestTaskMs, 'ms', '<=100')
    say('window_scroll_frames_with_pending_rows', frames.emptyShare * 100, 'percent')
    await page.locator('[role=treegrid]').focus()
    await page.keyboard.press('Control+Home')
    await page.locator('[aria-rowindex="2"] [data-column=brand]').click()
    const keys = await timed(async () => {
      for (let at = 0; at < 100; at += 1) await page.keyboard.press('ArrowDown')
    })
    say('window_arrow_key', keys / 100, 'ms', '<=33')
    await page.keyboard.press('Control+Home')
    for (const name of ['Stock', 'Title', 'Price']) {
      const before = await firstTitle(page)
      const head = page.getByRole('columnheader', { name }).getByRole('button')
      const time = await timed(async () => {
        await head.click()
        await page.waitForFunction(
          (old) => document.querySelector('[aria-rowindex="2"] [data-column=title]')?.textContent !== old,
          before,
        )
      })
      say(`window_sort_${name.toLowerCase()}`, time, 'ms', '<=200')
    }
    await page.keyboard.press('/')
    const search = await timed(async () => {
      await page.keyboard.type('lamp')
      await page.waitForFunction(() => (document.body.textContent ?? '').includes(' of 25,000 products'))
    })
    say('window_search_while_typing', search, 'ms', '<=600')
  } finally {
    await browser.close()
    await running.close()
  }
}
