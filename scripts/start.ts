// npm start: builds if something changed, then opens the desktop app, or serves the same app to the system's browser where that cannot be.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll, isStale } from './build.ts'
import { displayProblem, findElectron, isLinuxRoot } from './electron.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const downloadSeconds = 180

type Start = { readonly command: string; readonly args: readonly string[] }

const browserHost = (args: readonly string[]): Start => ({
  command: process.execPath,
  args: [join(root, 'src', 'main', 'browser', 'index.ts'), ...args],
})

const choose = async (args: readonly string[]): Promise<Start> => {
  if (args.includes('--browser')) return browserHost(args)
  const isTest = process.env['LISTWRIGHT_TEST'] === '1'
  const instead = (reason: string): Start => {
    console.log(`No desktop window: ${reason}. Listwright opens in your browser instead; it is the same app.`)
    return browserHost(args)
  }
  if (isLinuxRoot() && !isTest) return instead('Electron does not run as root with its sandbox on')
  const noDisplay = displayProblem()
  if (noDisplay !== null) return instead(noDisplay)
  const found = await findElectron(downloadSeconds)
  if ('reason' in found) return instead(found.reason)
  const early = ['-r', join(root, 'dist', 'preload', 'early.cjs')]
  return { command: found.binary, args: [...early, ...(isLinuxRoot() ? ['--no-sandbox'] : []), root, ...args] }
}

const [start] = await Promise.all([choose(process.argv.slice(2)), isStale() ? buildAll() : undefined])
const child = spawn(start.command, start.args, { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A terminal sends Ctrl-C to both; this process only waits for the other to end well.
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
}
child.once('error', (error) => {
  console.error(`Listwright could not be started: ${error.message}`)
  process.exitCode = 1
})
child.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
})
