// What came of every product: the outcome in a word, a sentence, and what to do next.
import { Check, CircleX, Clock, Lock, Minus, Search } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { PublishResult } from '#contract/publish.ts'
import { showInProducts } from '#renderer/features/products/show-in-products.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { readResults, usePublish } from './publish-store.ts'
import styles from './publish.module.css'

type Outcome = PublishResult['outcome']

const looks: Readonly<Record<Outcome, { readonly word: string; readonly mark: LucideIcon; readonly tone: string }>> = {
  listed: { word: 'Listed', mark: Check, tone: 'ok' },
  'already-listed': { word: 'Was there already', mark: Check, tone: 'ok' },
  waiting: { word: 'Waits', mark: Lock, tone: 'wait' },
  unknown: { word: 'No answer yet', mark: Search, tone: 'warn' },
  failed: { word: 'Refused', mark: CircleX, tone: 'err' },
  'left-out': { word: 'Left out', mark: Minus, tone: 'faint' },
}

const Line = ({ result }: { readonly result: PublishResult }) => {
  const look = looks[result.outcome]
  const action = result.failure?.details.action
  return (
    <li className={styles['result']}>
      <Icon of={look.mark} className={look.tone} />
      <div className="text">
        <button
          type="button"
          className={styles['title']}
          title={result.title}
          onClick={() => showInProducts(result.title)}
        >
          {result.title || 'No title'}
        </button>
        <p className="soft">
          {result.sentence}
          {action !== undefined && !result.sentence.includes(action) && ` ${action}`}
        </p>
        {result.failure?.details.platformMessage !== undefined && (
          <p className="t11 faint">
            The shop’s words: {result.failure.details.platformMessage}
            {result.failure.details.platformCode !== undefined && ` (${result.failure.details.platformCode})`}
          </p>
        )}
      </div>
      <span className={`t12 med nowrap ${look.tone}`}>{look.word}</span>
    </li>
  )
}

export const Results = () => {
  const { results, resultTotal } = usePublish()
  const [isTroubleOnly, setTroubleOnly] = useState(false)
  const trouble = results.filter((result) => !['listed', 'already-listed'].includes(result.outcome))
  const shown = isTroubleOnly ? trouble : results
  return (
    <section className={`card ${styles['items']}`} aria-label="Results">
      <header>
        <h2 className="t14">Results</h2>
        <div className={styles['choices']} role="group" aria-label="Which results">
          <button type="button" aria-pressed={!isTroubleOnly} onClick={() => setTroubleOnly(false)}>
            All {count(resultTotal)}
          </button>
          <button type="button" aria-pressed={isTroubleOnly} onClick={() => setTroubleOnly(true)}>
            To look at {count(trouble.length)}
          </button>
        </div>
      </header>
      {shown.length === 0 ? (
        <p className={`row soft ${styles['none']}`}>
          <Icon of={Clock} /> {isTroubleOnly ? 'None so far.' : 'The first results come in a moment.'}
        </p>
      ) : (
        <ul>
          {shown.map((result) => (
            <Line key={result.productId} result={result} />
          ))}
        </ul>
      )}
      {results.length < resultTotal && (
        <footer>
          <button type="button" className="link" onClick={() => void readResults(true)}>
            Show the next {count(Math.min(500, resultTotal - results.length))}
          </button>
        </footer>
      )}
    </section>
  )
}
