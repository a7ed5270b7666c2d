// What a file holds and what bringing it in would do: detected form, counts, columns, rows that cannot be used.
import { Check, CircleX, Minus, Plus, RefreshCw, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ImportProblem, ImportSummary } from '#contract/imports.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './import.module.css'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const Detected = ({ summary }: { readonly summary: ImportSummary }) => {
  const known = summary.columns.filter((column) => column.becomes !== null).length
  const facts = [
    { name: 'Preset', value: summary.presetName, more: `${known} of ${summary.columns.length} columns known` },
    { name: 'Encoding', value: summary.encoding.toUpperCase(), more: 'detected' },
    {
      name: 'Delimiter',
      value: capital(summary.delimiter),
      more: `${count(summary.rows)} rows`,
    },
    {
      name: 'Holds',
      value: several(summary.products, 'product'),
      more: `${several(summary.variants, 'variant')}, ${several(summary.images, 'image')}`,
    },
  ]
  return (
    <dl className={`card ${styles['detected']}`}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt className="t11 faint">{fact.name}</dt>
          <dd className="med">{fact.value}</dd>
          <dd className="t11 soft">{fact.more}</dd>
        </div>
      ))}
    </dl>
  )
}

type Figure = {
  readonly number: number
  readonly word: string
  readonly mark: LucideIcon
  readonly tone: string
  readonly isTaken: boolean
}

const Figures = ({ summary }: { readonly summary: ImportSummary }) => {
  const figures: readonly Figure[] = [
    { number: summary.created, word: 'New', mark: Plus, tone: 'acc', isTaken: true },
    { number: summary.changed, word: 'Changed', mark: RefreshCw, tone: 'info', isTaken: true },
    { number: summary.unchanged, word: 'Unchanged', mark: Check, tone: 'soft', isTaken: false },
    {
      number: summary.rejectedTotal,
      word: summary.rejectedTotal === 1 ? 'Row rejected' : 'Rows rejected',
      mark: CircleX,
      tone: 'err',
      isTaken: false,
    },
  ]
  const whole = Math.max(1, summary.created + summary.changed + summary.unchanged)
  const share = (number: number): string => `${(number / whole) * 100}%`
  return (
    <div className={`card ${styles['figures']}`}>
      {figures.map((figure) => (
        <div key={figure.word} className={`fig ${figure.isTaken && figure.number > 0 ? styles['taken'] : ''}`}>
          <b>{count(figure.number)}</b>
          <span className="row gap1">
            <Icon of={figure.mark} className={`i-s ${figure.tone}`} /> {figure.word}
          </span>
        </div>
      ))}
      <div className="grow stack">
        <div className="meter" aria-hidden="true">
          <i style={{ width: share(summary.created) }} />
          <i className={styles['changed']} style={{ width: share(summary.changed) }} />
          <i className="m-grey" style={{ width: share(summary.unchanged) }} />
        </div>
        <p className="t12 soft">Blank cells leave a value alone, absent variants stay.</p>
      </div>
    </div>
  )
}

const Columns = ({ summary }: { readonly summary: ImportSummary }) => {
  const taken = summary.columns.filter((column) => column.becomes !== null)
  return (
    <section className={`card ${styles['columns']}`} aria-label="Columns">
      <header>
        <h2 className="t14">Columns</h2>
        <span className="t12 soft">
          {taken.length} taken, {summary.columns.length - taken.length} left out
        </span>
      </header>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Columns of the file">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Column in the file</th>
              <th scope="col">Sample</th>
              <th scope="col">Becomes</th>
            </tr>
          </thead>
          <tbody>
            {[...taken, ...summary.columns.filter((column) => column.becomes === null)].map((column) => (
              <tr key={column.name}>
                <td className="mono" title={column.name}>
                  {column.name}
                </td>
                <td className="soft" title={column.sample}>
                  {column.sample || '–'}
                </td>
                <td>
                  {column.becomes === null ? (
                    <span className="row gap1 faint">
                      <Icon of={Minus} className="i-s" /> Left out
                    </span>
                  ) : (
                    <span className="row gap1">
                      <Icon of={Check} className="i-s ok" />
                      <span className="cut">{column.becomes}</span>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type ProblemsProps = {
  readonly name: string
  readonly total: number
  readonly problems: readonly ImportProblem[]
  readonly isRejected: boolean
}

const Problems = ({ name, total, problems, isRejected }: ProblemsProps) => (
  <section className={`card ${styles['problems']}`} aria-label={name}>
    <header>
      <h2 className="t14">{name}</h2>
      <span className="t12 soft">
        {total > problems.length ? `${problems.length} of ${count(total)}` : count(total)}
      </span>
    </header>
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={`${name}, list`}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.row}-${problem.column}-${problem.sentence}`}>
            <span className={styles['rowNumber']}>
              <span className="sr">Row </span>
              {count(problem.row)}
            </span>
            <div className="text">
              <p className="cut">
                <span className="mono">{problem.column}</span>{' '}
                <span className="soft">{problem.raw === '' ? '(blank)' : problem.raw}</span>
              </p>
              <p className="t12 soft">{problem.sentence}</p>
            </div>
            <span className={`row gap1 t12 ${isRejected ? 'err' : 'warn'}`}>
              <Icon of={isRejected ? CircleX : TriangleAlert} className="i-s" /> {isRejected ? 'Rejected' : 'Kept'}
            </span>
          </li>
        ))}
      </ul>
    </div>
  </section>
)

export const Preview = ({ summary }: { readonly summary: ImportSummary }) => {
  const hasProblems = summary.rejected.length + summary.warnings.length > 0
  return (
    <>
      <Detected summary={summary} />
      <Figures summary={summary} />
      <div className={`${styles['parts']} ${hasProblems ? styles['split'] : ''}`}>
        <Columns summary={summary} />
        {hasProblems && (
          <div className={styles['side']}>
            {summary.rejected.length > 0 && (
              <Problems name="Rejected rows" total={summary.rejectedTotal} problems={summary.rejected} isRejected />
            )}
            {summary.warnings.length > 0 && (
              <Problems
                name="Values to look at"
                total={summary.warnings.length}
                problems={summary.warnings}
                isRejected={false}
              />
            )}
          </div>
        )}
      </div>
    </>
  )
}
