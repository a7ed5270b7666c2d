// Measures how the list of products feels with 25,000 products: opening, sorting, searching, paging, editing 10,000 at once and undoing it. Prints
// `name value unit goal`.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sortNames } from '#contract/products.ts'
import { measurePictures } from './grid-pictures.ts'
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

type Held = { readonly ms: number; readonly heldMs: number; readonly ownMs: number; readonly heldOwnMs: number }

const ownNow = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

// `own` counts what this thread itself computed, so that a busy machine does not look like a slow app; the idle lines say how busy it is.
/** How long it took, and the longest time for which nothing else could run meanwhile, by the clock and by what was computed. */
const held = async (work: () => Promise<unknown>): Promise<Held> => {
  let last = { clock: performance.now(), own: ownNow() }
  let most = { clock: 0, own: 0 }
  const look = (): void => {
    const now = { clock: performance.now(), own: ownNow() }
    most = { clock: Math.max(most.clock, now.clock - last.clock), own: Math.max(most.own, now.own - last.own) }
    last = now
  }
  const timer = setInterval(look, 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  look()
  most = { clock: 0, own: 0 }
  const own = ownNow()
  const ms = await timed(work)
  const ownMs = ownNow() - own
  await new Promise((resolve) => setTimeout(resolve, 5))
  look()
  clearInterval(timer)
  return { ms, heldMs: most.clock, ownMs, heldOwnMs: most.own }
}

const sayHeld = (name: string, { ms, heldMs, ownMs, heldOwnMs }: Held, goalSeconds: number): void => {
  say(name, ms / 1000, 's', `<=${goalSeconds}`)
  say(`${name}_own`, ownMs / 1000, 's', `<=${goalSeconds}`)
  say(`${name}_held`, heldMs, 'ms')
  say(`${name}_held_own`, heldOwnMs, 'ms', '<=50')
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
    sayHeld(`grid_edit_${edited}_${field}`, await held(() => edit(field, `7${products % 89}`)), 2)
    sayHeld(`grid_edit_${edited}_${field}_checked_after`, await held(quiet), 4)
    sayHeld(`grid_undo_${edited}_${field}`, await held(() => client.products.undo({ batchId: null })), 2)
    await quiet()
  }
  const checked: Awaited<ReturnType<typeof client.checks.run>>[] = []
  sayHeld('grid_check_all', await held(async () => checked.push(await client.checks.run())), 10)
  const selected = { productIds: some, variantIds: null, changes: [{ field: 'price' as const, deed: tenPercent }] }
  sayHeld(`grid_preview_formula_${edited}`, await held(() => client.products.previewBulk(selected)), 2)
  const formula = await held(() => client.products.bulk({ ...selected, label: 'Prices' }))
  sayHeld(`grid_formula_${edited}_all_variants`, formula, 4)
  await quiet()
  const fixable = checked[0]?.groups.filter(({ fixId }) => fixId !== null) ?? []
  const [most] = fixable.toSorted((one, other) => other.products - one.products)
  if (most !== undefined && most.fixId !== null) {
    const mend = { code: most.code, fixId: most.fixId, productIds: null }
    sayHeld(`grid_mend_all_${most.products}`, await held(() => client.checks.fix(mend)), 20)
    sayHeld(`grid_undo_mend_${most.products}`, await held(() => client.products.undo({ batchId: null })), 4)
    await quiet()
  }
  const survey = await client.attributes.survey({ productIds: some })
  const leaf = survey.leaves[0]?.categoryId ?? ''
  const attribute = (await client.categories.rules({ id: leaf })).attributes.find(({ isSales }) => !isSales)
  if (attribute !== undefined) {
    const attributeId = attribute.id
    const set = {
      categoryId: leaf,
      attributeId,
      values: [{ id: null, name: 'Bench' }],
      productIds: ids,
      onlyEmpty: false,
    }
    sayHeld('grid_attribute_of_a_leaf', await held(() => client.attributes.set(set)), 10)
    sayHeld('grid_undo_attribute', await held(() => client.products.undo({ batchId: null })), 2)
    await quiet()
  }
  const other = { categoryId: leaf, productIds: some }
  sayHeld(`grid_category_of_${edited}`, await held(() => client.categories.set(other)), 4)
  await quiet()
  sayHeld(`grid_remove_${edited}`, await held(() => client.products.remove({ ids: some })), 4)
  sayHeld(`grid_undo_remove_${edited}`, await held(() => client.products.undo({ batchId: null })), 4)
  await quiet()
  const { batches } = await client.products.batches({ offset: 0, limit: 200 })
  const brought = batches.find(({ kind }) => kind === 'import')
  if (brought !== undefined) {
    const batchId = brought.id
    sayHeld('grid_what_was_edited_since_import', await held(() => client.products.editedSince({ batchId })), 10)
  }
  sayHeld('grid_plan_all', await held(() => client.publish.plan({ productIds: null })), 10)
} finally {
  await workspace.close()
}
try {
  await measurePictures(folder, say)
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
  if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
