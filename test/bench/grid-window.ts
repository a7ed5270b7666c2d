// Measures the list in a real window over 25,000 products: first rows, keys, scrolling through ten thousand rows, sorting, a change of ten thousand
// values. The host runs in a process of its own, as it does for a seller.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { Frames } from './grid-scroll.ts'
import { idleFrames, jumpAbout, placeBareTable, removeBareTable, scrollThrough } from './grid-scroll.ts'

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
    // In turns with a table that nobody changes: what is left over between the two is the app's own, the rest is what drawing costs here.
    const frames: Frames[] = []
    const bare: Frames[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      frames.push(await scrollThrough(page, 10_000))
      await placeBareTable(page, 1_000)
      await page.waitForTimeout(500)
      bare.push(await scrollThrough(page, 5_000, true))
      await removeBareTable(page)
    }
    const middle = (all: readonly Frames[], figure: keyof Frames): number =>
      all.map((one) => one[figure]).toSorted((one, other) => one - other)[1] ?? 0
    const own = middle(frames, 'p95Ms')
    say('window_scroll_frame_p95', own, 'ms', '<=34')
    say('window_scroll_frame_p95_times_idle', own / idle, 'times', '<=2.1')
    say('window_bare_table_frame_p95', middle(bare, 'p95Ms'), 'ms')
    say('window_scroll_frame_p95_times_bare_table', own / middle(bare, 'p95Ms'), 'times', '<=2.1')
    say('window_scroll_late_frames', middle(frames, 'lateShare') * 100, 'percent', '<=5')
    say('window_bare_table_late_frames', middle(bare, 'lateShare') * 100, 'percent')
    say('window_scroll_longest_task', middle(frames, 'longestTaskMs'), 'ms', '<=100')
    say('window_scroll_frames_with_pending_rows', middle(frames, 'emptyShare') * 100, 'percent', '<=5')
    const jumps = await jumpAbout(page, 25_000)
    say('window_jump_median', jumps[7] ?? 0, 'ms', '<=100')
    say('window_jump_longest', jumps.at(-1) ?? 0, 'ms')
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
