// The few fields of one step of a rule. Values are text until the rule is used; the contract says what is a number.
import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Step } from '#contract/mapping.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './rule.module.css'

type Props = { readonly step: Step; readonly onChange: (step: Step) => void }

type TextProps = {
  readonly label: string
  readonly value: string
  readonly isAmount?: boolean
  readonly onChange: (value: string) => void
}

const Text = ({ label, value, isAmount = false, onChange }: TextProps) => (
  <label className="row gap1 t12 soft">
    {label}
    <span className={`field ${isAmount ? styles['small'] : styles['medium']}`}>
      <input
        type="text"
        inputMode={isAmount ? 'decimal' : 'text'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  </label>
)

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, name: string])[]
  readonly onChange: (value: string) => void
}

const Choice = ({ label, value, choices, onChange }: ChoiceProps) => (
  <label className="row gap1 t12 soft">
    {label}
    <select className={`field ${styles['choice']}`} value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  </label>
)

const parts: readonly (readonly [string, string])[] = [
  ['0', 'the first part'],
  ['1', 'the second part'],
  ['2', 'the third part'],
  ['3', 'the fourth part'],
  ['-1', 'the last part'],
]
const weights: readonly (readonly [string, string])[] = ['g', 'kg', 'oz', 'lb'].map((unit) => [unit, unit] as const)
const lengths: readonly (readonly [string, string])[] = ['mm', 'cm', 'm', 'in'].map((unit) => [unit, unit] as const)
const endings: readonly (readonly [string, string])[] = [
  ['', 'as it comes'],
  ['.99', '.99'],
  ['.95', '.95'],
  ['.90', '.90'],
  ['.50', '.50'],
  ['.00', '.00'],
]

const UnitFields = ({ step, onChange }: Props & { readonly step: Extract<Step, { kind: 'unit' }> }) => {
  const all = [...weights, ...lengths]
  const fitting = lengths.some(([unit]) => unit === step.from) ? lengths : weights
  return (
    <>
      <Choice
        label="from"
        value={step.from}
        choices={all}
        onChange={(from) => {
          const group = lengths.some(([unit]) => unit === from) ? lengths : weights
          const isKept = group.some(([unit]) => unit === step.to)
          onChange({ ...step, from, to: isKept ? step.to : (group.find(([unit]) => unit !== from)?.[0] ?? from) })
        }}
      />
      <Choice label="to" value={step.to} choices={fitting} onChange={(to) => onChange({ ...step, to })} />
    </>
  )
}

const LookupFields = ({ step, onChange }: Props & { readonly step: Extract<Step, { kind: 'lookup' }> }) => {
  const lines = Object.entries(step.table)
  const put = (next: readonly (readonly [string, string])[]): void =>
    onChange({ ...step, table: Object.fromEntries(next) })
  return (
    <div className={styles['lookup']}>
      {lines.map(([from, to], index) => (
        // The value itself is being typed, so its place is its key.
        <span key={index} className="row gap1">
          <span className="field grow">
            <input
              type="text"
              aria-label={`Value ${index + 1} of the list`}
              value={from}
              onChange={(event) => put(lines.with(index, [event.target.value, to]))}
            />
          </span>
          <span className="t12 faint">becomes</span>
          <span className="field grow">
            <input
              type="text"
              aria-label={`What ${from} becomes`}
              value={to}
              onChange={(event) => put(lines.with(index, [from, event.target.value]))}
            />
          </span>
          <button
            type="button"
            className="btn quiet s icon"
            aria-label={`Take ${from} out of the list`}
            onClick={() => put(lines.toSpliced(index, 1))}
          >
            <Icon of={X} className="i-s" />
          </button>
        </span>
      ))}
      <span className="row">
        <button type="button" className="btn s" onClick={() => put([...lines, ['', '']])}>
          <Icon of={Plus} className="i-s" /> Value
        </button>
        <Choice
          label="Any other value"
          value={step.otherwise}
          choices={[
            ['keep', 'stays as it is'],
            ['empty', 'is left out'],
          ]}
          onChange={(otherwise) => onChange({ ...step, otherwise: otherwise === 'empty' ? 'empty' : 'keep' })}
        />
      </span>
    </div>
  )
}

export const StepFields = ({ step, onChange }: Props): ReactNode => {
  switch (step.kind) {
    case 'split':
      return (
        <>
          <Text label="at" value={step.separator} isAmount onChange={(separator) => onChange({ ...step, separator })} />
          <Choice
            label="take"
            value={String(step.part)}
            choices={parts}
            onChange={(part) => onChange({ ...step, part: Number(part) })}
          />
        </>
      )
    case 'replace':
      return (
        <>
          <Text label="find" value={step.find} onChange={(find) => onChange({ ...step, find })} />
          <Text label="put" value={step.put} onChange={(put) => onChange({ ...step, put })} />
        </>
      )
    case 'case':
      return (
        <Choice
          label="write"
          value={step.to}
          choices={[
            ['title', 'Each Word Large'],
            ['upper', 'CAPITALS'],
            ['lower', 'small letters'],
          ]}
          onChange={(to) => onChange({ ...step, to: to === 'upper' ? 'upper' : to === 'lower' ? 'lower' : 'title' })}
        />
      )
    case 'number':
      return (
        <Choice
          label="written as"
          value={step.notation}
          choices={[
            ['de', '1.234,50'],
            ['en', '1,234.50'],
          ]}
          onChange={(notation) => onChange({ ...step, notation: notation === 'de' ? 'de' : 'en' })}
        />
      )
    case 'price':
      return (
        <>
          <Text
            label="percent"
            value={step.percent}
            isAmount
            onChange={(percent) => onChange({ ...step, percent: percent.trim() })}
          />
          <Text label="plus" value={step.plus} isAmount onChange={(plus) => onChange({ ...step, plus: plus.trim() })} />
          <Choice
            label="ends in"
            value={step.ending}
            choices={
              endings.some(([ending]) => ending === step.ending) ? endings : [...endings, [step.ending, step.ending]]
            }
            onChange={(ending) => onChange({ ...step, ending })}
          />
          {step.ending === '' && (
            <Choice
              label="decimals"
              value={String(step.decimals)}
              choices={['0', '1', '2', '3', '4'].map((one) => [one, one] as const)}
              onChange={(decimals) => onChange({ ...step, decimals: Number(decimals) })}
            />
          )}
        </>
      )
    case 'unit':
      return <UnitFields step={step} onChange={onChange} />
    case 'lookup':
      return <LookupFields step={step} onChange={onChange} />
    default:
      return null
  }
}
