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
        <h3 className="t14 cut">{shop?.name ?? 'The shop'}</h3>
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
              <li key={item.item} className={item.isMet ? '' : styles['open']}>
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

const outcomes: Readonly<Record<string, string>> = {
  ok: 'Done',
  refused: 'Refused',
  limited: 'Asked to wait',
  'not-sent': 'Not sent',
  'no-answer': 'No answer',
  cancelled: 'Cancelled',
}

/** “searchProducts202502” as “Search products” and “202502”. */
const wordsOfCall = (operation: string): readonly [words: string, version: string] => {
  const [, name = operation, version = ''] = /^(.*?)(\d{6})?$/.exec(operation) ?? []
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return [words.charAt(0).toUpperCase() + words.slice(1), version]
}

const clock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

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
                  <td className="soft">{clock.format(new Date(record.at))}</td>
                  <td title={record.operation}>
                    {wordsOfCall(record.operation)[0]} <span className="faint">{wordsOfCall(record.operation)[1]}</span>
                  </td>
                  <td>{record.milliseconds} ms</td>
                  <td>{record.httpStatus ?? '–'}</td>
                  <td>{record.platformCode ?? '–'}</td>
                  <td className={record.outcome === 'ok' ? '' : 'warn'}>
                    {outcomes[record.outcome] ?? record.outcome}
                  </td>
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
