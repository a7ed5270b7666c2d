import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportChoices, ImportSummary } from '#contract/imports.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-choices-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const database = (): string => join(folder, 'workspace.sqlite')
const port = (): ReturnType<typeof createImportPort> => createImportPort(database())
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const bringIn = (path: string, choices: ImportChoices = {}): Promise<ImportSummary> =>
  port().run(path, {
    batchId: randomUUID(),
    label: 'Import',
    choices,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })

const shopify = (rows: string): string => `Handle,Title,Variant SKU,Variant Price,Type\n${rows}`

describe('what the seller chooses before bringing a file in', () => {
  it('shows field by field what would change, and takes only what is chosen', async () => {
    await bringIn(file('one.csv', shopify('a,Lamp,L-1,10,Light\nb,Vase,V-1,20,Decor\n')))
    const next = file(
      'two.csv',
      shopify('a,Lamp,L-1,12,Light\nb,Vase,V-1,20,Decor\nc,Bowl,B-1,30,Decor\nd,Dish,D-1,40,Decor\n'),
    )
    const preview = await port().inspect(next)
    expect(preview).toMatchObject({
      created: 2,
      changed: 1,
      unchanged: 1,
      categories: [
        { name: 'Light', products: 1 },
        { name: 'Decor', products: 3 },
      ],
    })
    expect(preview.planned.map(({ key, kind }) => [key, kind])).toEqual([
      ['a', 'changed'],
      ['c', 'new'],
      ['d', 'new'],
      ['b', 'unchanged'],
    ])
    expect(preview.planned[0]?.changes).toEqual([{ variant: 'L-1', field: 'price', before: '10', after: '12' }])
    const taken = await bringIn(next, { takeChanged: false, leaveOut: ['d'] })
    expect(taken).toMatchObject({ created: 1, changed: 0 })
    const store = openStore(database(), clock)
    expect(store.products.counts().products).toBe(3)
    store.close()
  })

  it('reads the file again as corrected: encoding, header, delimiter', async () => {
    const text = 'Über uns\nHandle;Title;Variant Price\na;Größe;10\n'
    const path = file('latin.csv', iconv.encode(text, 'windows-1252'))
    expect((await port().inspect(path)).planned[0]?.title).toBe('Größe')
    const wrong = await port().inspect(path, { encoding: 'cp850' })
    expect(wrong.planned[0]?.title).not.toBe('Größe')
    expect(wrong.encoding).toBe('cp850')
  })

  const german =
    'Artikelnummer;Bezeichnung;VK brutto;Lagerbestand;Farbe\nA-1;Tischlampe;19,90;5;Rot\nA-2;Stehlampe;1.049,00;2;Blau\n'

  it('proposes a mapping for a table of no known platform and brings it in', async () => {
    const path = file('preise.csv', german)
    const preview = await port().inspect(path)
    expect(preview).toMatchObject({ preset: 'mapping', created: 2, delimiter: 'semicolon' })
    expect(preview.mapping?.rules.length).toBe(5)
    expect(preview.sureness.length).toBe(5)
    expect(preview.sample.map(({ row }) => row)).toEqual([2, 3])
    await bringIn(path)
    const store = openStore(database(), clock)
    const [id] = store.products.ids({ view: 'all', text: 'Stehlampe', batchId: null, categoryId: null })
    expect(store.products.get(id ?? '')?.variants[0]).toMatchObject({
      sellerSku: 'A-2',
      price: '1049.00',
      quantity: '2',
    })
    store.close()
  })

  it('uses a saved mapping for every file with the same columns', async () => {
    const path = file('preise.csv', german)
    const { mapping } = await port().inspect(path)
    const store = openStore(database(), clock)
    store.meta.saveMappings([{ ...(mapping ?? { columns: [], rules: [] }), name: 'Großhändler', categories: {} }])
    store.close()
    expect(await port().inspect(path)).toMatchObject({ presetName: 'Großhändler', sureness: [] })
  })

  it('says that a table of people is no catalogue', async () => {
    await expect(bringIn(file('people.csv', 'name,age\nJosé,30\nAnna,25\n'))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('speaks of products'),
    })
  })

  it('says what a mapping lacks before anything is written', async () => {
    const mapping = {
      name: 'm',
      columns: [],
      categories: {},
      rules: [
        {
          target: { kind: 'variant' as const, field: 'price' as const },
          origin: { kind: 'column' as const, column: 'VK brutto' },
          steps: [],
        },
      ],
    }
    await expect(bringIn(file('preise.csv', german), { mapping })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('No column is the title'),
    })
  })
})
