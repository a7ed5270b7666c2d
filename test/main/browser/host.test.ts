// The browser host as a process: what it prints, how it ends, and what bad input gets.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const host = fileURLToPath(new URL('../../../src/main/browser/index.ts', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-host-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

type Running = {
  readonly child: ChildProcess
  readonly firstLine: Promise<string>
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
}

const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running => {
  const flags = ['--workspace', join(folder, 'workspace'), '--no-open', ...args]
  const child = spawn(process.execPath, [host, ...flags], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let said = ''
  let hasLine: (line: string) => void = () => undefined
  const firstLine = new Promise<string>((resolve) => {
    hasLine = resolve
  })
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
    if (printed.includes('\n')) hasLine(printed.split('\n')[0] ?? '')
  })
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, said }))
  })
  return { child, firstLine, ended }
}

describe('the browser host', () => {
  it('prints a loopback address that works once, and ends at Ctrl-C with code 0', async () => {
    const { child, firstLine, ended } = start(['--port', '0'])
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(await firstLine)?.[0] ?? ''
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(401)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 0 })
    await expect(fetch(address)).rejects.toThrow(/fetch failed/)
  })

  it('refuses a port that is in use with a sentence and code 2, and gives the workspace back', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    // Listening on a port, so its address is not a pipe's.
    const { port } = taken.address() as AddressInfo
    const ended = await start(['--port', String(port)]).ended
    expect(ended).toMatchObject({ code: 2, said: expect.stringContaining(`Port ${port}`) })
    taken.close()
    const again = start(['--port', '0'])
    expect(await again.firstLine).toContain('http://127.0.0.1:')
    again.child.kill('SIGTERM')
    expect(await again.ended).toMatchObject({ code: 0 })
  })

  it('refuses a workspace that is open already, and names who has it', async () => {
    const first = start(['--port', '0'])
    await first.firstLine
    const second = await start(['--port', '0']).ended
    expect(second).toMatchObject({ code: 2, said: expect.stringContaining(`process ${first.child.pid}`) })
    first.child.kill('SIGINT')
    await first.ended
  })

  it('refuses a wrong passphrase and leaves the secrets as they are', async () => {
    const environment = {
      LISTWRIGHT_SHOP_URL: 'http://127.0.0.1:9',
      LISTWRIGHT_APP_KEY: 'key',
      LISTWRIGHT_APP_SECRET: 'secret-of-the-app',
      LISTWRIGHT_PASSPHRASE: 'right',
    }
    const first = start(['--port', '0'], environment)
    await first.firstLine
    first.child.kill('SIGINT')
    await first.ended
    const second = await start(['--port', '0'], { LISTWRIGHT_PASSPHRASE: 'wrong' }).ended
    expect(second).toMatchObject({ code: 2, said: expect.stringContaining('passphrase') })
  })

  it('refuses flags it does not know, a port that is none, and a folder that is a file', async () => {
    expect(await start(['--colour', 'red']).ended).toMatchObject({ code: 2, said: expect.stringContaining('--colour') })
    expect(await start(['--port', 'many']).ended).toMatchObject({ code: 2, said: expect.stringContaining('no port') })
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await start(['--workspace', file]).ended).toMatchObject({ code: 2, said: expect.stringContaining(file) })
  })
})
