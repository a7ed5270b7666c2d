// One line of the preview: a product with what changes in it, or a row that stays out. It decides nothing.
import { CircleX, Image, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ImportProblem, Planned } from '#contract/imports.ts'
import { knownTargets } from '#core/import/mapping/targets.ts'
import { currencyOf, useApp } from '#renderer/features/frame/app-store.ts'
import { count, money, several, valueOf } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './preview.module.css'

const shown = 6

const special: Readonly<Record<string, string>> = {
  variant: 'New variant',
  options: 'Variant by',
  imageId: 'Variant image',
  images: 'Images',
  attributes: 'Attributes',
}

/** Our name of a field. */
export const fieldName = (field: string): string =>
  special[field] ?? knownTargets.find(({ target }) => 'field' in target && target.field === field)?.name ?? field

type PlannedProps = {
  readonly planned: Planned
  /** Null where there is nothing to choose. */
  readonly isTaken: boolean | null
  readonly onTake: (isTaken: boolean) => void
}

export const PlannedLine = ({ planned, isTaken, onTake }: PlannedProps) => {
  const [isOpen, setOpen] = useState(false)
  const currency = useApp(currencyOf)
  const { changes } = planned
  const lines = isOpen ? changes : changes.slice(0, shown)
  const name = planned.title || planned.key
  return (
    <>
      <div className={styles['product']}>
        {isTaken !== null && (
          <input
            type="checkbox"
            className="check"
            checked={isTaken}
            aria-label={`Take ${name}`}
            onChange={(event) => onTake(event.target.checked)}
          />
        )}
        <span className="num faint t12" title="Row of the file">
          <span className="sr">Row </span>
          {count(planned.row)}
        </span>
        <span className={`cut ${isTaken === false ? 'faint' : 'med'}`} title={name}>
          {name}
        </span>
        <span className="mono faint cut" title={planned.key}>
          {planned.key}
        </span>
        <span className="t12 soft nowrap num">{money(planned.price, currency)}</span>
        <span className="t12 soft nowrap num">{several(planned.variants, 'variant')}</span>
        <span className="t12 soft nowrap row gap1">
          <Icon of={Image} className="i-s faint" />
          <span className="sr">Images: </span>
          {planned.images}
        </span>
      </div>
      {changes.length > 0 && (
        <ul className={styles['changes']}>
          {lines.map(({ variant, field, before, after }) => (
            <li key={`${variant}-${field}`}>
              <span className="soft cut" title={`${fieldName(field)} ${variant}`}>
                {fieldName(field)}
                {variant !== '' && <span className="faint"> {variant}</span>}
              </span>
              <span className="cut faint" title={before}>
                {before === '' ? 'empty' : <s>{valueOf(field, before)}</s>}
              </span>
              <span className="cut" title={after}>
                <span className="sr">becomes </span>
                {after === '' ? <span className="faint">empty</span> : valueOf(field, after)}
              </span>
            </li>
          ))}
          {changes.length > shown && !isOpen && (
            <li>
              <button type="button" className="link" onClick={() => setOpen(true)}>
                {count(changes.length - shown)} more
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

export const ProblemLine = ({
  problem,
  isRejected,
}: {
  readonly problem: ImportProblem
  readonly isRejected: boolean
}) => (
  <div className={styles['problem']}>
    <span className="num faint">
      <span className="sr">Row </span>
      {count(problem.row)}
    </span>
    <div className="text">
      <p className="cut">
        <span className="mono">{problem.column}</span>{' '}
        <span className="soft" title={problem.raw}>
          {problem.raw === '' ? '(blank)' : problem.raw}
        </span>
      </p>
      <p className="t12 soft cut" title={problem.sentence}>
        {problem.sentence}
      </p>
    </div>
    <span className={`row gap1 t12 ${isRejected ? 'err' : 'warn'}`}>
      <Icon of={isRejected ? CircleX : TriangleAlert} className="i-s" /> {isRejected ? 'Rejected' : 'Comes in'}
    </span>
  </div>
)
