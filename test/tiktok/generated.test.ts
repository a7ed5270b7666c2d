// The generated shapes must be those of the pinned OpenAPI files, and the check must see when they are not.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { operationFacts } from '#tiktok/wire.ts'

const script = fileURLToPath(new URL('../../scripts/generate-wire.ts', import.meta.url))
const generated = fileURLToPath(new URL('../../src/tiktok/generated', import.meta.url))

const run = (...args: readonly string[]): Promise<{ exitCode: number; errors: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, _output, errors) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), errors })
    })
  })

const folders: string[] = []
const copyOfGenerated = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-wire-'))
  folders.push(folder)
  await cp(generated, folder, { recursive: true })
  return folder
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

describe('the generated wire', () => {
  it('is what the pinned OpenAPI files say', async () => {
    expect(await run('--check')).toEqual({ exitCode: 0, errors: '' })
  })

  it('is called stale, with the way to mend it, when one member differs', async () => {
    const folder = await copyOfGenerated()
    const file = join(folder, 'product.ts')
    await writeFile(file, (await readFile(file, 'utf8')).replace('is_requried', 'is_required'))
    const { exitCode, errors } = await run('--check', '--into', folder)
    expect(exitCode).toBe(1)
    expect(errors).toContain('stale (product.ts)')
    expect(errors).toContain('npm run wire:generate')
  })

  it('knows where a shop cipher belongs', () => {
    expect(operationFacts('createProduct202309').hasShopCipher).toBe(true)
    expect(operationFacts('deauthorizeShop202403').hasShopCipher).toBe(true)
    expect(operationFacts('uploadProductImage202309')).toMatchObject({ hasShopCipher: false, content: 'multipart' })
    expect(operationFacts('getAuthorizedShops202309').hasShopCipher).toBe(false)
    expect(operationFacts('createCustomBrands202309').hasShopCipher).toBe(false)
  })
})
