// Small files that must never be half written: the keys of shops stand in them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeWhole } from '#main/workspace/write-whole.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-whole-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file is replaced as a whole, for its owner alone', () => {
  const file = join(folder, 'secrets.json')
  writeWhole(file, 'first')
  writeWhole(file, 'second')
  expect(readFileSync(file, 'utf8')).toBe('second')
  expect(readdirSync(folder)).toEqual(['secrets.json'])
  expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
})

it.skipIf(process.platform === 'win32')(
  'where the disk takes only a part of it, the file from before stays and nothing is left beside it',
  () => {
    const file = join(folder, 'secrets.json')
    writeFileSync(file, 'the keys from before')
    const source = fileURLToPath(new URL('../../../src/main/workspace/write-whole.ts', import.meta.url))
    const script = `const { writeWhole } = await import(${JSON.stringify(source)}); writeWhole(${JSON.stringify(file)}, 'x'.repeat(10_000))`
    // No file may grow beyond a kilobyte in there, as on a disk that has no more room: the first write takes what fits.
    const ran = spawnSync(
      'bash',
      ['-c', 'trap "" XFSZ; ulimit -f 1; exec "$0" --input-type=module -e "$1"', process.execPath, script],
      { encoding: 'utf8' },
    )
    expect(ran.stderr).toContain('EFBIG')
    expect(ran.status).not.toBe(0)
    expect(readFileSync(file, 'utf8')).toBe('the keys from before')
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  },
)
