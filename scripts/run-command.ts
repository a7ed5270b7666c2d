// Runs one command to its end, for the scripts that run many. It decides nothing.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The environment with the project's own programs first, so that scripts work without npm too. */
export const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  ...more,
})

export type Ran = { readonly code: number; readonly output: string }

/** Runs a program of the project and resolves with its exit code and what it printed. `isShown` also prints it as it comes. */
export const runCommand = async (
  command: string,
  args: readonly string[],
  options: { readonly isShown?: boolean; readonly more?: Record<string, string> } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment(options.more),
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm's programs are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32',
    })
    let output = ''
    const take = (chunk: Buffer): void => {
      output += chunk.toString()
      if (options.isShown === true) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }))
    child.once('close', (code, signal) => {
      if (signal !== null) take(Buffer.from(`${command} was ended from outside by ${signal}\n`))
      resolve({ code: code ?? 1, output })
    })
  })
