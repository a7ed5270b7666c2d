// What happened: long work, batches of changes with Undo, and every notice. Nothing is only said in passing.
import { Bell, Key, ListTree, Plug, RefreshCw, Undo2, Upload, Download } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Notice } from '#contract/events.ts'
import type { Batch } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import { onEvent } from '#renderer/features/frame/event-stream.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { showOnSale } from '#renderer/features/products/on-sale/on-sale-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { showJob } from '#renderer/features/publish/publish-store.ts'
import { count, moment, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { askUndo } from './undo-store.ts'
import { cancelJob, refreshJobs, resumeJob, useJobs } from './jobs-store.ts'
import { refreshNotices, useNotices } from './notices-store.ts'
import styles from './activity.module.css'

const useBatches = () => {
  const [batches, setBatches] = useState<readonly Batch[]>([])
  useEffect(() => {
    const read = (): void => {
      calls.products.batches({ offset: 0, limit: 100 }).then((answer) => setBatches(answer.batches), complain)
    }
    read()
    return onEvent('products.changed', read)
  }, [])
  return batches
}

const kindWords: Readonly<Record<Batch['kind'], string>> = {
  import: 'Import',
  edit: 'Edit',
  fix: 'Mended',
  category: 'Category',
  undo: 'Undo',
  redo: 'Redo',
}

const BatchLine = ({ batch }: { readonly batch: Batch }) => (
  <tr>
    <td className="soft">{moment(batch.at)}</td>
    <td>{kindWords[batch.kind]}</td>
    <td title={batch.label} className={batch.isUndone ? 'faint' : 'med'}>
      {batch.kind === 'import' ? batch.label.replace(/^Import: /, '') : batch.label}
    </td>
    <td className="num">{count(batch.products)}</td>
    <td className="num">
      {batch.isUndone ? (
        <span className="faint t12">undone</span>
      ) : (
        <span className="row">
          <button
            type="button"
            className="btn quiet s end"
            aria-label={`Show the products of: ${batch.label}`}
            onClick={() => {
              ask({ view: 'all', text: '', batchId: batch.id, categoryId: null })
              goTo('products')
            }}
          >
            Show
          </button>
          {batch.kind !== 'undo' && batch.kind !== 'redo' && (
            <button
              type="button"
              className="btn s"
              aria-label={`Undo: ${batch.label}`}
              onClick={() => void askUndo(batch.id)}
            >
              <Icon of={Undo2} className="i-s" /> Undo
            </button>
          )}
        </span>
      )}
    </td>
  </tr>
)

const noticeMarks: Readonly<Record<Notice['kind'], LucideIcon>> = {
  permission: Key,
  job: Upload,
  connection: Plug,
  import: Download,
  category: ListTree,
}

const NoticeLine = ({ notice }: { readonly notice: Notice }) => (
  <li>
    <Icon of={noticeMarks[notice.kind]} className={notice.kind === 'permission' ? 'wait' : 'faint'} />
    <div className="text">
      <p className="med">{notice.title}</p>
      <p className="t12 soft">{notice.body}</p>
    </div>
    <span className="t12 faint nowrap">{moment(notice.at)}</span>
  </li>
)

export const ActivityScreen = () => {
  const jobs = useJobs((state) => state.jobs)
  const notices = useNotices((state) => state.notices)
  const batches = useBatches()
  const isEmpty = jobs.length + notices.length + batches.length === 0
  useEffect(() => {
    void refreshJobs()
    void refreshNotices()
  }, [])
  return (
    <Screen
      bar={
        <>
          <h1>Activity</h1>
          <span className="soft t12">every change can be undone here, in any order</span>
          <button
            type="button"
            className="btn quiet icon end"
            aria-label="Read again"
            onClick={() => void refreshJobs()}
          >
            <Icon of={RefreshCw} />
          </button>
        </>
      }
      status={
        <span>
          {isEmpty ? 'Nothing has happened yet' : `${several(batches.length, 'change')} kept, each with the way back`}
        </span>
      }
    >
      <div className="page">
        {isEmpty ? (
          <div className={styles['nothing']}>
            <h2 className="t14">Nothing has happened yet</h2>
            <p className="soft">
              Imports, edits, listings and notices stand here, newest first, each change with its Undo.
            </p>
            <div className="row">
              <button type="button" className="btn primary" onClick={() => goTo('import')}>
                Import products
              </button>
            </div>
          </div>
        ) : (
          <div className={styles['two']}>
            <section className="card" aria-label="Changes">
              <header className={styles['head']}>
                <h2 className="t14">Changes</h2>
                <span className="t12 soft">{count(batches.length)}</span>
              </header>
              <table className="tbl">
                <thead>
                  <tr>
                    <th scope="col" className={styles['when']}>
                      When
                    </th>
                    <th scope="col" className={styles['kind']}>
                      What
                    </th>
                    <th scope="col">Change</th>
                    <th scope="col" className={`num ${styles['many']}`}>
                      Products
                    </th>
                    <th scope="col" className={`num ${styles['deeds']}`}>
                      <span className="sr">Deeds</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {batches.length === 0 && (
                    <tr>
                      <td colSpan={5} className="soft">
                        No change yet
                      </td>
                    </tr>
                  )}
                  {batches.map((batch) => (
                    <BatchLine key={batch.id} batch={batch} />
                  ))}
                </tbody>
              </table>
            </section>
            <div className={styles['side']}>
              {jobs.slice(0, 12).map((job) => (
                <JobCard
                  key={job.id}
                  job={job}
                  onCancel={(id) => void cancelJob(id)}
                  onResume={(id) => void resumeJob(id)}
                >
                  {job.kind === 'on-sale' && (
                    <button type="button" className="link" onClick={() => void showOnSale(job)}>
                      Show its results
                    </button>
                  )}
                  {job.kind === 'publish' && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        showJob(job.id)
                        goTo('publish')
                      }}
                    >
                      Show its results
                    </button>
                  )}
                </JobCard>
              ))}
              {notices.length > 0 && (
                <section className="card" aria-label="Notices">
                  <header className={styles['head']}>
                    <Icon of={Bell} className="faint" />
                    <h2 className="t14">Notices</h2>
                  </header>
                  <ul className={styles['notices']}>
                    {notices.map((notice) => (
                      <NoticeLine key={notice.id} notice={notice} />
                    ))}
                  </ul>
                </section>
              )}
            </div>
          </div>
        )}
      </div>
    </Screen>
  )
}
