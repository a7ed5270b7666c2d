// What every handler gets: the ports, the bus, the jobs, and the parts of the work that features share.
import type { Arrivals } from './arrivals.ts'
import type { Bus } from './bus.ts'
import type { Brands } from './brands.ts'
import type { Checker } from './checker.ts'
import type { Fetching } from './pictures/fetching.ts'
import type { JobRunner } from './job-runner.ts'
import type { Ports } from './ports.ts'
import type { Reference } from './reference.ts'
import type { Watcher } from './watching/watcher.ts'

export type Context = Ports & {
  readonly bus: Bus
  readonly arrivals: Arrivals
  readonly jobs: JobRunner
  readonly checker: Checker
  readonly reference: Reference
  readonly brands: Brands
  readonly watcher: Watcher
  readonly fetching: Fetching
}
