// The name of a field that carries a name of its own: how variants differ, or which attribute it is.
import type { Target } from '#contract/mapping.ts'
import styles from './rule.module.css'

type Props = {
  readonly target: Target
  readonly columns: readonly string[]
  readonly onChange: (target: Target) => void
}

export const RuleTarget = ({ target, columns, onChange }: Props) => {
  if (target.kind === 'fact') {
    return (
      <label className={styles['part']}>
        <span className="t12 soft">Name of the attribute, as the leaf category calls it</span>
        <span className="field">
          <input
            type="text"
            maxLength={100}
            value={target.name}
            onChange={(event) => onChange({ kind: 'fact', name: event.target.value })}
          />
        </span>
      </label>
    )
  }
  if (target.kind !== 'option') return null
  return (
    <div className={styles['two']}>
      <label className={styles['part']}>
        <span className="t12 soft">Variants differ by</span>
        <span className="field">
          <input
            type="text"
            maxLength={100}
            placeholder="Color"
            value={target.name}
            onChange={(event) => onChange({ ...target, name: event.target.value })}
          />
        </span>
      </label>
      <label className={styles['part']}>
        <span className="t12 soft">or by what stands in the column</span>
        <select
          className="field"
          value={target.nameColumn ?? ''}
          onChange={(event) =>
            onChange({ ...target, nameColumn: event.target.value === '' ? null : event.target.value })
          }
        >
          <option value="">No column</option>
          {columns.map((column) => (
            <option key={column} value={column}>
              {column}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
