// Measures the category picker and the lists of suggestions with 25,000 products: the calls behind them, and in a browser, where there is one, how long
// the picker takes from the key to the screen. Prints `name value unit goal`.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { z } from 'zod'
import { openLargeWorkspace } from './grid-workspace.ts'

const products = Number(process.env['PRODUCTS'] ?? 25_000)
const kept = process.env['WORKSPACE']
const folder = kept ?? mkdtempSync(join(tmpdir(), 'listwright-picker-'))
const root = fileURLToPath(new URL('../..', import.meta.url))
mkdirSync(folder, { recursive: true })

const say = (name: string, value: number, unit: string, goal = ''): void => {
  console.log(`${name} ${value.toFixed(value < 10 ? 2 : 0)} ${unit} ${goal}`.trim())
}
const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** The middle of several runs, after one that warms up. */
const often = async (work: () => Promise<unknown>, turns = 9): Promise<number> => {
  await work()
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return middle(times)
}

const installed = (name: string): string | null => {
  const found = spawnSync('which', [name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

const measureCalls = async (): Promise<void> => {
  const workspace = await openLargeWorkspace(folder, products)
  const { client, app } = workspace
  try {
    await app.context.checker.settled()
    const { ids } = await client.products.ids({})
    say('picker.products', ids.length, 'count', `>=${products}`)
    const one = ids.slice(0, 1)
    say('picker.shortlist', await often(() => client.categories.shortlist({ productIds: one })), 'ms', '<=50')
    say('picker.search', await often(() => client.categories.search({ text: 'table lamp', limit: 30 })), 'ms', '<=50')
    const { jobId } = await client.suggestions.start({ productIds: null, asksPlatform: false })
    const started = performance.now()
    const job = await client.jobs.wait({ jobId })
    const seconds = (performance.now() - started) / 1000
    say('suggestions.own-words', job.done / seconds, 'products/s', '>=200')
    say('suggestions.page', await often(() => client.suggestions.list({})), 'ms', '<=300')
    say('mapping.page', await often(() => client.sourceCategories.list({})), 'ms', '<=300')
  } finally {
    await workspace.close()
  }
}

const inBrowser = async (executablePath: string): Promise<void> => {
  const host = join(root, 'src', 'main', 'browser', 'index.ts')
  // The hosts name the file of a workspace otherwise than the tests do.
  const workspace = join(folder, 'window')
  mkdirSync(workspace, { recursive: true })
  copyFileSync(join(folder, 'workspace.db'), join(workspace, 'workspace.sqlite'))
  const child = spawn(process.execPath, [host, '--workspace', workspace, '--no-open', '--json', '--port', '0'], {
    env: { ...process.env, LISTWRIGHT_TEST: '1', LISTWRIGHT_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const browser = await chromium.launch({ executablePath })
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve)
      child.once('exit', (code) => reject(new Error(`The browser host ended with ${code} before it was ready`)))
    })
    const { address } = z.object({ address: z.string() }).parse(JSON.parse(line))
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(address)
    const cells = page.getByRole('treegrid', { name: 'Products' }).locator('[data-variant="-1"] [data-column=category]')
    await cells.first().click({ timeout: 60_000 })
    const picker = page.getByRole('dialog', { name: 'Choose a category' })
    const times: number[] = []
    for (let turn = 0; turn < 11; turn += 1) {
      await page.keyboard.press('Enter')
      await picker.getByRole('combobox').waitFor()
      const opened = await page.waitForFunction(
        (wanted) => performance.getEntriesByName('picker-opened')[wanted]?.duration,
        turn,
      )
      times.push(Number(await opened.jsonValue()))
      await page.keyboard.press('Escape')
      await picker.waitFor({ state: 'detached' })
    }
    say('picker.open', middle(times.slice(1)), 'ms', '<=50')
    say('picker.open.first', times[0] ?? 0, 'ms', '-')
    say('picker.open.slowest', Math.max(...times.slice(1)), 'ms', '-')
  } finally {
    await browser.close()
    child.kill('SIGINT')
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)))
  }
}

try {
  await measureCalls()
  const executable = process.env['LISTWRIGHT_CHROMIUM'] ?? installed('chromium') ?? installed('google-chrome')
  if (executable === null) console.log('picker.open is not measured: there is no Chromium here.')
  else if (!existsSync(join(root, 'dist', 'renderer'))) console.log('picker.open is not measured: run the build first.')
  else await inBrowser(executable)
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
