// The fields of the three ways to change a selection: one text, find and replace, a price by formula. They hold what is typed and no more.
import type { Deed } from '#contract/bulk.ts'
import { roundings } from '#contract/bulk-words.ts'
import { unit } from '#renderer/ui/format.ts'
import { roundingNames } from './field-names.ts'
import styles from './bulk.module.css'

type Of<Kind extends Deed['kind']> = Extract<Deed, { kind: Kind }>
type Props<Kind extends Deed['kind']> = { readonly deed: Of<Kind>; readonly onChange: (deed: Of<Kind>) => void }

const Text = ({
  label,
  value,
  onChange,
  placeholder = '',
  isDecimal = false,
  isFirst = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
  readonly isDecimal?: boolean
  /** The one that is typed into as soon as the dialog opens. */
  readonly isFirst?: boolean
}) => (
  <label className={styles['one']}>
    <span className="t12 soft">{label}</span>
    <span className="field">
      <input
        type="text"
        data-first={isFirst ? '' : undefined}
        inputMode={isDecimal ? 'decimal' : 'text'}
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  </label>
)

const Box = ({
  label,
  isOn,
  onChange,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}) => (
  <label className="row gap1">
    <input type="checkbox" className="check" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
)

export const SetFields = ({ deed, onChange, units }: Props<'set'> & { readonly units: readonly string[] | null }) =>
  units === null ? (
    <Text
      isFirst
      label="New text for all; nothing empties them"
      value={deed.value}
      onChange={(value) => onChange({ ...deed, value })}
    />
  ) : (
    <label className={styles['one']}>
      <span className="t12 soft">New unit</span>
      <select
        className="field"
        value={deed.value}
        onChange={(event) => onChange({ ...deed, value: event.target.value })}
      >
        <option value="">None</option>
        {units.map((one) => (
          <option key={one} value={one}>
            {unit(one)}
          </option>
        ))}
      </select>
    </label>
  )

export const ReplaceFields = ({ deed, onChange }: Props<'replace'>) => (
  <>
    <div className={styles['pair']}>
      <Text
        isFirst
        label={deed.isPattern ? 'Find this pattern' : 'Find'}
        value={deed.find}
        onChange={(find) => onChange({ ...deed, find })}
      />
      <Text
        label={deed.isPattern ? 'Put in its place; $1 is the first group' : 'Put in its place'}
        value={deed.with}
        onChange={(text) => onChange({ ...deed, with: text })}
      />
    </div>
    <div className="row gap3">
      <Box
        label="Match capitals"
        isOn={deed.isCaseSensitive}
        onChange={(isOn) => onChange({ ...deed, isCaseSensitive: isOn })}
      />
      <Box
        label="Pattern (regular expression)"
        isOn={deed.isPattern}
        onChange={(isOn) => onChange({ ...deed, isPattern: isOn })}
      />
    </div>
  </>
)

const steps = { percent: 'plus percent', amount: 'plus amount', times: 'times' } as const
const stepNamed = (name: string): Of<'formula'>['step'] =>
  name === 'amount' ? 'amount' : name === 'times' ? 'times' : 'percent'

export const FormulaFields = ({ deed, onChange }: Props<'formula'>) => (
  <div className={styles['formula']}>
    <label className={styles['one']}>
      <span className="t12 soft">Start from</span>
      <select
        className="field"
        value={deed.from}
        onChange={(event) => onChange({ ...deed, from: event.target.value === 'listPrice' ? 'listPrice' : 'price' })}
      >
        <option value="price">Price</option>
        <option value="listPrice">List price</option>
      </select>
    </label>
    <label className={styles['one']}>
      <span className="t12 soft">Step</span>
      <select
        className="field"
        value={deed.step}
        onChange={(event) => onChange({ ...deed, step: stepNamed(event.target.value) })}
      >
        {Object.entries(steps).map(([step, name]) => (
          <option key={step} value={step}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <Text
      label={
        deed.step === 'percent'
          ? 'Percent; -15 is 15 % off'
          : deed.step === 'amount'
            ? 'Amount; -2 is 2 less'
            : 'Factor'
      }
      value={deed.by}
      isDecimal
      onChange={(by) => onChange({ ...deed, by })}
    />
    <label className={styles['one']}>
      <span className="t12 soft">Round</span>
      <select
        className="field"
        value={deed.rounding}
        onChange={(event) => {
          const rounding = roundings.find((one) => one === event.target.value)
          if (rounding !== undefined) onChange({ ...deed, rounding })
        }}
      >
        {roundings.map((one) => (
          <option key={one} value={one}>
            {roundingNames[one]}
          </option>
        ))}
      </select>
    </label>
  </div>
)
