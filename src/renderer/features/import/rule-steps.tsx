// What is done to a value on its way, step by step: each can be changed, moved and taken out.
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { Step } from '#contract/mapping.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { StepFields } from './step-fields.tsx'
import styles from './rule.module.css'

type Props = {
  readonly steps: readonly Step[]
  /** Values that occur, for a list of replacements. */
  readonly values: readonly string[]
  readonly onChange: (steps: readonly Step[]) => void
}

const kinds: readonly { readonly name: string; readonly step: (values: readonly string[]) => Step }[] = [
  { name: 'Read a number', step: () => ({ kind: 'number', notation: 'de' }) },
  {
    name: 'Price rule',
    step: () => ({ kind: 'price', percent: '0', plus: '0', decimals: 2, ending: '' }),
  },
  { name: 'Change the unit', step: () => ({ kind: 'unit', from: 'g', to: 'lb' }) },
  { name: 'Take a part', step: () => ({ kind: 'split', separator: ',', part: 0 }) },
  { name: 'Replace text', step: () => ({ kind: 'replace', find: ' ', put: '' }) },
  {
    name: 'Look up in a list',
    step: (values) => ({
      kind: 'lookup',
      table: Object.fromEntries(values.slice(0, 50).map((value) => [value, value])),
      otherwise: 'keep',
    }),
  },
  { name: 'Capitals or small letters', step: () => ({ kind: 'case', to: 'title' }) },
  { name: 'HTML to plain text', step: () => ({ kind: 'plainText' }) },
]

const names: Readonly<Record<Step['kind'], string>> = {
  number: 'Read a number',
  price: 'Price rule',
  unit: 'Change the unit',
  split: 'Take a part',
  replace: 'Replace text',
  lookup: 'Look up in a list',
  case: 'Capitals or small letters',
  plainText: 'HTML to plain text',
}

export const RuleSteps = ({ steps, values, onChange }: Props) => {
  const swap = (index: number, other: number): void => {
    const [one, two] = [steps[index], steps[other]]
    if (one !== undefined && two !== undefined) onChange(steps.with(index, two).with(other, one))
  }
  return (
    <div className={styles['part']}>
      <span className="row">
        <span className="t12 soft">What is done to it on the way</span>
        <span className="end">
          <Menu
            label="Add a step"
            className="btn s"
            items={kinds.map(({ name, step }) => ({
              id: name,
              label: name,
              isDisabled: steps.length >= 20,
              run: () => onChange([...steps, step(values)]),
            }))}
          >
            <Icon of={Plus} className="i-s" /> Step
          </Menu>
        </span>
      </span>
      {steps.length === 0 && <p className="t12 faint">Nothing: the value comes as it stands.</p>}
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          // Steps have no name, and two may be alike.
          <li key={index} aria-label={`Step ${index + 1}: ${names[step.kind]}`}>
            <span className="med t12">{names[step.kind]}</span>
            <StepFields step={step} onChange={(next) => onChange(steps.with(index, next))} />
            <span className="row gap1 end">
              <button
                type="button"
                className="btn quiet s icon"
                aria-label={`Move step ${index + 1} up`}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              >
                <Icon of={ArrowUp} className="i-s" />
              </button>
              <button
                type="button"
                className="btn quiet s icon"
                aria-label={`Move step ${index + 1} down`}
                disabled={index === steps.length - 1}
                onClick={() => swap(index, index + 1)}
              >
                <Icon of={ArrowDown} className="i-s" />
              </button>
              <button
                type="button"
                className="btn quiet s icon"
                aria-label={`Take step ${index + 1} out`}
                onClick={() => onChange(steps.toSpliced(index, 1))}
              >
                <Icon of={X} className="i-s" />
              </button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
