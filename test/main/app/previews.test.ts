// The whole preview of a file: every product and every problem can be paged through and searched, however many there are.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nowhere, openApp, testFolder } from './open-app.ts'

let opened: ReturnType<typeof openApp>
let place: ReturnType<typeof testFolder>
beforeEach(() => {
  place = testFolder()
  opened = openApp(place.folder, nowhere)
})
afterEach(async () => {
  await opened.close()
  place.remove()
})

const catalogue = (name: string, rows: number, priceOf: (row: number) => string): string => {
  const path = join(place.folder, name)
  const lines = Array.from({ length: rows }, (_, row) => `h-${row},Lamp ${row},${priceOf(row)},SKU-${row}`)
  writeFileSync(path, ['Handle,Title,Variant Price,Variant SKU', ...lines, ',Lost,1,X', ',Also lost,1,Y'].join('\n'))
  return path
}

describe('the preview of a file', () => {
  it('hands out every product of 1,200 in pages, though the first answer holds 500', async () => {
    const fileId = catalogue('shop.csv', 1200, (row) => `${row + 1}.50`)
    const { imports } = opened.client
    const summary = await imports.inspect({ fileId })
    expect(summary).toMatchObject({ created: 1200, rejectedTotal: 2, quote: '"' })
    expect(summary.planned).toHaveLength(500)
    expect(summary.head[0]).toEqual({ row: 1, cells: ['Handle', 'Title', 'Variant Price', 'Variant SKU'] })
    const previewId = summary.previewId ?? ''
    const last = await imports.planned({ previewId, kind: 'new', offset: 1000, limit: 500 })
    expect(last.total).toBe(1200)
    expect(last.planned.map(({ key }) => key).slice(-1)).toEqual(['h-1199'])
    expect(last.planned[0]).toMatchObject({ title: 'Lamp 1000', price: '1001.50', variants: 1, images: 0 })
    const found = await imports.planned({ previewId, kind: 'new', text: 'LAMP 119' })
    expect(found.total).toBe(12)
    expect((await imports.plannedKeys({ previewId, kind: 'new', text: 'lamp 1199' })).keys).toEqual(['h-1199'])
    const { problems, total } = await imports.problems({ previewId, kind: 'rejected', text: 'also' })
    expect(total).toBe(1)
    expect(problems[0]).toMatchObject({ row: 1203 })
  })

  it('takes titles with the line separators that word processors leave in them', async () => {
    const path = join(place.folder, 'pasted.csv')
    const title = 'Lamp\u2028with a\u2029shade'
    writeFileSync(path, `Handle,Title,Variant Price,Variant SKU\na,${title},5.00,A\nb,Plain,6.00,B\n`)
    const { imports } = opened.client
    const { previewId } = await imports.inspect({ fileId: path })
    const { planned, total } = await imports.planned({ previewId: previewId ?? '', kind: 'new' })
    expect(total).toBe(2)
    expect(planned.map((one) => one.title)).toEqual([title, 'Plain'])
  })

  it('finds a changed product by what changes, and leaves out the keys that are named', async () => {
    const { imports, jobs } = opened.client
    const first = catalogue('shop.csv', 30, () => '5.00')
    await jobs.wait(await imports.start({ fileId: first }))
    const second = catalogue('again.csv', 30, (row) => (row < 3 ? '7.77' : '5.00'))
    const summary = await imports.inspect({ fileId: second })
    expect(summary).toMatchObject({ changed: 3, unchanged: 27 })
    const previewId = summary.previewId ?? ''
    const { keys } = await imports.plannedKeys({ previewId, kind: 'changed', text: '7.77' })
    expect(keys).toEqual(['h-0', 'h-1', 'h-2'])
    const { jobId } = await imports.start({ fileId: second, choices: { leaveOut: keys.slice(1) } })
    await jobs.wait({ jobId })
    expect((await imports.result({ jobId })).summary).toMatchObject({ changed: 1 })
  })

  it('says meanwhile how far it is', async () => {
    const told: { fileId: string; done: number; total: number }[] = []
    opened.app.context.bus.listen((event) => {
      if (event.type === 'import.looking') told.push(event)
    })
    const fileId = catalogue('shop.csv', 60_000, () => '5.00')
    await opened.client.imports.inspect({ fileId })
    expect(new Set(told.map((one) => one.fileId))).toEqual(new Set([fileId]))
    const counted = told.filter(({ total }) => total > 0)
    expect(counted.map(({ done }) => done)).toEqual(counted.map(({ done }) => done).toSorted((one, two) => one - two))
    expect(counted.at(-1)?.total).toBeGreaterThanOrEqual(60_000)
  }, 120_000)

  it('keeps the newer preview when an older look at the same file is cut off', async () => {
    const { imports } = opened.client
    const fileId = catalogue('shop.csv', 5000, () => '5.00')
    const cut = new AbortController()
    const older = imports.inspect({ fileId }, { signal: cut.signal }).catch(() => null)
    const newer = imports.inspect({ fileId, choices: { preset: 'shopify' } })
    cut.abort()
    const { previewId } = await newer
    await older
    expect((await imports.planned({ previewId: previewId ?? '', kind: 'new' })).total).toBe(5000)
  })

  it('reads a file with the platform that the seller names, though a saved mapping would fit', async () => {
    const { imports } = opened.client
    const fileId = catalogue('shop.csv', 3, () => '5.00')
    const { columns } = await imports.inspect({ fileId })
    const names = columns.map(({ name }) => name)
    await imports.saveMapping({ name: 'Mine', columns: names, rules: [], categories: {} })
    expect((await imports.inspect({ fileId })).presetName).toBe('Mine')
    expect((await imports.inspect({ fileId, choices: { preset: 'shopify' } })).presetName).toBe('Shopify')
  })
})
