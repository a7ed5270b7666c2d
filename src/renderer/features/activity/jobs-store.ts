// Long work as the window knows it: the latest word on each job. Events keep it fresh.
import { create } from 'zustand'
import type { Job } from '#contract/job.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'

export const useJobs = create<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }))

/** Puts the news of one job in its place, newest job first. */
export const takeJob = (job: Job): void =>
  useJobs.setState(({ jobs }) =>
    jobs.some((known) => known.id === job.id)
      ? { jobs: jobs.map((known) => (known.id === job.id ? job : known)) }
      : { jobs: [job, ...jobs] },
  )

export const refreshJobs = async (): Promise<void> => {
  try {
    const jobs = await calls.jobs.list()
    useJobs.setState({ jobs: jobs.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt)) })
  } catch (error) {
    complain(error)
  }
}

export const cancelJob = async (jobId: string): Promise<void> => {
  try {
    takeJob(await calls.jobs.cancel({ jobId }))
  } catch (error) {
    complain(error)
  }
}

export const pauseJob = async (jobId: string): Promise<void> => {
  try {
    takeJob(await calls.jobs.pause({ jobId }))
  } catch (error) {
    complain(error)
  }
}

export const resumeJob = async (jobId: string): Promise<void> => {
  try {
    takeJob(await calls.jobs.resume({ jobId }))
  } catch (error) {
    complain(error)
  }
}

/** The job that runs now, if any: what the rail shows. */
export const runningJob = ({ jobs }: { readonly jobs: readonly Job[] }): Job | undefined =>
  jobs.find((job) => job.state === 'running')
