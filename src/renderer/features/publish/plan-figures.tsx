// The plan in figures: what is created, changed, left out, what will wait, and where stand-ins help out.
import { CircleX, Hash, ImagePlus, Lock, Plus, RefreshCw } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Plan } from '#contract/publish.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './publish.module.css'

type Figure = { readonly number: number; readonly word: string; readonly mark: LucideIcon; readonly tone: string }

export const PlanFigures = ({ plan }: { readonly plan: Plan }) => {
  const figures: readonly Figure[] = [
    { number: plan.create, word: 'create', mark: Plus, tone: 'acc' },
    { number: plan.edit, word: 'edit, new review', mark: RefreshCw, tone: 'info' },
    { number: plan.priceStock, word: 'price and stock', mark: Hash, tone: 'soft' },
    { number: plan.leftOut, word: 'left out', mark: CircleX, tone: 'err' },
  ]
  return (
    <>
      <div className={`card ${styles['figures']}`}>
        {figures.map((figure) => (
          <div key={figure.word} className="fig">
            <b>{count(figure.number)}</b>
            <span className="row gap1">
              <Icon of={figure.mark} className={`i-s ${figure.tone}`} /> {figure.word}
            </span>
          </div>
        ))}
      </div>
      {plan.willWait > 0 && (
        <div className="notice wait">
          <Icon of={Lock} />
          <div>
            <p className="strong">
              {count(plan.willWait)} {plan.willWait === 1 ? 'goes' : 'go'} into restricted categories
            </p>
            <p className="soft">
              They are accepted and reviewed now. Buyers see them only after you apply and the permission is granted.
              They use your daily quota.
            </p>
          </div>
        </div>
      )}
      {plan.standIns > 0 && (
        <div className="notice info">
          <Icon of={ImagePlus} />
          <div>
            <p className="strong">{several(plan.standIns, 'stand-in')} will be used</p>
            <p className="soft">
              Where a picture, a certificate or a size chart is missing, the practice shop gets a drawn one. A real shop
              never does. Settings turns this off.
            </p>
          </div>
        </div>
      )}
    </>
  )
}
