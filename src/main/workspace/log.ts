// The only logger: JSON lines in the workspace's logs folder, secrets taken out, old files dropped. It never throws and never prints.
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '#main/app/ports/host.ts'
import { limits } from './limits.ts'
import type { Redactor } from './redact.ts'

const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const rotate = (folder: string): void => {
  rmSync(join(folder, `listwright.${limits.logFiles - 1}.log`), { force: true })
  for (let index = limits.logFiles - 2; index >= 0; index -= 1) {
    const from = join(folder, index === 0 ? 'listwright.log' : `listwright.${index}.log`)
    if (size(from) > 0) renameSync(from, join(folder, `listwright.${index + 1}.log`))
  }
}

/** Writes to `folder`/listwright.log and moves it aside at two megabytes; five files are kept. */
export const createLog = (folder: string, redactor: Redactor, now: () => string): Log => {
  const file = join(folder, 'listwright.log')
  let written = 0
  const write = (level: string, message: string, facts?: Record<string, unknown>): void => {
    try {
      const line = `${JSON.stringify({ at: now(), level, message: redactor.text(message), ...(facts === undefined ? {} : { facts: redactor.facts(facts) }) })}\n`
      mkdirSync(folder, { recursive: true })
      if (written === 0) written = size(file)
      if (written + line.length > limits.logFileBytes) {
        rotate(folder)
        written = 0
      }
      appendFileSync(file, line, { mode: 0o600 })
      written += line.length
    } catch {
      // A full disk or a folder that went away must not take the work with it: the log is the least of it.
    }
  }
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, facts) => write('error', message, facts),
  }
}
