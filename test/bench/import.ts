// Measures a whole import beside sqlite3's own .import of the same file, bare CSV parsers, and LibreOffice. Prints `name value unit goal`.
import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detectText } from '#core/import/catalogue.ts'
import { createCutter } from '#core/import/table.ts'
import { writeCatalogue } from './import-catalogue.ts'

type Run = {
  ms: number
  products: number
  variants: number
  rejected: number
  progressPerSecond: number
  longestSilenceMs: number
  heldMs: number
  beatMs: number
  peakMegabytes: number
  cancelMs: number | null
}

const rows = Number(process.env['ROWS'] ?? 100_000)
const manyRows = Number(process.env['MANY_ROWS'] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'listwright-bench-'))
const runner = fileURLToPath(new URL('import-run.ts', import.meta.url))
// What is measured is the worker as it ships. It is built in a process of its own: a child inherits the peak memory of its parent.
const builder = fileURLToPath(new URL('../../scripts/build.ts', import.meta.url))
const worker = fileURLToPath(new URL('../../dist/main/import-worker.js', import.meta.url))

const say = (name: string, value: number, unit: string, goal = ''): void => {
  console.log(`${name} ${value.toFixed(value < 10 ? 2 : 0)} ${unit} ${goal}`.trim())
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const timed = (work: () => void): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}

let runs = 0
const importOnce = (file: string, ...more: string[]): Run => {
  runs += 1
  const database = join(folder, `workspace-${runs}.sqlite`)
  const output = execFileSync(process.execPath, [runner, database, file, worker, ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true })
  // The runner prints exactly this.
  return JSON.parse(output) as Run
}

const has = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

const wants = (command: string, name: string): boolean => {
  if (has(command)) return true
  const isRoot = process.getuid?.() === 0 && has('apt-get')
  if (isRoot && process.env['NO_INSTALL'] === undefined) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore', timeout: 500_000 })
  }
  if (has(command)) return true
  console.error(`${command} is not here (Debian package ${name}), so its line is left out.`)
  return false
}

const plainImport = (file: string, number: number): number => {
  const database = join(folder, `plain-${number}.sqlite`)
  const ms = timed(() =>
    execFileSync('sqlite3', [database, '.mode csv', `.import ${file} catalogue`], { stdio: 'ignore' }),
  )
  rmSync(database, { force: true })
  return ms
}

const bareReader = async (file: string): Promise<number> => {
  const started = performance.now()
  let cutter: ReturnType<typeof createCutter> | null = null
  let cells = 0
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 512 * 1024 })) {
    const text = String(piece)
    cutter ??= createCutter(detectText(text.slice(0, 200_000), false).dialect)
    for (const record of cutter.push(text, false)) cells += record.cells.length
  }
  for (const record of cutter?.push('', true) ?? []) cells += record.cells.length
  if (cells < rows * 30) throw new Error(`The bare reader found ${cells} cells`)
  return performance.now() - started
}

const bareLibrary = async (file: string): Promise<number> => {
  const { default: Papa } = await import('papaparse')
  const started = performance.now()
  let cells = 0
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(file, { encoding: 'utf8', highWaterMark: 512 * 1024 }), {
      delimiter: ',',
      chunk: ({ data }) => {
        for (const row of data) cells += row.length
      },
      complete: () => resolve(),
      error: reject,
    })
  })
  if (cells < rows * 30) throw new Error(`papaparse found ${cells} cells`)
  return performance.now() - started
}

try {
  execFileSync(process.execPath, [builder], { stdio: 'ignore' })
  const file = join(folder, 'catalogue.csv')
  await writeCatalogue(file, rows, 20_261_121)
  say('import_file_size', statSync(file).size / 1e6, 'MB')
  // One after the other in turns, and compared pair by pair: what else the machine does meets both alike.
  const isSqliteHere = wants('sqlite3', 'sqlite3')
  const pairs = [1, 2, 3].map((number) => ({
    run: importOnce(file),
    plainMs: isSqliteHere ? plainImport(file, number) : 0,
  }))
  const ours = pairs.map(({ run }) => run)
  const ourMs = median(ours.map((run) => run.ms))
  say('import_rows', rows, 'rows')
  say('import_products', ours[0]?.products ?? 0, 'products', `>=${Math.floor(rows / 4)}`)
  say('import_time', ourMs / 1000, 's')
  say('import_peak_memory', Math.max(...ours.map((run) => run.peakMegabytes)), 'MB', '<=300')
  say('import_main_thread_held', Math.max(...ours.map((run) => run.heldMs)), 'ms', '<=50')
  say('import_main_thread_late', Math.max(...ours.map((run) => run.beatMs)), 'ms')
  say('import_progress_rate', Math.min(...ours.map((run) => run.progressPerSecond)), 'per_s', '>=4')
  say('import_longest_silence', Math.max(...ours.map((run) => run.longestSilenceMs)), 'ms', '<=250')
  const cancelled = [0.1, 0.4, 0.7].map((share) =>
    importOnce(file, String(Math.floor((statSync(file).size / 620) * share))),
  )
  say('import_cancel_time', Math.max(...cancelled.map((run) => run.cancelMs ?? Number.NaN)), 'ms', '<=200')
  say('bare_reader_time', (await bareReader(file)) / 1000, 's')
  say('bare_papaparse_time', (await bareLibrary(file)) / 1000, 's')
  if (isSqliteHere) {
    say('sqlite3_import_time', median(pairs.map(({ plainMs }) => plainMs)) / 1000, 's')
    say('import_times_sqlite3', median(pairs.map(({ run, plainMs }) => run.ms / plainMs)), 'times', '<=4')
  }
  if (process.env['NO_LIBREOFFICE'] === undefined && wants('soffice', 'libreoffice-calc-nogui')) {
    const home = `-env:UserInstallation=file://${join(folder, 'office')}`
    const ms = timed(() =>
      execFileSync('soffice', [home, '--headless', '--convert-to', 'xlsx', '--outdir', folder, file], {
        stdio: 'ignore',
        timeout: 900_000,
      }),
    )
    if (existsSync(join(folder, 'catalogue.xlsx'))) {
      say('libreoffice_convert_time', ms / 1000, 's')
      say('import_faster_than_libreoffice', ms / ourMs, 'times', '>=5')
    }
  }
  if (manyRows > 0) {
    const large = join(folder, 'large.csv')
    await writeCatalogue(large, manyRows, 7)
    const run = importOnce(large)
    say('import_many_rows', manyRows, 'rows')
    say('import_many_products', run.products, 'products', `>=${Math.floor(manyRows / 4)}`)
    say('import_many_time', run.ms / 1000, 's')
    say('import_many_peak_memory', run.peakMegabytes, 'MB', '<=400')
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
