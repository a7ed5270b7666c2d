// Threads that read end when they are asked to, inside the database or not, and never take the process with them.
import { spawnSync } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#contract/failure.ts'
import { openStore } from '#main/store/store.ts'
import { expectRoom } from '#main/worker/heap-room.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { writeCatalogue } from '#test/bench/import-catalogue.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-ending-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const child = fileURLToPath(new URL('cut-off-child.ts', import.meta.url))
const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }

describe('a thread that reads', () => {
  it('ends where it is when a look is cut off or the workspace closes, and the process goes on', async () => {
    const database = join(folder, 'workspace.sqlite')
    const file = join(folder, 'shop.csv')
    openStore(database, clock).close()
    await writeCatalogue(file, 12_000, 5)
    const signal = new AbortController().signal
    await createImportPort(database).run(file, {
      batchId: randomUUID(),
      label: '',
      onProgress: () => undefined,
      signal,
    })
    const [rounds, seed] = [16, randomInt(1, 2_000_000_000)]
    const ran = spawnSync(process.execPath, [child, database, file, String(rounds), String(seed)], { encoding: 'utf8' })
    console.info(`${ran.stdout.trim()}, seed ${seed}`)
    expect({ status: ran.status, signal: ran.signal, said: ran.stderr }).toEqual({ status: 0, signal: null, said: '' })
  }, 180_000)

  it('says that the file is too much for it before the engine ends it', () => {
    expect(() => expectRoom('“shop.csv”', Number.MAX_SAFE_INTEGER)).toThrow(AppError)
    expect(() => expectRoom('“shop.csv”', 0)).not.toThrow()
  })

  it('leaves nothing running behind a close', async () => {
    const database = join(folder, 'workspace.sqlite')
    openStore(database, clock).close()
    const file = join(folder, 'shop.csv')
    writeFileSync(file, `Handle,Title\n${'a,b\n'.repeat(400_000)}`)
    const port = createImportPort(database)
    const looks = [1, 2, 3].map(() => port.inspect(file).catch(() => null))
    await port.close()
    // Each answers at once, because its thread is gone already.
    expect(await Promise.all(looks)).toHaveLength(3)
  })
})
