import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nowhere, openApp, testFolder } from './open-app.ts'

const sample = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))

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

const bringIn = async (fileId: string): Promise<void> => {
  const { jobId } = await opened.client.imports.start({ fileId })
  await opened.client.jobs.wait({ jobId })
}

describe('writing files for the seller', () => {
  it('exports what is in view as a job, and the export comes back without a change', async () => {
    await bringIn(sample)
    const filter = { view: 'all' as const, text: 'linen', batchId: null, categoryId: null }
    const { jobId } = await opened.client.exports.start({ layout: 'own', format: 'xlsx', filter })
    expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', kind: 'export' })
    const { file } = await opened.client.exports.result({ jobId })
    expect(file?.name).toMatch(/^listwright-\d{4}-\d\d-\d\d\.xlsx$/)
    const summary = await opened.client.imports.inspect({ fileId: join(place.folder, file?.fileId ?? '') })
    expect(summary).toMatchObject({
      presetName: 'Listwright export',
      changed: 0,
      created: 0,
      unchanged: file?.products,
    })
  })

  it('writes rejected rows to a file of their own', async () => {
    const path = join(place.folder, 'shop.csv')
    writeFileSync(path, 'Handle,Title,Variant Price\na,Lamp,10\n,Lost,5\n')
    const written = await opened.client.imports.writeRejected({ fileId: path })
    expect(written).toMatchObject({ name: 'shop-rejected.csv', rows: 1 })
    expect(readFileSync(join(place.folder, 'shop-rejected.csv'), 'utf8')).toContain('handle is missing')
  })

  it('keeps mappings by name and forgets them again', async () => {
    const mapping = { name: 'Supplier', columns: ['a', 'b'], rules: [], categories: { Lamps: '600001' } }
    await opened.client.imports.saveMapping(mapping)
    await opened.client.imports.saveMapping({ ...mapping, columns: ['a'] })
    expect(await opened.client.imports.mappings()).toEqual([{ ...mapping, columns: ['a'] }])
    expect(await opened.client.imports.removeMapping({ name: 'Supplier' })).toEqual({ removed: true })
    expect(await opened.client.imports.mappings()).toEqual([])
  })

  it('unpacks a ZIP of pictures for catalogues that name them by file', async () => {
    const path = join(place.folder, 'pictures.zip')
    writeFileSync(path, zipSync({ 'a/One.JPG': new Uint8Array([1, 2, 3]) }))
    expect(await opened.client.imports.takePictures({ fileId: path })).toEqual({ kept: 1, refused: [] })
    expect(existsSync(join(place.folder, 'picture-files', 'one.jpg'))).toBe(true)
  })
})
