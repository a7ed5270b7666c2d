// Bringing a file in: choose it, see how it is read, say what its columns become, look at what would happen, take it. Nothing is written before.
import { Download, FileText, RefreshCw, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cancelJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { Detected } from './detected.tsx'
import { Done } from './done.tsx'
import { Figures } from './figures.tsx'
import { FileStep } from './file-step.tsx'
import type { Look, Looking } from './import-store.ts'
import { bringIn, mapAnyway, readAgain, useImport, wantedOf } from './import-store.ts'
import { PreviewStep } from './preview-step.tsx'
import { Reading } from './reading.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { useRule } from './rule-store.ts'
import { refreshSaved } from './saved-store.ts'
import { SaveMapping } from './save-mapping.tsx'
import { StepsNav } from './steps-nav.tsx'
import { chooseFile, takeArchive } from './take-files.ts'
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

const shareRead = (looking: Looking | null): string =>
  looking === null || looking.total === 0 ? '' : ` ${Math.floor((looking.done / looking.total) * 100)} %`

const LookBar = ({ look }: { readonly look: Look }) => {
  const [isSaving, setSaving] = useState(false)
  const looking = useImport((state) => state.looking)
  const { summary } = look
  const wanted = wantedOf(look)
  return (
    <>
      <Icon of={FileText} className="faint" />
      <h1 className="cut" title={summary.file}>
        {summary.file}
      </h1>
      <span className="soft t12 nowrap wide-only">
        {several(summary.rows, 'row')} · {several(summary.columns.length, 'column')}
      </span>
      <StepsNav look={look} />
      <button type="button" className="btn quiet end" onClick={chooseFile}>
        Other file…
      </button>
      {look.draft !== null && (
        <button type="button" className="btn" onClick={() => setSaving(true)}>
          Save mapping…
        </button>
      )}
      {look.isBehind && !look.isReading ? (
        <button type="button" className="btn primary" onClick={() => void readAgain()}>
          <Icon of={RefreshCw} /> Count again
        </button>
      ) : (
        <button
          type="button"
          className="btn primary"
          disabled={wanted === 0 || look.isReading}
          onClick={() => void bringIn()}
        >
          <Icon of={Download} />
          {look.isReading
            ? `Reading…${shareRead(looking)}`
            : wanted === 0
              ? 'Nothing to bring in'
              : `Bring in ${several(wanted, 'product')}`}
        </button>
      )}
      {isSaving && <SaveMapping look={look} onClose={() => setSaving(false)} />}
    </>
  )
}

const Bar = () => {
  const step = useImport((state) => state.step)
  if (step.at === 'look') return <LookBar look={step} />
  if (step.at === 'choose' || step.at === 'reading') {
    return (
      <>
        <h1>Import</h1>
        <span className="soft t12">looking into a file changes nothing</span>
      </>
    )
  }
  return (
    <>
      <Icon of={FileText} className="faint" />
      <h1 className="cut">{step.summary.file}</h1>
      <span className="soft t12 nowrap">
        {several(step.summary.rows, 'row')} · {several(step.summary.columns.length, 'column')}
      </span>
    </>
  )
}

const LookPage = ({ look }: { readonly look: Look }) => {
  const rule = useRule((state) => state.open)
  return (
    <>
      <Detected look={look} />
      <Figures look={look} />
      {look.stage === 'file' && <FileStep look={look} />}
      {look.stage === 'columns' && <ColumnsStep look={look} />}
      {look.stage === 'preview' && <PreviewStep look={look} />}
      {rule !== null && <RuleDialog look={look} id={rule.id} start={rule.rule} />}
    </>
  )
}

const Failure = () => {
  const { failure, stuck } = useImport()
  if (failure === null) return null
  return (
    <div className="stack">
      <FailureNotice words={failure} />
      {stuck?.way === 'columns' && (
        <button type="button" className={`btn ${styles['way']}`} onClick={() => void mapAnyway(stuck)}>
          Say which column is which
        </button>
      )}
      {stuck?.way === 'pictures' && (
        <button type="button" className={`btn ${styles['way']}`} onClick={() => void takeArchive(stuck.fileId)}>
          Keep its pictures for catalogues that name them
        </button>
      )}
    </div>
  )
}

export const ImportScreen = () => {
  const step = useImport((state) => state.step)
  useEffect(() => {
    void refreshSaved()
    const press = (event: KeyboardEvent): void => {
      const isMeant = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
      // In a dialog the same keys belong to the dialog.
      if (isMeant && document.querySelector('dialog[open]') === null) void bringIn()
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
            {step.at === 'look' && (
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
      <div className={`page ${step.at === 'look' ? styles['look'] : ''}`}>
        <Failure />
        {step.at === 'choose' && <ChooseFile />}
        {step.at === 'reading' && <Reading name={step.name} />}
        {step.at === 'look' && <LookPage look={step} />}
        {step.at === 'running' && <Running jobId={step.jobId} />}
        {step.at === 'done' && (
          <Done summary={step.summary} batchId={step.batchId} look={step.look} state={step.state} />
        )}
      </div>
    </Screen>
  )
}
