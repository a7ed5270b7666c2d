// Runs the command line and a practice shop as processes of their own, as a person would. It expects nothing.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const source = (path: string): string => fileURLToPath(new URL(`../../../src/${path}`, import.meta.url))
const commandLine = source('main/cli/index.ts')
const practiceShop = source('sandbox/index.ts')

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

const factsShape = z.object({
  baseUrl: z.string(),
  appKey: z.string(),
  appSecret: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  shopCipher: z.string(),
  shopId: z.string(),
  controlUrl: z.string(),
})

export type Shop = z.infer<typeof factsShape> & {
  /** What points the command line at this shop. */
  readonly environment: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Starts a practice shop by itself, as `npm run sandbox` does. */
export const startShop = async (args: readonly string[] = []): Promise<Shop> => {
  const child = spawn(process.execPath, [practiceShop, '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`The practice shop ended with ${code} before it was ready`)))
  })
  const facts = factsShape.parse(JSON.parse(line))
  return {
    ...facts,
    environment: {
      LISTWRIGHT_SHOP_URL: facts.baseUrl,
      LISTWRIGHT_APP_KEY: facts.appKey,
      LISTWRIGHT_APP_SECRET: facts.appSecret,
      LISTWRIGHT_ACCESS_TOKEN: facts.accessToken,
      LISTWRIGHT_SHOP_CIPHER: facts.shopCipher,
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}
