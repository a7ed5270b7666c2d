// The dates that matter with what each means for this shop, and where the platform's own task stands. It starts nothing.
import { CircleCheck, Clock } from 'lucide-react'
import type { UpgradeDesk } from '#contract/upgrade.ts'
import { day, moment, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './upgrade.module.css'

const taskWords: Readonly<Record<NonNullable<UpgradeDesk['task']>['state'], string>> = {
  asking: 'being sent',
  started: 'under way',
  done: 'done',
  incomplete: 'over, products are left',
  refused: 'refused',
}

const Task = ({ desk }: { readonly desk: UpgradeDesk }) => {
  const { task, start } = desk
  return (
    <div className="sec">
      <h3>TikTok Shop’s own task</h3>
      <p className="t12 soft">
        Moves live products that have been live for {desk.liveHours} hours. It picks the leaf itself and may take up to{' '}
        {desk.expectedHours} hours; what it leaves behind can be started again or moved by edit.
      </p>
      {task !== null && (
        <dl className={styles['facts']}>
          <dt>Task</dt>
          <dd>{taskWords[task.state]}</dd>
          <dt>Started</dt>
          <dd>{moment(task.at)}</dd>
          {task.expectedBy !== null && (
            <>
              <dt>{task.finishedAt === null ? 'Expected by' : 'Over'}</dt>
              <dd>{moment(task.finishedAt ?? task.expectedBy)}</dd>
            </>
          )}
          <dt>Products</dt>
          <dd>{task.products}</dd>
        </dl>
      )}
      {task !== null && task.note !== null && <p className="t12 text">{task.note}</p>}
      {start.young > 0 && (
        <p className="t12 text">
          <Icon of={Clock} className="i-s" /> {several(start.young, 'product')} {start.young === 1 ? 'has' : 'have'} not
          been live for {desk.liveHours} hours
          {start.from === null ? '' : `; the first one has from ${moment(start.from)}`}.
        </p>
      )}
      {start.byEditOnly > 0 && (
        <p className="t12 text">
          {several(start.byEditOnly, 'product')} {start.byEditOnly === 1 ? 'is' : 'are'} not live: the task never takes{' '}
          {start.byEditOnly === 1 ? 'it' : 'them'}, an edit does.
        </p>
      )}
    </div>
  )
}

export const UpgradePanel = ({ desk }: { readonly desk: UpgradeDesk | null }) => (
  <aside className="panel" aria-label="Dates and task">
    <div className="p-head">
      <h2>Dates that matter</h2>
    </div>
    {desk !== null && (
      <>
        <div className="sec">
          {desk.timeline.length === 0 ? (
            <p className="soft text">TikTok Shop has announced no date for this market. Nothing has to be moved.</p>
          ) : (
            <ol className={styles['timeline']}>
              {desk.timeline.map((entry) => (
                <li key={`${entry.day} ${entry.title}`} className={entry.isPast ? styles['past'] : ''}>
                  <span className={styles['dot']} aria-hidden="true">
                    {entry.isPast && <Icon of={CircleCheck} className="i-s" />}
                  </span>
                  <div>
                    <p>
                      <b className="med">{entry.title}</b> <span className="t12 soft nowrap">{day(entry.day)}</span>
                    </p>
                    <p className="t12 text">{entry.meaning}</p>
                    <p className="t12 faint text">{entry.source}</p>
                  </div>
                </li>
              ))}
            </ol>
          )}
        </div>
        {desk.isNeeded && <Task desk={desk} />}
      </>
    )}
  </aside>
)
