// What the shop in use needs before it can list, and how the last calls went. Both are read when the screen opens, and on demand.
import { Check, Copy, RefreshCw, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { CallRecord, prerequisiteShape } from '#contract/shops.ts'
import { calls } from '#renderer/bridge.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { onEvent } from '#renderer/features/frame/event-stream.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { moment } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import styles from './connections.module.css'

type Prerequisite = z.infer<typeof prerequisiteShape>

type Answer = { readonly items: readonly Prerequisite[] } | { readonly failure: Words }

const askShop = async (): Promise<Answer> => {
  try {
    return { items: await calls.shops.prerequisites() }
  } catch (error) {
    return { failure: wordsOf(error) }
  }
}

/** Give it the shop's id as key: another shop is asked anew. */
export const Prerequisites = () => {
  const shop = useApp((state) => state.info?.shop ?? null)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const items = answer !== null && 'items' in answer ? answer.items : null
  const failure = answer !== null && 'failure' in answer ? answer.failure : null
  const read = (): void => void askShop().then(setAnswer)
  useEffect(() => void askShop().then(setAnswer), [])
  const open = (items ?? []).filter(({ isMet }) => !isMet).length
  return (
    <section className={`card ${styles['part']}`} aria-label="Before you can list">
      <header className="row">
        <h2 className="t14 cut">Before “{shop?.name ?? 'the shop'}” can list</h2>
        <button type="button" className="btn quiet s end" onClick={read}>
          <Icon of={RefreshCw} /> Ask again
        </button>
      </header>
      {failure !== null && <FailureNotice words={failure} onRetry={read} />}
      {items === null && failure === null && <p className="soft">Asking the shop…</p>}
      {items !== null && (
        <>
          <p className="soft">
            {items.length === 0
              ? 'The shop names nothing that would have to be done first.'
              : open === 0
                ? 'Everything the shop asks for is in place.'
                : `${open} of ${items.length} still to do.`}
          </p>
          <ul className={styles['list']}>
            {items.map((item) => (
              <li key={item.item}>
                <Icon of={item.isMet ? Check : X} className={item.isMet ? 'ok' : 'warn'} />
                <div className="text">
                  <span className={item.isMet ? '' : 'strong'}>{item.name}</span>
                  <span className="sr">{item.isMet ? ' (in place)' : ' (missing)'}</span>
                  {item.reasons.map((reason) => (
                    <p key={reason} className="t12 soft">
                      {reason}
                    </p>
                  ))}
                  {item.action !== null && <p className="t12">{item.action}</p>}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const copyForSupport = async (): Promise<void> => {
  try {
    const { text } = await calls.shops.supportText()
    await navigator.clipboard.writeText(text)
    say('Copied for support', { detail: 'Versions, counts and the last calls. No key, no token, no product.' })
  } catch (error) {
    complain(error)
  }
}

const shown = 50

export const LastCalls = () => {
  const [records, setRecords] = useState<readonly CallRecord[]>([])
  useEffect(() => {
    const read = (): void => {
      calls.shops.calls().then(setRecords, complain)
    }
    read()
    const stops = [onEvent('connection.changed', read), onEvent('status.changed', read)]
    return () => stops.forEach((stop) => stop())
  }, [])
  return (
    <section className={`card ${styles['part']} ${styles['wide']}`} aria-label="Last calls">
      <header className="row">
        <h2 className="t14">Last calls</h2>
        <span className="soft t12">to the shop, newest first</span>
        <button type="button" className="btn s end" onClick={() => void copyForSupport()}>
          <Icon of={Copy} /> Copy for support
        </button>
      </header>
      {records.length === 0 ? (
        <p className="soft">Nothing was asked since Listwright started.</p>
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Table of the last calls">
          <table className="tbl">
            <thead>
              <tr>
                <th className={styles['at']}>When</th>
                <th>Call</th>
                <th className={styles['figure']}>Took</th>
                <th className={styles['figure']}>HTTP</th>
                <th className={styles['figure']}>Code</th>
                <th className={styles['outcome']}>Outcome</th>
                <th>Request id</th>
              </tr>
            </thead>
            <tbody>
              {records.slice(0, shown).map((record, at) => (
                <tr key={`${record.at}-${at}`}>
                  <td className="soft">{moment(record.at)}</td>
                  <td title={record.operation}>{record.operation}</td>
                  <td>{record.milliseconds} ms</td>
                  <td>{record.httpStatus ?? '–'}</td>
                  <td>{record.platformCode ?? '–'}</td>
                  <td>{record.outcome}</td>
                  <td className="mono" title={record.requestId ?? ''}>
                    {record.requestId ?? '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
