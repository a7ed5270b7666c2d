// How many calls a shop is asked at most, in an hour or a day. What is typed is read here; it is kept with the defaults.
import { useState } from 'react'
import type { Defaults } from '#contract/app.ts'
import styles from './settings.module.css'

type Limit = NonNullable<Defaults['callLimit']>

const [least, most] = [100, 10_000_000]

/** The number that is meant; null for none, undefined where it is no number that can be used. */
const readCalls = (typed: string): number | null | undefined => {
  const plain = typed.replaceAll(/[\s,.]/g, '')
  if (plain === '') return null
  const calls = /^\d+$/.test(plain) ? Number(plain) : 0
  return calls >= least && calls <= most ? calls : undefined
}

export const CallLimit = ({
  limit,
  onChange,
}: {
  readonly limit: Limit | null
  /** Undefined: what stands in the field cannot be saved. */
  readonly onChange: (limit: Limit | null | undefined) => void
}) => {
  const [typed, setTyped] = useState(limit === null ? '' : String(limit.calls))
  const [per, setPer] = useState<Limit['per']>(limit?.per ?? 'day')
  const calls = readCalls(typed)
  const tell = (text: string, period: Limit['per']): void => {
    const number = readCalls(text)
    onChange(number === null || number === undefined ? number : { calls: number, per: period })
  }
  return (
    <>
      <div className={styles['line']}>
        <label className={styles['small']}>
          <span className="t12 soft">Calls to a shop, at most</span>
          <span className="field">
            <input
              type="text"
              inputMode="numeric"
              placeholder="no number"
              aria-describedby="call-limit-more"
              aria-invalid={calls === undefined}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                tell(event.target.value, per)
              }}
            />
          </span>
        </label>
        <label className={styles['small']}>
          <span className="t12 soft">In</span>
          <select
            className="field"
            value={per}
            onChange={(event) => {
              const period = event.target.value === 'hour' ? 'hour' : 'day'
              setPer(period)
              tell(typed, period)
            }}
          >
            <option value="day">a day</option>
            <option value="hour">an hour</option>
          </select>
        </label>
      </div>
      <p id="call-limit-more" className={`t12 ${calls === undefined ? 'warn' : 'soft'}`}>
        {calls === undefined
          ? 'That is no number between 100 and 10,000,000. Leave it empty for none.'
          : 'TikTok Shop publishes no number, so only the speed is watched. Enter one if yours is known: test shops have 1,000 an hour. A twentieth is kept for looking.'}
      </p>
    </>
  )
}
