// Which products go into a file, in which layout and form, with which columns.
import { FileDown, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { calls } from '#renderer/bridge.ts'
import { cancelJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import type { ExportWish } from './export-store.ts'
import { closeExport, startExport, useExport } from './export-store.ts'
import { useProducts } from './products-store.ts'
import { useSelection } from './selection-store.ts'
import styles from './export.module.css'

type Which = 'selected' | 'filter' | 'all'
type Choice<Value extends string> = { readonly value: Value; readonly name: string; readonly more?: string }

type ChoicesProps<Value extends string> = {
  readonly legend: string
  readonly name: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChoose: (value: Value) => void
}

const Choices = <Value extends string>({ legend, name, value, choices, onChoose }: ChoicesProps<Value>) => (
  <fieldset className={styles['group']}>
    <legend className="t12 soft">{legend}</legend>
    {choices.map((choice) => (
      <label key={choice.value} className={styles['choice']}>
        <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
        <span>
          {choice.name}
          {choice.more !== undefined && <span className="t12 soft"> {choice.more}</span>}
        </span>
      </label>
    ))}
  </fieldset>
)

// The first two columns tell products and variants apart; without them nothing could come back.
const fixedColumns = 2

const useColumns = (): readonly string[] => {
  const [columns, setColumns] = useState<readonly string[]>([])
  useEffect(() => {
    calls.exports.columns().then(setColumns, complain)
  }, [])
  return columns
}

type ColumnsProps = {
  readonly all: readonly string[]
  readonly left: ReadonlySet<string>
  readonly onChange: (left: ReadonlySet<string>) => void
}

const Columns = ({ all, left, onChange }: ColumnsProps) => {
  const free = all.slice(fixedColumns)
  const toggle = (column: string): void => {
    const next = new Set(left)
    if (!next.delete(column)) next.add(column)
    onChange(next)
  }
  return (
    <fieldset className={styles['group']}>
      <legend className="t12 soft">Columns</legend>
      <div className="row">
        <span className="t12 soft">
          {all.length - left.size} of {all.length}
        </span>
        <button type="button" className="link t12" onClick={() => onChange(new Set())}>
          All
        </button>
        <button type="button" className="link t12" onClick={() => onChange(new Set(free))}>
          None but the keys
        </button>
      </div>
      <div className={styles['columns']} tabIndex={0} role="region" aria-label="Columns of the file">
        {all.map((column, index) => (
          <label key={column} className={styles['choice']}>
            <input
              type="checkbox"
              className="check"
              disabled={index < fixedColumns}
              checked={!left.has(column)}
              onChange={() => toggle(column)}
            />
            <span className="cut">{column}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Running = ({ jobId }: { readonly jobId: string }) => {
  const job = useJobs((state) => state.jobs.find((one) => one.id === jobId))
  return job === undefined ? (
    <p className="soft">Starting…</p>
  ) : (
    <JobCard job={job} onCancel={(id) => void cancelJob(id)} onResume={(id) => void resumeJob(id)} />
  )
}

const useCounts = () => {
  const ticked = useSelection((state) => state.ticked)
  const query = useProducts((state) => state.query)
  const found = useProducts((state) => state.total)
  const all = useApp((state) => state.info?.counts.products ?? 0)
  const { view, text, batchId, categoryId } = query
  const isFiltered = view !== 'all' || text !== '' || batchId !== null || categoryId !== null
  return { ticked, found, all, filter: isFiltered ? { view, text, batchId, categoryId } : null }
}

const Wish = () => {
  const { ticked, found, all, filter } = useCounts()
  const [which, setWhich] = useState<Which>(ticked.size > 0 ? 'selected' : filter === null ? 'all' : 'filter')
  const [layout, setLayout] = useState<ExportWish['layout']>('own')
  const [format, setFormat] = useState<ExportWish['format']>('csv')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const columns = useColumns()
  const number = { selected: ticked.size, filter: found, all }[which]
  const run = (): void => {
    const wanted = columns.filter((column) => !left.has(column))
    void startExport({
      layout,
      format,
      productIds: which === 'selected' ? [...ticked] : null,
      filter: which === 'filter' ? filter : null,
      columns: layout === 'own' && left.size > 0 ? wanted : null,
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <div className={styles['body']}>
        <Choices
          legend="Products"
          name="which"
          value={which}
          choices={[
            ...(ticked.size > 0
              ? [{ value: 'selected', name: 'Selected', more: several(ticked.size, 'product') } as const]
              : []),
            ...(filter === null
              ? []
              : [{ value: 'filter', name: 'What is shown now', more: several(found, 'product') } as const]),
            { value: 'all', name: 'All', more: several(all, 'product') },
          ]}
          onChoose={setWhich}
        />
        <Choices
          legend="Layout"
          name="layout"
          value={layout}
          choices={[
            { value: 'own', name: 'Listwright', more: 'comes back without a change' },
            { value: 'templates', name: 'TikTok Shop templates', more: 'a ZIP with a file for each leaf category' },
          ]}
          onChoose={setLayout}
        />
        <Choices
          legend="Form"
          name="format"
          value={format}
          choices={[
            { value: 'csv', name: 'CSV' },
            { value: 'xlsx', name: 'Excel workbook' },
            { value: 'tsv', name: 'TSV' },
          ]}
          onChoose={setFormat}
        />
        {layout === 'own' && <Columns all={columns} left={left} onChange={setLeft} />}
      </div>
      <footer className={styles['foot']}>
        {layout === 'templates' && (
          <span className="t12 soft">Products without a leaf category belong to no template and stay out.</span>
        )}
        <button type="button" className="btn end" onClick={closeExport}>
          Cancel
        </button>
        <button type="submit" className="btn primary" disabled={number === 0}>
          <Icon of={FileDown} /> Export {several(number, 'product')}
        </button>
      </footer>
    </form>
  )
}

export const ExportDialog = () => {
  const { isOpen, jobId } = useExport()
  if (!isOpen) return null
  return (
    <Dialog label="Export products" className={styles['export'] ?? ''} onClose={closeExport}>
      <header className={styles['head']}>
        <h2 className="t14">Export products</h2>
        <button type="button" className="btn quiet icon end" aria-label="Close" onClick={closeExport}>
          <Icon of={X} />
        </button>
      </header>
      {jobId === null ? (
        <Wish />
      ) : (
        <div className={styles['body']}>
          <Running jobId={jobId} />
        </div>
      )}
    </Dialog>
  )
}
