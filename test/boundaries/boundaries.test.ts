// Plants forbidden imports in a copy of the sources and expects the type checker or the linter to report each one: a checker that sees nothing
// looks exactly like a clean tree.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Fault = {
  readonly name: string
  readonly by: 'types' | 'lint'
  readonly file: string
  readonly text: string
  readonly says: RegExp
}

const faults: readonly Fault[] = [
  {
    name: 'the window imports the work by value',
    by: 'types',
    file: 'src/renderer/planted-value.ts',
    text: `import { createApp } from '#main/app/app.ts'\nexport const planted = createApp\n`,
    says: /TS6307|not listed within the file list|TS6059/,
  },
  {
    name: 'the window imports the work by type only',
    by: 'types',
    file: 'src/renderer/planted-type.ts',
    // Another file than above: the type checker names a file that is not referenced only once.
    text: `import type { SqlRow } from '#main/store/database.ts'\nexport type Planted = SqlRow\n`,
    says: /TS6307|TS6059/,
  },
  {
    name: 'the window imports the work (as the linter sees it)',
    by: 'lint',
    file: 'src/renderer/planted-lint.ts',
    text: `import type { Ports } from '#main/app/ports.ts'\nexport type Planted = Ports\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the window imports Node',
    by: 'types',
    file: 'src/renderer/planted-node.ts',
    text: `import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n`,
    says: /TS2307|TS2591|TS2580/,
  },
  {
    name: 'the rules use the document',
    by: 'types',
    file: 'src/core/planted-document.ts',
    text: `export const planted = (): string => document.title\n`,
    says: /TS2584|TS2304/,
  },
  {
    name: 'the rules use the process',
    by: 'types',
    file: 'src/core/planted-process.ts',
    text: `export const planted = (): string => process.cwd()\n`,
    says: /TS2591|TS2580|TS2304/,
  },
  {
    name: 'the rules import a library with effects',
    by: 'lint',
    file: 'src/core/planted-package.ts',
    text: `import ky from 'ky'\nexport const planted = ky\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the rules import the work',
    by: 'lint',
    file: 'src/core/planted-main.ts',
    text: `import type { Ports } from '#main/app/ports.ts'\nexport type Planted = Ports\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the words import the rules',
    by: 'lint',
    file: 'src/contract/planted-core.ts',
    text: `import * as planted from '#core/stage.ts'\nexport { planted }\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'electron is imported outside its folder',
    by: 'lint',
    file: 'src/main/app/planted-electron.ts',
    text: `import { app } from 'electron'\nexport const planted = app\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'only a type of electron is imported outside its folder',
    by: 'lint',
    file: 'src/main/workspace/planted-electron-type.ts',
    text: `import type { App } from 'electron'\nexport type Planted = App\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the rules import a part of Node',
    by: 'lint',
    file: 'src/core/planted-node.ts',
    text: `import type { FileHandle } from 'node:fs/promises'\nexport type Planted = FileHandle\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the settings library of the desktop is imported outside its folder',
    by: 'lint',
    file: 'src/main/workspace/planted-electron-store.ts',
    text: `import ElectronStore from 'electron-store'\nexport const planted = ElectronStore\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the app imports the store',
    by: 'lint',
    file: 'src/main/app/planted-store.ts',
    text: `import type { SqlRow } from '#main/store/database.ts'\nexport type Planted = SqlRow\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the app imports the store (as the type checker sees it)',
    by: 'types',
    file: 'src/main/app/planted-store-type.ts',
    text: `import { openStore } from '#main/store/store.ts'\nexport const planted = openStore\n`,
    says: /TS6307|TS6059/,
  },
  {
    name: 'the store imports the shop',
    by: 'lint',
    file: 'src/main/store/planted-shop.ts',
    text: `import { createShopPort } from '#main/shop/shop-port.ts'\nexport const planted = createShopPort\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the practice shop imports the work',
    by: 'lint',
    file: 'src/sandbox/planted-main.ts',
    text: `import type { SqlRow } from '#main/store/database.ts'\nexport type Planted = SqlRow\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the practice shop imports the work (as the type checker sees it)',
    by: 'types',
    file: 'src/sandbox/planted-main-type.ts',
    text: `import type { Ports } from '#main/app/ports.ts'\nexport type Planted = Ports\n`,
    says: /TS6307|TS6059/,
  },
  {
    name: 'the work imports the window',
    by: 'lint',
    file: 'src/main/workspace/planted-window.ts',
    text: `import { calls } from '#renderer/bridge.ts'\nexport const planted = calls\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'the door imports the contract',
    by: 'lint',
    file: 'src/preload/planted-contract.ts',
    text: `import { contract } from '#contract/index.ts'\nexport const planted = contract\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'two files import each other',
    by: 'lint',
    file: 'src/core/planted-cycle-a.ts',
    text: `import { b } from './planted-cycle-b.ts'\nexport const a = (): number => b()\n`,
    says: /no-cycle/,
  },
  {
    name: 'a folder is crossed by a path that climbs',
    by: 'lint',
    file: 'src/main/app/handlers/planted-climb.ts',
    text: `import type { Product } from '../../../contract/product.ts'\nexport type Planted = Product\n`,
    says: /no-restricted-imports/,
  },
  {
    name: 'a file is longer than 400 lines',
    by: 'lint',
    file: 'src/core/planted-long.ts',
    text: Array.from({ length: 401 }, (_line, index) => `export const line${index} = ${index}\n`).join(''),
    says: /max-lines/,
  },
  {
    name: 'a promise is forgotten',
    by: 'lint',
    file: 'src/main/app/planted-promise.ts',
    text: `const later = async (): Promise<number> => 1\nexport const planted = (): void => {\n  later()\n}\n`,
    says: /no-floating-promises/,
  },
]

let copy = ''
let reports: Record<Fault['by'], string> = { types: '', lint: '' }

const isWindows = process.platform === 'win32'
const run = (command: string, args: readonly string[]): string => {
  const found = join(root, 'node_modules', '.bin', isWindows ? `${command}.cmd` : command)
  const { stdout, stderr } = spawnSync(found, args, { cwd: copy, encoding: 'utf8', shell: isWindows, maxBuffer: 1e8 })
  return `${stdout}\n${stderr}`
}
const lintReport = (): string => run('oxlint', ['--type-aware', '--format=unix', 'src'])

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'listwright-boundaries-'))
  const settings = readdirSync(root).filter((name) => /^(tsconfig.*\.json|package\.json|\.oxlintrc\.json)$/.test(name))
  for (const name of ['src', 'test', 'scripts', ...settings])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const { file, text } of faults) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    if (existsSync(join(copy, file))) throw new Error(`${file} is there already`)
    writeFileSync(join(copy, file), text)
  }
  writeFileSync(
    join(copy, 'src/core/planted-cycle-b.ts'),
    `import { a } from './planted-cycle-a.ts'\nexport const b = (): number => a()\n`,
  )
  reports = { types: run('tsc', ['-b', '--pretty', 'false']), lint: lintReport() }
}, 240_000)
afterAll(() => rmSync(copy, { recursive: true, force: true, maxRetries: 10 }))

const linesAbout = (report: string, file: string): string =>
  report
    .split('\n')
    .filter((line) => line.replaceAll('\\', '/').includes(file))
    .join('\n')

describe('the checkers', () => {
  it.each(faults)('report it when $name', ({ by, file, says }) => {
    expect(linesAbout(reports[by], file)).toMatch(says)
  })

  it('report nothing in files that nothing was planted in', () => {
    const others = reports.lint
      .split('\n')
      .filter((line) => /^(src|test|scripts)\W.*Error/.test(line) && !line.includes('planted-'))
    expect(others).toEqual([])
  })

  it('see every source: without the plants the same file is clean', () => {
    for (const name of readdirSync(join(copy, 'src/core')).filter((file) => file.startsWith('planted-'))) {
      rmSync(join(copy, 'src/core', name))
    }
    const again = lintReport()
    expect(again).not.toContain('src/core/planted-')
    expect(again).toContain('src/sandbox/planted-main.ts')
  }, 240_000)
})
