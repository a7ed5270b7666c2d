// Bringing a file in: choose, look at what was understood, confirm, follow the job. Nothing is written before the button.
import { Download, FileText, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import type { ImportSummary } from '#contract/imports.ts'
import { cancelJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { undo } from '#renderer/features/products/history-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { ChooseFile } from './choose-file.tsx'
import { bringIn, chooseFile, startOver, useImport } from './import-store.ts'
import { Preview } from './preview.tsx'
import styles from './import.module.css'

const Running = ({ jobId }: { readonly jobId: string }) => {
  const job = useJobs((state) => state.jobs.find((one) => one.id === jobId))
  return (
    <div className={styles['narrow']}>
      {job === undefined ? (
        <p className="soft">Starting…</p>
      ) : (
        <JobCard job={job} onCancel={(id) => void cancelJob(id)} onResume={(id) => void resumeJob(id)} />
      )}
    </div>
  )
}

const Done = ({ summary, batchId }: { readonly summary: ImportSummary; readonly batchId: string | null }) => (
  <div className={`${styles['narrow']} card ${styles['done']}`}>
    <h2 className="t14">
      {summary.created + summary.changed === 0
        ? 'Nothing was new in this file'
        : `${several(summary.created + summary.changed, 'product')} brought in`}
    </h2>
    <p className="soft">
      {count(summary.created)} new, {count(summary.changed)} changed, {count(summary.unchanged)} unchanged
      {summary.rejectedTotal > 0 && `, ${several(summary.rejectedTotal, 'row')} rejected`}.
    </p>
    <div className="row">
      <button
        type="button"
        className="btn primary"
        onClick={() => {
          ask({ view: 'all', text: '', batchId, categoryId: null })
          goTo('products')
        }}
      >
        Show the products
      </button>
      {batchId !== null && (
        <button type="button" className="btn" onClick={() => void undo(batchId)}>
          <Icon of={Undo2} /> Undo this import
        </button>
      )}
      <button type="button" className="btn quiet" onClick={startOver}>
        Another file
      </button>
    </div>
  </div>
)

const Bar = () => {
  const { step } = useImport()
  if (step.at === 'choose' || step.at === 'reading') {
    return (
      <>
        <h1>Import</h1>
        <span className="soft t12">Looking into a file changes nothing</span>
      </>
    )
  }
  const { summary } = step
  const wanted = summary.created + summary.changed
  return (
    <>
      <Icon of={FileText} className="faint" />
      <h1 className="cut">{summary.file}</h1>
      <span className="soft t12 nowrap">
        {several(summary.rows, 'row')} · {several(summary.columns.length, 'column')}
      </span>
      {step.at === 'preview' && (
        <>
          <button type="button" className="btn quiet end" onClick={chooseFile}>
            Other file…
          </button>
          <button type="button" className="btn primary" disabled={wanted === 0} onClick={() => void bringIn()}>
            <Icon of={Download} /> {wanted === 0 ? 'Nothing to bring in' : `Bring in ${several(wanted, 'product')}`}
          </button>
        </>
      )}
    </>
  )
}

export const ImportScreen = () => {
  const { step, failure } = useImport()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && useImport.getState().step.at === 'preview')
        void bringIn()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <Screen
      bar={<Bar />}
      status={
        <>
          <span className="row gap1">
            <Icon of={Undo2} className="i-s" /> One import is one batch: undo it with one action, today or next month
          </span>
          <span className="end row">
            {step.at === 'preview' && (
              <>
                Nothing is written before you press the button
                <span>
                  <kbd>Ctrl ↵</kbd> bring in
                </span>
              </>
            )}
          </span>
        </>
      }
    >
      <div className="page">
        {failure !== null && <FailureNotice words={failure} />}
        {step.at === 'choose' && <ChooseFile />}
        {step.at === 'reading' && (
          <p className="soft" role="status">
            Looking into {step.name}…
          </p>
        )}
        {step.at === 'preview' && <Preview summary={step.summary} />}
        {step.at === 'running' && <Running jobId={step.jobId} />}
        {step.at === 'done' && <Done summary={step.summary} batchId={step.batchId} />}
      </div>
    </Screen>
  )
}
