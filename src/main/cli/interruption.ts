// Ctrl-C at the command line: told once, so that the work can end at a safe point; a second one ends the process the system's way. It stops no work itself.
import type { Job } from '#contract/job.ts'
import { counted } from './print.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type Signal = (typeof signals)[number]

/** The exit code of a command that a signal has ended, as shells count it. */
export const exitCodeOf: Readonly<Record<Signal, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

// npm hands on what the terminal has sent to everybody already; within this time it is the same Ctrl-C.
const sameMs = 1_000

export type Interruption = { readonly came: Promise<Signal>; readonly forget: () => void }

/** Listens from now until `forget`. */
export const listenForInterruption = (): Interruption => {
  let cameAtMs: number | null = null
  let tell: (signal: Signal) => void = () => undefined
  const came = new Promise<Signal>((resolve) => {
    tell = resolve
  })
  const hear = (signal: Signal): void => {
    if (cameAtMs === null) {
      cameAtMs = performance.now()
      tell(signal)
    } else if (performance.now() - cameAtMs > sameMs) {
      forget()
      // Not exit(): that ends threads wherever they are, also inside the database, and aborts.
      process.kill(process.pid, signal)
    }
  }
  const forget = (): void => {
    for (const signal of signals) process.removeListener(signal, hear)
  }
  for (const signal of signals) process.on(signal, hear)
  return { came, forget }
}

/** What stands after a command was stopped, and how to go on. */
export type Stopped = { readonly sentence: string; readonly action: string }

const ofImport = ({ title, counts, batchId }: Job): Stopped => {
  const { created = 0, changed = 0 } = counts
  const isIn = batchId !== null || created + changed > 0
  return {
    sentence: isIn
      ? `“${title}” was stopped: ${counted(created, 'new product')} and ${counted(changed, 'changed one')} are in, each of them whole.`
      : `“${title}” was stopped before anything was written.`,
    action:
      'Run the same command again to go on; what is in is found unchanged. It also goes on when the workspace is opened in a window, and can be undone there.',
  }
}

const ofExport = ({ title }: Job): Stopped => ({
  sentence: `“${title}” was stopped, and no half of a file was left.`,
  action: 'Start it again when you like.',
})

const ofAny = ({ title, done, total }: Job): Stopped => ({
  sentence: `“${title}” was stopped at ${done} of ${total}. What is done stands, and what was under way was finished or is looked up first.`,
  action: 'Run the same command again to go on; it also goes on when the workspace is opened in a window.',
})

/** In words: the jobs that were at work, as they stand now. */
export const describeStopped = (jobs: readonly Job[]): Stopped => {
  const all = jobs.map((job) =>
    job.kind === 'import' ? ofImport(job) : job.kind === 'export' ? ofExport(job) : ofAny(job),
  )
  const [first] = all
  if (first === undefined) {
    return { sentence: 'Stopped. Nothing was left half done.', action: 'Run the same command again when you like.' }
  }
  return { sentence: all.map(({ sentence }) => sentence).join(' '), action: first.action }
}
