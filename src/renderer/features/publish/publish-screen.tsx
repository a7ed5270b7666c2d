// Listing: the plan with its reasons, the day it will be done, the job while it runs, the result of every product.
import { RefreshCw, Upload, Wrench } from 'lucide-react'
import { useEffect } from 'react'
import { cancelJob, pauseJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { showNeedsWork } from '#renderer/features/products/show-in-products.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { PlanItems } from './plan-items.tsx'
import { confirm, makePlan, planFor, readResults, showJob, usePublish } from './publish-store.ts'
import { QuotaCard } from './quota-card.tsx'
import { Results } from './results.tsx'
import styles from './publish.module.css'

/** Results are read while the job goes on, each time it says that more are there, and once more at its end. */
const useResults = (jobId: string | null): void =>
  useEffect(() => {
    if (jobId === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = useJobs.subscribe(({ jobs }, before) => {
      const job = jobs.find((one) => one.id === jobId)
      if (job === undefined || job === before.jobs.find((one) => one.id === jobId)) return
      if (job.finishedAt !== null) {
        clearTimeout(timer)
        void readResults()
        return
      }
      timer ??= setTimeout(() => {
        timer = undefined
        void readResults()
      }, 300)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [jobId])

const Bar = ({ work }: { readonly work: number }) => {
  const { productIds, plan, jobId, isPlanning } = usePublish()
  if (jobId !== null) {
    return (
      <>
        <h1>Listing</h1>
        <span className="soft t12">goes on by itself after a restart or a break of the connection</span>
        <button type="button" className="btn end" onClick={() => planFor(null)}>
          New plan
        </button>
      </>
    )
  }
  return (
    <>
      <h1>{productIds === null ? 'Plan: all products' : `Plan: ${several(productIds.length, 'chosen product')}`}</h1>
      <span className="soft t12 cut">nothing is sent before you confirm</span>
      {productIds !== null && (
        <button type="button" className="btn quiet end" onClick={() => planFor(null)}>
          Plan all products
        </button>
      )}
      <button
        type="button"
        className={`btn quiet icon ${productIds === null ? 'end' : ''}`}
        aria-label="Work the plan out again"
        disabled={isPlanning}
        onClick={() => void makePlan()}
      >
        <Icon of={RefreshCw} />
      </button>
      {plan !== null && work === 0 && plan.leftOut > 0 && (
        <button type="button" className="btn" onClick={showNeedsWork}>
          <Icon of={Wrench} /> Show what needs work
        </button>
      )}
      <button
        type="button"
        className="btn primary"
        disabled={plan === null || work === 0}
        onClick={() => void confirm()}
      >
        <Icon of={Upload} />{' '}
        {plan === null ? 'Planning…' : work === 0 ? 'Nothing to send' : `Confirm ${several(work, 'product')}`}
      </button>
    </>
  )
}

const Empty = () => (
  <div className={styles['empty']}>
    <h2 className="t14">Nothing to list yet</h2>
    <p className="soft">
      The plan shows what would be created and changed in the shop, product by product. Bring products in first.
    </p>
    <div className="row">
      <button type="button" className="btn primary" onClick={() => goTo('import')}>
        Import products
      </button>
    </div>
  </div>
)

export const PublishScreen = () => {
  const { productIds, plan, jobId, failure, isPlanning } = usePublish()
  const jobs = useJobs((state) => state.jobs)
  const job = jobs.find((one) => one.id === jobId)
  const work = plan === null ? 0 : plan.create + plan.edit + plan.priceStock
  useResults(jobId)
  useEffect(() => {
    const { plan: known, jobId: shown } = usePublish.getState()
    if (shown === null && known === null) {
      const running = useJobs.getState().jobs.find((one) => one.kind === 'publish' && one.state === 'running')
      if (running !== undefined) showJob(running.id)
      else void makePlan()
    }
    const press = (event: KeyboardEvent): void => {
      const state = usePublish.getState()
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || state.jobId !== null || state.plan === null)
        return
      if (state.plan.create + state.plan.edit + state.plan.priceStock > 0) void confirm()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const past = jobs.filter((one) => one.kind === 'publish' && one.id !== jobId).slice(0, 3)
  return (
    <Screen
      bar={<Bar work={work} />}
      status={
        <>
          <span>
            {jobId !== null
              ? 'Each product is read back from the shop after it was sent'
              : plan !== null && plan.leftOut > 0
                ? `${several(plan.leftOut, 'product')} left out, each with its reason`
                : 'What is live stays as it is until you confirm'}
          </span>
          <span className="end row">
            {jobId === null && work > 0 && (
              <>
                Goes on by itself after a restart, a sleep or a time offline
                <span>
                  <kbd>Ctrl ↵</kbd> confirm
                </span>
              </>
            )}
          </span>
        </>
      }
    >
      <div className="page">
        {failure !== null && (
          <FailureNotice words={failure} onRetry={jobId === null ? () => void makePlan() : undefined} />
        )}
        {jobId === null && plan === null && failure === null && (
          <p className="soft" role="status">
            {isPlanning
              ? `Looking at ${productIds === null ? 'every product' : several(productIds.length, 'product')}: what would be created, changed or left out…`
              : ''}
          </p>
        )}
        {jobId === null && plan !== null && plan.total === 0 && <Empty />}
        {(jobId !== null || (plan !== null && plan.total > 0)) && (
          <div className={styles['two']}>
            <div className={styles['left']}>
              {jobId === null && plan !== null && (
                <>
                  <PlanFigures plan={plan} />
                  <PlanItems plan={plan} />
                </>
              )}
              {jobId !== null && <Results />}
            </div>
            <div className={styles['right']}>
              {job !== undefined && (
                <JobCard
                  job={job}
                  onCancel={(id) => void cancelJob(id)}
                  onResume={(id) => void resumeJob(id)}
                  onPause={(id) => void pauseJob(id)}
                />
              )}
              {plan !== null && jobId === null && <QuotaCard plan={plan} />}
              {past.map((one) => (
                <JobCard
                  key={one.id}
                  job={one}
                  onCancel={(id) => void cancelJob(id)}
                  onResume={(id) => void resumeJob(id)}
                >
                  <button type="button" className="link" onClick={() => showJob(one.id)}>
                    Show the results of {count(one.done)}
                  </button>
                </JobCard>
              ))}
            </div>
          </div>
        )}
      </div>
    </Screen>
  )
}
