// Asks before products go on or off sale, shows how far it is, and names each that could not be changed with its reason.
import { CirclePause, CircleX, Store } from 'lucide-react'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useJobs } from '#renderer/features/activity/jobs-store.ts'
import { closeOnSale, runOnSale, stopOnSale, useOnSale } from './on-sale-store.ts'
import styles from './on-sale.module.css'

const consequences = {
  off: 'Buyers no longer find them. The listings, their ids and their reviews stay in the shop, and you can put them back on sale at any time.',
  on: 'Each is handed in again; the shop may review it first. What you edited meanwhile is not sent with it.',
} as const

export const OnSaleDialog = () => {
  const open = useOnSale((state) => state.open)
  const job = useJobs(({ jobs }) => jobs.find(({ id }) => id === open?.jobId))
  if (open === null) return null
  const { asked, isOnSale, state, changed, failures, problem, isStopping } = open
  const done = job?.done ?? 0
  const what = several(asked, 'product')
  const title = isOnSale ? `Put ${what} on sale?` : `Take ${what} off sale?`
  const over = isOnSale ? 'handed in' : 'taken off sale'
  return (
    <Dialog label={isOnSale ? 'Put on sale' : 'Take off sale'} className={styles['ask'] ?? ''} onClose={closeOnSale}>
      <h2 className="t14">{state === 'over' ? `${count(changed.length)} of ${what} ${over}` : title}</h2>
      {state === 'asked' && (
        <p className="soft">
          {consequences[isOnSale ? 'on' : 'off']} Products that are not in this shop are left out and named.
        </p>
      )}
      {state === 'running' && (
        <>
          <div
            role="progressbar"
            aria-label={title}
            aria-valuemin={0}
            aria-valuemax={asked}
            aria-valuenow={done}
            className="meter"
          >
            <i style={{ width: `${(done / asked) * 100}%` }} />
          </div>
          <p className="soft">
            {count(done)} of {count(asked)}
            {isStopping ? ', stopping…' : ''}
          </p>
          {job?.note !== null && job?.note !== undefined && <p className="soft">{job.note}</p>}
        </>
      )}
      {problem !== null && <FailureNotice words={problem} />}
      {failures.length > 0 && (
        <ul className={styles['failures']} tabIndex={0} aria-label="Could not be changed">
          {failures.map(({ productId, title: name, failure }) => (
            <li key={productId}>
              <Icon of={CircleX} className="i-s err" />
              <div className="text">
                <p className="med">{name || 'A product that is gone'}</p>
                <p className="t12 soft">
                  {failure.sentence} {failure.action}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {state === 'asked' && (
          <>
            <button type="button" className="btn end" onClick={closeOnSale}>
              Leave as it is
            </button>
            <button type="button" className="btn primary" onClick={() => void runOnSale()}>
              <Icon of={isOnSale ? Store : CirclePause} />
              {isOnSale ? `Put ${count(asked)} on sale` : `Take ${count(asked)} off sale`}
            </button>
          </>
        )}
        {state === 'running' && (
          <button type="button" className="btn end" disabled={isStopping} onClick={stopOnSale}>
            Stop
          </button>
        )}
        {state === 'over' && (
          <button type="button" className="btn end" onClick={closeOnSale}>
            Close
          </button>
        )}
      </div>
    </Dialog>
  )
}
