// Calls on long work: look at it, wait for it, pause or cancel it, go on with it.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { jobShape } from './job.ts'

const one = z.object({ jobId: z.string() })

export const jobs = {
  list: oc.output(z.array(jobShape)),
  get: oc.input(one).output(jobShape),
  wait: oc.input(one).output(jobShape),
  cancel: oc.input(one).output(jobShape),
  /** Stops a job that can go on where it was; `resume` goes on with it. */
  pause: oc.input(one).output(jobShape),
  resume: oc.input(one).output(jobShape),
}
