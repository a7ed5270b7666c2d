// Where a field's value comes from: one column, a fixed text, several columns joined, or a small formula.
import { X } from 'lucide-react'
import { useRef } from 'react'
import type { Origin } from '#contract/mapping.ts'
import { functions, parseFormula } from '#core/import/mapping/formula-parser.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './rule.module.css'

type Props = {
  readonly origin: Origin
  readonly columns: readonly string[]
  readonly onChange: (origin: Origin) => void
}

const kinds: readonly { readonly kind: Origin['kind']; readonly name: string }[] = [
  { kind: 'column', name: 'A column' },
  { kind: 'constant', name: 'Always the same text' },
  { kind: 'join', name: 'Several columns, joined' },
  { kind: 'formula', name: 'A formula' },
]

/** The same origin in another form, as far as it can be kept. */
const turnedInto = (kind: Origin['kind'], origin: Origin, first: string): Origin => {
  const known =
    origin.kind === 'column' ? [origin.column] : origin.kind === 'join' ? origin.columns : first === '' ? [] : [first]
  switch (kind) {
    case 'column':
      return { kind, column: known[0] ?? first }
    case 'constant':
      return { kind, text: '' }
    case 'join':
      return { kind, columns: [...known], separator: ' ' }
    default:
      return { kind, text: known.map((column) => `{${column}}`).join(' & " " & ') }
  }
}

const ColumnChoice = ({
  label,
  value,
  columns,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly columns: readonly string[]
  readonly onChange: (column: string) => void
}) => (
  <select className="field" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
    {!columns.includes(value) && (
      <option value={value}>{value === '' ? 'Choose a column…' : `${value} (not here)`}</option>
    )}
    {columns.map((column) => (
      <option key={column} value={column}>
        {column}
      </option>
    ))}
  </select>
)

const Joined = ({ origin, columns, onChange }: Props & { readonly origin: Extract<Origin, { kind: 'join' }> }) => (
  <div className="stack">
    {origin.columns.map((column, index) => (
      // A column may be joined twice, so its place is its key.
      <span key={index} className="row gap1">
        <ColumnChoice
          label={`Column ${index + 1}`}
          value={column}
          columns={columns}
          onChange={(next) => onChange({ ...origin, columns: origin.columns.with(index, next) })}
        />
        <button
          type="button"
          className="btn quiet s icon"
          aria-label={`Take column ${index + 1} out`}
          onClick={() => onChange({ ...origin, columns: origin.columns.toSpliced(index, 1) })}
        >
          <Icon of={X} className="i-s" />
        </button>
      </span>
    ))}
    <span className="row">
      <button
        type="button"
        className="btn s"
        disabled={origin.columns.length >= 20}
        onClick={() => onChange({ ...origin, columns: [...origin.columns, columns[0] ?? ''] })}
      >
        One more column
      </button>
      <label className="row gap1 t12 soft end">
        with
        <span className={`field ${styles['small']}`}>
          <input
            type="text"
            aria-label="Separator between the columns"
            maxLength={20}
            value={origin.separator}
            onChange={(event) => onChange({ ...origin, separator: event.target.value })}
          />
        </span>
        between them
      </label>
    </span>
  </div>
)

const FormulaField = ({
  origin,
  columns,
  onChange,
}: Props & { readonly origin: Extract<Origin, { kind: 'formula' }> }) => {
  const area = useRef<HTMLTextAreaElement>(null)
  const read = parseFormula(origin.text)
  const fault = typeof read === 'string' ? read : null
  const insert = (text: string): void => {
    const [from, to] = [
      area.current?.selectionStart ?? origin.text.length,
      area.current?.selectionEnd ?? origin.text.length,
    ]
    onChange({ kind: 'formula', text: origin.text.slice(0, from) + text + origin.text.slice(to) })
    area.current?.focus()
  }
  return (
    <div className="stack">
      <textarea
        ref={area}
        className={`field mono ${fault === null ? '' : 'is-err'}`}
        aria-label="Formula"
        aria-invalid={fault !== null}
        aria-describedby="formula-fault"
        maxLength={2000}
        spellCheck={false}
        value={origin.text}
        onChange={(event) => onChange({ kind: 'formula', text: event.target.value })}
      />
      <span className="row">
        <select
          className={`field ${styles['insert']}`}
          aria-label="Put a column into the formula"
          value=""
          onChange={(event) => insert(`{${event.target.value}}`)}
        >
          <option value="">Put a column in…</option>
          {columns.map((column) => (
            <option key={column} value={column}>
              {column}
            </option>
          ))}
        </select>
        <select
          className={`field ${styles['insert']}`}
          aria-label="Put a function into the formula"
          value=""
          onChange={(event) => insert(`${event.target.value}(`)}
        >
          <option value="">Put a function in…</option>
          {Object.keys(functions).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <p id="formula-fault" className={`t12 ${fault === null ? 'faint' : 'warn'}`}>
        {fault ?? 'Texts in "quotation marks", columns in {braces}, & puts texts together, + − * / calculate.'}
      </p>
    </div>
  )
}

export const RuleOrigin = ({ origin, columns, onChange }: Props) => (
  <div className={styles['part']}>
    <label className="t12 soft">
      Comes from
      <select
        className="field"
        value={origin.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one.kind === event.target.value)?.kind ?? 'column'
          onChange(turnedInto(kind, origin, columns[0] ?? ''))
        }}
      >
        {kinds.map(({ kind, name }) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </select>
    </label>
    {origin.kind === 'column' && (
      <ColumnChoice
        label="Column"
        value={origin.column}
        columns={columns}
        onChange={(column) => onChange({ kind: 'column', column })}
      />
    )}
    {origin.kind === 'constant' && (
      <span className="field">
        <input
          type="text"
          aria-label="Text for every row"
          maxLength={10_000}
          value={origin.text}
          onChange={(event) => onChange({ kind: 'constant', text: event.target.value })}
        />
      </span>
    )}
    {origin.kind === 'join' && <Joined origin={origin} columns={columns} onChange={onChange} />}
    {origin.kind === 'formula' && <FormulaField origin={origin} columns={columns} onChange={onChange} />}
  </div>
)
