// One long job: what it does, how far it is, how fast, how long it still takes, and how to stop or go on with it.
import type { ReactNode } from 'react'
import { Activity, Check, CircleX, Clock, Download, ListTree, Minus, Search, Store, Upload } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { count, duration, moment } from './format.ts'
import { Icon } from './icon.tsx'
import styles from './job-card.module.css'

type Props = {
  readonly job: Job
  readonly onCancel: (jobId: string) => void
  readonly onResume: (jobId: string) => void
  /** Absent where the job cannot be paused. */
  readonly onPause?: (jobId: string) => void
  readonly children?: ReactNode
}

const marks: Partial<Record<Job['kind'], LucideIcon>> = {
  import: Download,
  publish: Upload,
  'on-sale': Store,
  suggest: ListTree,
  sync: ListTree,
  upgrade: ListTree,
}

const states: Readonly<Record<Job['state'], string>> = {
  running: 'running',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
  interrupted: 'stopped',
}

const outcomes: Readonly<Record<string, { readonly words: string; readonly mark: LucideIcon; readonly tone: string }>> =
  {
    listed: { words: 'Sent and confirmed', mark: Check, tone: 'ok' },
    live: { words: 'Live', mark: Check, tone: 'ok' },
    waiting: { words: 'Will wait for a permission', mark: Clock, tone: 'wait' },
    'already-listed': { words: 'Were there already', mark: Check, tone: 'ok' },
    changed: { words: 'Changed', mark: Check, tone: 'ok' },
    asBefore: { words: 'Were so already', mark: Check, tone: 'ok' },
    alreadyListed: { words: 'Were there already', mark: Check, tone: 'ok' },
    lookedUp: { words: 'No answer, looked up first', mark: Search, tone: 'warn' },
    unknown: { words: 'No answer, to be looked up', mark: Search, tone: 'warn' },
    refused: { words: 'Refused, with reasons', mark: CircleX, tone: 'err' },
    failed: { words: 'Refused, with reasons', mark: CircleX, tone: 'err' },
    fetched: { words: 'Fetched', mark: Check, tone: 'ok' },
    'not-fetched': { words: 'Not to be had; why, stands with the product', mark: CircleX, tone: 'warn' },
    'left-out': { words: 'Left out', mark: CircleX, tone: 'faint' },
    leftOut: { words: 'Left out', mark: CircleX, tone: 'faint' },
    rejected: { words: 'Rows rejected', mark: CircleX, tone: 'err' },
    withASuggestion: { words: 'With a suggestion', mark: Check, tone: 'ok' },
    byThePlatform: { words: 'Of these by TikTok Shop, too', mark: Check, tone: 'faint' },
    withoutASuggestion: { words: 'Without a suggestion', mark: Minus, tone: 'faint' },
    platformNotAsked: { words: 'TikTok Shop was not asked', mark: Minus, tone: 'faint' },
  }

const wordsOfCount = (name: string): string => {
  const text = name
    .replaceAll('-', ' ')
    .replace(/(?<=[a-zA-Z])([A-Z])/g, ' $1')
    .toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const Counts = ({ counts }: { readonly counts: Job['counts'] }) => (
  <ul className={styles['counts']}>
    {Object.entries(counts)
      .filter(([, number]) => number > 0)
      .map(([name, number]) => {
        const outcome = outcomes[name]
        return (
          <li key={name}>
            <Icon of={outcome?.mark ?? Check} className={outcome?.tone ?? 'faint'} />
            <span>{outcome?.words ?? wordsOfCount(name)}</span>
            <b>{count(number)}</b>
          </li>
        )
      })}
  </ul>
)

export const JobCard = ({ job, onCancel, onResume, onPause, children }: Props) => {
  const isRunning = job.state === 'running' || job.state === 'paused'
  const share = job.state === 'done' ? 1 : job.total === 0 ? 0 : job.done / job.total
  const bad = (job.counts['refused'] ?? 0) + (job.counts['failed'] ?? 0)
  const badShare = job.total === 0 ? 0 : bad / job.total
  return (
    <section className={`card ${styles['job']}`} aria-label={job.title}>
      <header>
        <Icon of={marks[job.kind] ?? Activity} className={isRunning ? 'acc' : 'faint'} />
        <h2>{job.title}</h2>
        <span className="end row">
          {job.state === 'running' && onPause !== undefined && (
            <button type="button" className="btn s" onClick={() => onPause(job.id)}>
              Pause
            </button>
          )}
          {isRunning ? (
            <button type="button" className="btn s" onClick={() => onCancel(job.id)}>
              Cancel
            </button>
          ) : (
            (job.state === 'interrupted' || job.state === 'cancelled') && (
              <button type="button" className="btn s" onClick={() => onResume(job.id)}>
                Go on
              </button>
            )
          )}
        </span>
      </header>
      <div
        className="meter"
        role="progressbar"
        aria-label={job.title}
        aria-valuemin={0}
        aria-valuemax={job.total}
        aria-valuenow={job.done}
      >
        <i style={{ width: `${Math.max(0, share - badShare) * 100}%` }} />
        {badShare > 0 && <i className="m-err" style={{ width: `${badShare * 100}%` }} />}
      </div>
      <p className="row t12">
        <b className="med nowrap">
          {job.state === 'done' && (job.total === 0 || job.done < job.total)
            ? 'All of it'
            : `${count(job.done)} of ${count(job.total)}`}
        </b>
        {isRunning && job.perMinute !== null && (
          <span className="soft">{count(Math.round(job.perMinute))} a minute</span>
        )}
        <span className="end soft">
          {isRunning
            ? job.secondsLeft === null
              ? job.state === 'paused'
                ? 'waits'
                : ''
              : `about ${duration(job.secondsLeft)} left`
            : `${states[job.state]}${job.finishedAt === null ? '' : ` ${moment(job.finishedAt)}`}`}
        </span>
      </p>
      <Counts counts={job.counts} />
      {job.note !== null && job.note !== '' && (
        <p className="row t12 soft">
          <Icon of={Clock} className="i-s" /> {job.note}
        </p>
      )}
      {children}
    </section>
  )
}
