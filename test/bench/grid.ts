// Measures how the list of products feels with 25,000 products: opening, sorting, searching, paging, editing 10,000 at once and undoing it. Prints
// `name value unit goal`.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sortNames } from '#contract/products.ts'
import { openLargeWorkspace } from './grid-workspace.ts'
import { measureWindow } from './grid-window.ts'

const products = Number(process.env['PRODUCTS'] ?? 25_000)
const edited = Math.min(products, 10_000)
const kept = process.env['WORKSPACE']
const folder = kept ?? mkdtempSync(join(tmpdir(), 'listwright-grid-'))
mkdirSync(folder, { recursive: true })

const say = (name: string, value: number, unit: string, goal = ''): void => {
  console.log(`${name} ${value.toFixed(value < 10 ? 2 : 0)} ${unit} ${goal}`.trim())
}
const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The middle of several runs, after one that warms up. */
const often = async (work: (turn: number) => Promise<unknown>, turns = 7): Promise<number> => {
  await work(-1)
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) times.push(await timed(() => work(turn)))
  return median(times)
}

// The idle figure says what this machine itself does to the others.
/** How long it took, and the longest time for which nothing else could run meanwhile. */
const held = async (work: () => Promise<unknown>): Promise<{ ms: number; heldMs: number }> => {
  let last = performance.now()
  let heldMs = 0
  const look = (): void => {
    const now = performance.now()
    heldMs = Math.max(heldMs, now - last)
    last = now
  }
  const timer = setInterval(look, 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  heldMs = 0
  const ms = await timed(work)
  await new Promise((resolve) => setTimeout(resolve, 5))
  look()
  clearInterval(timer)
  return { ms, heldMs }
}

const workspace = await openLargeWorkspace(folder, products)
const { client, app } = workspace
const tenPercent = { kind: 'formula', from: 'price', step: 'percent', by: '10', rounding: '.99' } as const
const quiet = (): Promise<void> => app.context.checker.settled()

try {
  const idle = await held(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
  say('grid_idle_held', idle.heldMs, 'ms')
  const first = await client.products.list({ sort: 'title', isDescending: false })
  say('grid_products', first.total, 'products', `>=${products}`)
  say('grid_variants', first.variantTotal, 'variants', `>=${products * 4}`)
  say('grid_open_list', await often(() => client.products.list({ sort: 'title', isDescending: false })), 'ms', '<=50')
  for (const sort of sortNames) {
    const time = await often((turn) => client.products.list({ sort, isDescending: turn % 2 === 0 }))
    say(`grid_sort_${sort}`, time, 'ms', '<=50')
  }
  const deep = await often((turn) =>
    client.products.list({ sort: 'title', isDescending: false, offset: (4_000 * (turn + 1)) % products }),
  )
  say('grid_page_window', deep, 'ms', '<=50')
  say('grid_filter_view', await often(() => client.products.list({ view: 'needs-work' })), 'ms', '<=50')
  const words = ['oak', 'linen lamp', 'SKU-1', 'har', 'river st', 'größe', 'x']
  say('grid_search', await often((turn) => client.products.list({ text: words[turn] ?? 'lamp' })), 'ms', '<=50')
  say('grid_counts', await often(() => client.app.info()), 'ms', '<=50')
  say('grid_all_ids', await often(() => client.products.ids({})), 'ms', '<=100')

  const { ids } = await client.products.ids({})
  const some = ids.slice(0, edited)
  const edit = (field: 'brand' | 'title' | 'weight', value: string) =>
    client.products.edit({
      label: `${field} of many`,
      edits: some.map((productId, at) => ({
        productId,
        variantId: null,
        field,
        value: `${value}${field === 'title' ? at : ''}`,
      })),
    })
  for (const field of ['weight', 'brand', 'title'] as const) {
    const { ms, heldMs } = await held(() => edit(field, `7${products % 89}`))
    say(`grid_edit_${edited}_${field}`, ms / 1000, 's', '<=2')
    say(`grid_edit_${edited}_${field}_held`, heldMs, 'ms', '<=50')
    const after = await held(quiet)
    say(`grid_edit_${edited}_${field}_checked_after`, after.ms / 1000, 's', '<=4')
    say(`grid_edit_${edited}_${field}_checks_held`, after.heldMs, 'ms', '<=50')
    const undone = await held(() => client.products.undo({ batchId: null }))
    say(`grid_undo_${edited}_${field}`, undone.ms / 1000, 's', '<=2')
    say(`grid_undo_${edited}_${field}_held`, undone.heldMs, 'ms', '<=50')
    await quiet()
  }
  const checks = await held(() => client.checks.run())
  say('grid_check_all', checks.ms / 1000, 's', '<=10')
  say('grid_check_all_held', checks.heldMs, 'ms', '<=50')
  const selected = { productIds: some, variantIds: null, changes: [{ field: 'price' as const, deed: tenPercent }] }
  const preview = await held(() => client.products.previewBulk(selected))
  say(`grid_preview_formula_${edited}`, preview.ms / 1000, 's', '<=2')
  say(`grid_preview_formula_${edited}_held`, preview.heldMs, 'ms', '<=50')
  const formula = await held(() => client.products.bulk({ ...selected, label: 'Prices' }))
  say(`grid_formula_${edited}_all_variants`, formula.ms / 1000, 's', '<=4')
  say(`grid_formula_${edited}_all_variants_held`, formula.heldMs, 'ms', '<=50')
  await quiet()
  const plan = await held(() => client.publish.plan({ productIds: null }))
  say('grid_plan_all', plan.ms / 1000, 's', '<=10')
  say('grid_plan_all_held', plan.heldMs, 'ms', '<=50')
} finally {
  await workspace.close()
}
try {
  const chrome = [process.env['LISTWRIGHT_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  )
  if (chrome === undefined)
    console.error('No Chromium is here (LISTWRIGHT_CHROMIUM), so the lines of the window are left out.')
  else {
    const own = join(folder, 'window')
    mkdirSync(own, { recursive: true })
    copyFileSync(join(folder, 'workspace.db'), join(own, 'workspace.sqlite'))
    await measureWindow(own, chrome, say)
  }
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true })
}
