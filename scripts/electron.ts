// Finds an Electron and a display to run the desktop app with, or the one-line reason why not. It starts no app.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const electronPackage = join(root, 'node_modules', 'electron')

export type ElectronFound = { readonly binary: string } | { readonly reason: string }

const binaryName = (): string => {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

const downloaded = (): string | null => {
  const note = join(electronPackage, 'path.txt')
  if (!existsSync(note)) return null
  const binary = join(electronPackage, 'dist', readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

// The package's own download, in a child process so that nothing of it reaches this one. True when it said it worked.
const download = async (seconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })

// On Linux a binary may be there and lack the system's libraries, or the right to its sandbox: then it says so, and nothing is to be had of it.
const tried = async (binary: string): Promise<ElectronFound> => {
  if (process.platform !== 'linux') return { binary }
  const flags = isLinuxRoot() ? ['--no-sandbox'] : []
  const child = spawn(binary, [...flags, '--version'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (ended) => resolve(ended))
  })
  clearTimeout(timer)
  if (code === 0) return { binary }
  return { reason: `Electron does not start on this machine (${said.trim().split('\n').pop() || `code ${code}`})` }
}

/** The Electron to use: ELECTRON_OVERRIDE_DIST_PATH, the one that was downloaded, or one downloaded now within `seconds`. */
export const findElectron = async (seconds: number): Promise<ElectronFound> => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) {
    const binary = join(override, binaryName())
    return existsSync(binary)
      ? tried(binary)
      : { reason: `there is no Electron in ELECTRON_OVERRIDE_DIST_PATH (${override})` }
  }
  const known = downloaded()
  if (known !== null) return tried(known)
  if (!existsSync(join(electronPackage, 'install.js'))) return { reason: 'the electron package is not installed' }
  console.log('Electron is not here yet: downloading it once (about 120 MB).')
  const isThere = seconds > 0 && (await download(seconds))
  const binary = isThere ? downloaded() : null
  return binary === null ? { reason: 'Electron could not be downloaded' } : tried(binary)
}

/** Why nothing could be shown on this machine, or null where there is a display. */
export const displayProblem = (environment: NodeJS.ProcessEnv = process.env): string | null =>
  process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']
    ? 'there is no display'
    : null

/** True where a program of this name can be found. */
export const hasProgram = (name: string): boolean =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0

/** Chromium's sandbox refuses to run as root on Linux. */
export const isLinuxRoot = (): boolean => process.platform === 'linux' && process.getuid?.() === 0
