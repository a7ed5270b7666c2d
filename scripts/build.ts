// Builds what runs in Electron and in the browser: the window, the door, the work with its worker threads. It starts nothing.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { InlineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist', '.built')

/** Stay in node_modules: they carry native code, or are Electron itself. */
const external = ['electron', '@photostructure/sqlite', 'sharp']

/** Worker threads start from files of their own beside the main bundle. Paths below src. */
const workers: Record<string, string> = {
  'practice-shop': 'sandbox/worker.ts',
  'import-worker': 'main/worker/import-worker.ts',
  'import-writer': 'main/worker/import-writer.ts',
}

const quiet: InlineConfig = { root, logLevel: 'warn', configFile: false }

const forNode = (input: Record<string, string>, outDir: string, format: 'es' | 'cjs'): InlineConfig => ({
  ...quiet,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    // Electron 33 carries Node 20.18.
    target: 'node20',
    outDir: join(root, 'dist', outDir),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input,
      external,
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
      },
    },
  },
})

const mainEntries = (): Record<string, string> => {
  const entries: Record<string, string> = { index: join(root, 'src', 'main', 'index.ts') }
  for (const [name, source] of Object.entries(workers)) entries[name] = join(root, 'src', source)
  return entries
}

/** Builds everything into dist. */
export const buildAll = async (): Promise<void> => {
  rmSync(stamp, { force: true })
  await build({ root: join(root, 'src', 'renderer'), logLevel: 'warn', configFile: join(root, 'vite.config.ts') })
  const early = join(root, 'src', 'main', 'electron', 'early.ts')
  await build(forNode({ index: join(root, 'src', 'preload', 'index.ts'), early }, 'preload', 'cjs'))
  await build(forNode(mainEntries(), 'main', 'es'))
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, '')
}

const newest = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** True where a source is newer than what was built last. */
export const isStale = (): boolean => {
  if (!existsSync(stamp)) return true
  const sources = ['src', 'package.json', 'package-lock.json', 'vite.config.ts', 'scripts/build.ts']
  return sources.some((source) => newest(join(root, source)) > statSync(stamp).mtimeMs)
}

if (import.meta.main) {
  const started = performance.now()
  await buildAll()
  console.log(`Built into dist in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
