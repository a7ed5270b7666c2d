// What the app needs from the host it runs in: a clock, ids, links, notices, a log that hides secrets. Desktop, browser host and command line implement it.
import type { AppInfo } from '#contract/app.ts'
import type { Notice } from '#contract/events.ts'

export type Log = {
  readonly info: (message: string, facts?: Record<string, unknown>) => void
  readonly warn: (message: string, facts?: Record<string, unknown>) => void
  readonly error: (message: string, facts?: Record<string, unknown>) => void
}

export type HostPort = {
  readonly name: AppInfo['host']
  readonly version: string
  /** The folder of the open workspace, for people to read. */
  readonly workspace: string
  /** ISO time of now. */
  readonly now: () => string
  /** A new id: time-ordered, unique. */
  readonly newId: () => string
  readonly log: Log
  /** Opens an https link in the system's browser. False where the host cannot. */
  readonly openLink: (link: string) => Promise<boolean>
  readonly notify: (notice: Notice) => void
  readonly secretsState: () => AppInfo['secrets']
}
