// Starts the desktop app once more beside the one that runs, as the system does when a second start or an address of ours is asked for.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { desktopArguments } from '../hosts.ts'

/** Runs it to its end and answers its exit code and what it said to stderr. */
export const runDesktop = async (
  workspace: string,
  data: string,
  words: readonly string[] = [],
): Promise<{ code: number | null; said: string }> => {
  // Outside Electron its package is the path of its program.
  const binary = process.env['LISTWRIGHT_ELECTRON'] ?? String(createRequire(import.meta.url)('electron'))
  const child = spawn(binary, [...desktopArguments(workspace), ...words], {
    env: { ...process.env, LISTWRIGHT_TEST: '1', LISTWRIGHT_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}
