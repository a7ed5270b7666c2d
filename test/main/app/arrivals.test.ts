// Files from outside: proposed once they are whole, each state of a file once, and never applied.
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nowhere, openApp, testFolder } from './open-app.ts'

const catalogue = 'Handle,Title,Variant Price\na,Lamp,10\n'

let opened: ReturnType<typeof openApp>
let place: ReturnType<typeof testFolder>
let inbox: string
beforeEach(() => {
  place = testFolder()
  inbox = join(place.folder, 'inbox')
  mkdirSync(inbox)
  opened = openApp(place.folder, nowhere)
})
afterEach(async () => {
  vi.useRealTimers()
  await opened.close()
  place.remove()
})

const names = async (): Promise<string[]> => (await opened.client.arrivals.list()).map(({ name }) => name)
const eventually = (wanted: readonly string[]): Promise<void> =>
  vi.waitFor(async () => expect(await names()).toEqual(wanted), { timeout: 90_000, interval: 40 })

describe('the watched folder', () => {
  it('proposes a new file, not those that lay there, and brings nothing in', async () => {
    writeFileSync(join(inbox, 'old.csv'), catalogue)
    expect(await opened.client.arrivals.watch({ folder: inbox })).toMatchObject({ folder: inbox, problem: null })
    writeFileSync(join(inbox, 'new.csv'), catalogue)
    writeFileSync(join(inbox, 'notes.docx'), 'no catalogue')
    writeFileSync(join(inbox, '~$new.xlsx'), 'a lock file')
    await eventually(['new.csv'])
    expect(opened.store.products.counts().products).toBe(0)
    expect((await opened.client.app.notices())[0]).toMatchObject({
      kind: 'import',
      title: 'new.csv is new in the watched folder',
    })
    const [arrival] = await opened.client.arrivals.list()
    const summary = await opened.client.imports.inspect({ fileId: arrival?.fileId ?? '' })
    expect(summary.created).toBe(1)
    await opened.client.arrivals.dismiss({ fileId: arrival?.fileId ?? '' })
    expect(await names()).toEqual([])
  })

  it('waits for a file that is still being written, and proposes it once', async () => {
    // How long a file stood still is made-up time here: a busy machine may pause between two lines for as long as it likes.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    await opened.client.arrivals.watch({ folder: inbox })
    const path = join(inbox, 'growing.csv')
    writeFileSync(path, '')
    for (let piece = 0; piece < 12; piece += 1) {
      appendFileSync(path, piece === 0 ? 'Handle,Title,Variant Price\n' : `p${piece},Lamp ${piece},10\n`)
      await vi.advanceTimersByTimeAsync(200)
      expect(await names()).toEqual([])
    }
    await eventually(['growing.csv'])
    const [arrival] = await opened.client.arrivals.list()
    expect((await opened.client.imports.inspect({ fileId: arrival?.fileId ?? '' })).created).toBe(11)
    expect((await opened.client.app.notices()).filter(({ kind }) => kind === 'import')).toHaveLength(1)
  })

  it('proposes a file again when it has changed, also one that was moved in', async () => {
    await opened.client.arrivals.watch({ folder: inbox })
    const beside = join(place.folder, 'download.part')
    writeFileSync(beside, catalogue)
    renameSync(beside, join(inbox, 'prices.csv'))
    await eventually(['prices.csv'])
    const [first] = await opened.client.arrivals.list()
    await opened.client.arrivals.dismiss({ fileId: first?.fileId ?? '' })
    writeFileSync(join(inbox, 'prices.csv'), `${catalogue}b,Vase,12\n`)
    await eventually(['prices.csv'])
    const [second] = await opened.client.arrivals.list()
    expect((await opened.client.imports.inspect({ fileId: second?.fileId ?? '' })).created).toBe(2)
  })

  it('says that a folder is not there, and that a watched one has gone', async () => {
    await expect(opened.client.arrivals.watch({ folder: join(inbox, 'nowhere') })).rejects.toThrow(/no folder/)
    await expect(opened.client.arrivals.watch({ folder: 'relative' })).rejects.toThrow(/no folder/)
    await opened.client.arrivals.watch({ folder: inbox })
    rmSync(inbox, { recursive: true })
    await vi.waitFor(
      async () => expect((await opened.client.arrivals.watching()).problem).toMatch(/cannot be read now/),
      { timeout: 90_000, interval: 100 },
    )
    expect(await opened.client.arrivals.watch({ folder: null })).toMatchObject({ folder: null, problem: null })
  })
})

describe('files opened with the app', () => {
  it('wait in a list, each once', async () => {
    const path = join(place.folder, 'shop.csv')
    writeFileSync(path, catalogue)
    const { arrivals } = opened.app.context
    expect(arrivals.add(path, 'opened')).toBe(true)
    expect(arrivals.add(path, 'opened')).toBe(true)
    expect(await opened.client.arrivals.list()).toMatchObject([{ name: 'shop.csv', from: 'opened' }])
  })
})
