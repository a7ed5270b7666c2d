// The finish line as a picture: how many listings each day takes under the daily quota, and the day it is done.
import { useState } from 'react'
import type { Plan } from '#contract/publish.ts'
import { count, dayInFull, several } from '#renderer/ui/format.ts'
import styles from './publish.module.css'

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'narrow' })

type Day = { readonly date: Date; readonly used: number; readonly ours: number }

/** One entry a day from today until all are created; at most `most` days are drawn. */
const daysOf = (create: number, perDay: number, usedToday: number, today: Date, most = 14) => {
  const days: Day[] = []
  let left = create
  if (perDay <= 0) return { days, later: 0 }
  for (let at = 0; left > 0 && at < most; at += 1) {
    const used = at === 0 ? Math.min(usedToday, perDay) : 0
    const ours = Math.min(left, perDay - used)
    left -= ours
    days.push({ date: new Date(today.getFullYear(), today.getMonth(), today.getDate() + at), used, ours })
  }
  return { days, later: left }
}

const Bars = ({
  days,
  perDay,
  isCut,
}: {
  readonly days: readonly Day[]
  readonly perDay: number
  readonly isCut: boolean
}) => (
  <div className={styles['chart']} aria-hidden="true">
    <p className="t11 faint">daily quota, {several(perDay, 'listing')}</p>
    <div className={styles['bars']}>
      {days.map(({ date, used, ours }, at) => (
        <div key={date.toISOString()} className={styles['day']}>
          <div className={styles['bar']}>
            <i className={styles['ours']} style={{ height: `${(ours / perDay) * 100}%` }} />
            <i className={styles['used']} style={{ height: `${(used / perDay) * 100}%` }} />
          </div>
          <span className={at === 0 || (at === days.length - 1 && !isCut) ? 'strong' : ''}>{date.getDate()}</span>
          <span>{at === 0 ? 'today' : at === days.length - 1 ? (isCut ? '…' : 'done') : weekday.format(date)}</span>
        </div>
      ))}
    </div>
  </div>
)

export const QuotaCard = ({ plan }: { readonly plan: Plan }) => {
  const [today] = useState(() => new Date())
  const { days, later } = daysOf(plan.create, plan.quotaPerDay, plan.quotaUsedToday, today)
  const isToday = days.length <= 1
  return (
    <section className={`card ${styles['quota']}`} aria-label="Quota">
      <header>
        <h2 className="t14">
          {plan.create === 0
            ? 'No listing of the quota is used'
            : isToday && plan.quotaPerDay > 0
              ? 'Done today'
              : plan.finishDate === null
                ? 'Done when the quota allows'
                : `Done on ${dayInFull(plan.finishDate)}`}
        </h2>
        <span className="t12 soft">{plan.quotaPerDay === 0 ? '' : `${count(plan.quotaPerDay)} a day`}</span>
      </header>
      {plan.create > 0 && days.length > 1 && <Bars days={days} perDay={plan.quotaPerDay} isCut={later > 0} />}
      {plan.quotaPerDay === 0 ? (
        <p className={`soft ${styles['none']}`}>
          The shop has not told a daily limit. If it sets one, the rest waits for the next day by itself.
        </p>
      ) : (
        <ul className={styles['legend']}>
          <li>
            <i className={styles['ours']} /> {count(plan.create)} of this plan
          </li>
          {later > 0 && <li>{count(later)} of them after these days</li>}
          <li>
            <i className={styles['used']} /> {count(plan.quotaUsedToday)} used today
          </li>
          <li>
            <i className={styles['free']} /> {count(Math.max(0, plan.quotaPerDay - plan.quotaUsedToday))} free today
          </li>
        </ul>
      )}
    </section>
  )
}
