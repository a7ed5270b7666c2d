// Runs the command line as a process of its own, as a person would. It expects nothing.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const commandLine = fileURLToPath(new URL('../../../src/main/cli/index.ts', import.meta.url))

export type Finished = { readonly code: number | null; readonly output: string; readonly errors: string }

const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const own = { ...process.env, ...more }
  // Paths are given absolute; where npm was typed does not matter.
  delete own['INIT_CWD']
  return own
}

/** Starts one command. `finished` resolves when it has ended, by itself or killed. */
export const startCommand = (
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly finished: Promise<Finished> } => {
  const child = spawn(process.execPath, [commandLine, ...args], {
    env: environment(more),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (code) => resolve({ code, output, errors }))
  })
  return { child, finished }
}

/** Runs one command with --json and reads its line. */
export const runJson = async (
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly json: Record<string, unknown> }> => {
  const { code, output, errors } = await startCommand([...args, '--json'], more).finished
  const lines = output.trim().split('\n')
  const parsed = z.record(z.string(), z.unknown()).safeParse(lines.length === 1 ? tryJson(lines[0] ?? '') : null)
  if (!parsed.success) throw new Error(`Not one line of JSON: ${output}\n${errors}`)
  return { code, json: parsed.data }
}

const tryJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
