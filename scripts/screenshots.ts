// Draws the pictures of the README from the running app: a practice workspace is filled on the command line, then looked at in a browser.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { findChromium } from './chromium.ts'
import { environment, root, runCommand } from './run-command.ts'

const pictures = join(root, 'docs', 'screenshots')

const leafWords: Readonly<Record<string, string>> = {
  Cushion: 'cushion cover',
  Throw: 'throw blanket',
  Mug: 'mug',
  Plate: 'plate',
  Cutting: 'cutting board',
  Candle: 'candles home decor',
  Towel: 'towels bathroom',
  Vase: 'vase',
  Planter: 'garden pots planters',
  Pot: 'garden pots planters',
  Clock: 'clocks home decor',
  Shelf: 'hooks shelves',
  Kettle: 'tea drinks beverages',
  Basket: 'storage baskets',
  Duvet: 'bedding sets',
  Incense: 'dietary supplement herbal',
}

const cli = async (folder: string, ...args: readonly string[]): Promise<unknown> => {
  const { output } = await runCommand('node', ['src/main/cli/index.ts', ...args, '--workspace', folder, '--json'])
  return JSON.parse(output.trim().split('\n').at(-1) ?? 'null')
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const text = (value: unknown, name: string): string => String(member(value, name) ?? '')

const fill = async (folder: string): Promise<void> => {
  await cli(folder, 'import', join(root, 'assets', 'samples', 'home-and-living.csv'))
  const products = list(member(await cli(folder, 'products'), 'products'))
  for (const [word, words] of Object.entries(leafWords)) {
    const ids = products
      .filter((product) => text(product, 'title').includes(word))
      .map((product) => text(product, 'id'))
    const [hit] = list(member(await cli(folder, 'categories', 'search', words), 'hits'))
    if (ids.length > 0 && hit !== undefined) {
      await cli(folder, 'categories', 'set', text(hit, 'id'), '--products', ids.join(','))
    }
  }
  await cli(folder, 'publish')
}

const serve = async (folder: string): Promise<{ address: string; stop: () => void }> => {
  const child = spawn('node', ['src/main/browser/index.ts', '--workspace', folder, '--port', '0', '--no-open'], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/\S+/u.exec(printed)
      if (found !== null) resolve(found[0])
    })
    child.once('exit', () => reject(new Error(`The browser host ended: ${printed}`)))
  })
  return { address, stop: () => void child.kill('SIGINT') }
}

const section = async (page: Page, name: RegExp): Promise<void> => {
  await page
    .getByRole('navigation')
    .getByRole('link', { name })
    .or(page.getByRole('navigation').getByRole('button', { name }))
    .first()
    .click()
}

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load')
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}

const draw = async (page: Page, theme: string): Promise<void> => {
  const shot = async (name: string): Promise<void> => {
    await settle(page)
    await page.screenshot({ path: join(pictures, `${name}-${theme}.png`) })
  }
  await page.waitForSelector('[data-app-state="loaded"]')
  await page.getByText('Stoneware Dinner Plate').first().click()
  await page.getByText('Attributes').first().waitFor()
  await shot('products')
  await page
    .getByRole('button', { name: /^Change/u })
    .first()
    .click()
  await page.keyboard.type('kitchen knife')
  await page.getByText('Package size').first().waitFor()
  await shot('category-picker')
  await page.keyboard.press('Escape')
  await section(page, /^Publish/u)
  await page.getByText('What changes').first().waitFor()
  await shot('publish')
  await section(page, /^Permissions/u)
  await page.getByText('Qualification Center').first().waitFor()
  await shot('permissions')
}

const found = await findChromium()
if ('problem' in found) {
  console.error(found.problem)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'listwright-pictures-'))
mkdirSync(pictures, { recursive: true })
await fill(folder)
const host = await serve(folder)
const browser = await chromium.launch({ executablePath: found.binary, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  for (const [turn, theme] of (['light', 'dark'] as const).entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto(turn === 0 ? host.address : new URL('/', host.address).href)
    await draw(page, theme)
  }
} finally {
  await browser.close()
  host.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`Drawn into ${pictures}`)
