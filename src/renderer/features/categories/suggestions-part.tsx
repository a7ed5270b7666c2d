// Suggestions: products without a leaf, each with what TikTok Shop and Listwright suggest. Accept one, accept the sure ones, reject, or choose another.
import { Check, Sparkles } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Category } from '#contract/categories.ts'
import { confidenceSteps } from '#contract/suggestions.ts'
import { cancelJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { CategoryTabs } from './category-tabs.tsx'
import { LeafFacts } from './leaf-facts.tsx'
import { SuggestedRow } from './suggested-row.tsx'
import {
  acceptAbove,
  askSuggestions,
  refreshSuggestions,
  setStep,
  suggestFor,
  suggestionsAPage,
  useSuggestions,
} from './suggestions-store.ts'
import styles from './suggestions.module.css'

/** Accepts everything from a level of confidence on; the count is shown before. */
const SureOnes = () => {
  const { step, above, restrictedAbove } = useSuggestions()
  const products = above[step] ?? 0
  const restricted = restrictedAbove[step] ?? 0
  const percent = (step * 100) / confidenceSteps
  return (
    <span className={styles['sureOnes']}>
      <label className="row gap1 t12">
        At least <b className={styles['percent']}>{percent} %</b> sure
        <input
          type="range"
          min={1}
          max={confidenceSteps - 1}
          value={step}
          aria-label="How sure suggestions must be"
          aria-valuetext={`${percent} %, ${several(products, 'product')}`}
          onChange={(event) => setStep(Number(event.target.value))}
        />
      </label>
      <button type="button" className="btn s" disabled={products === 0} onClick={() => void acceptAbove(step)}>
        <Icon of={Check} /> Accept {several(products, 'product')}
      </button>
      {restricted > 0 && <span className="t12 wait nowrap">{count(restricted)} restricted</span>}
    </span>
  )
}

const Filters = () => {
  const { scope, text } = useSuggestions()
  return (
    <div className={`filters ${styles['filters']}`}>
      <select
        className={`field ${styles['scope']}`}
        aria-label="Which products"
        value={scope}
        onChange={(event) => askSuggestions({ scope: event.target.value === 'all' ? 'all' : 'open' })}
      >
        <option value="open">Without a leaf</option>
        <option value="all">All products</option>
      </select>
      <SearchField
        label="Search these products"
        hint="Title, brand, SKU"
        text={text}
        onText={(next) => askSuggestions({ text: next })}
      />
      <SureOnes />
    </div>
  )
}

const Nothing = () => {
  const { scope, text } = useSuggestions()
  const products = useApp((state) => state.info?.counts.products ?? 0)
  return (
    <div className={styles['nothing']}>
      <h2 className="t14">
        {text !== ''
          ? `No product matches “${text}”`
          : products === 0
            ? 'There are no products yet'
            : 'Every product has a leaf category'}
      </h2>
      <p className="soft">
        {text !== ''
          ? 'Try fewer or other words.'
          : products === 0
            ? 'Bring a file in first; then TikTok Shop and Listwright suggest a leaf for each product here.'
            : scope === 'open'
              ? 'Products that come in without one stand here, with suggestions.'
              : ''}
      </p>
      {products === 0 && text === '' && (
        <button type="button" className="btn primary" onClick={() => goTo('import')}>
          Import products
        </button>
      )}
    </div>
  )
}

const Job = () => {
  const job = useJobs((state) => state.jobs.find(({ kind }) => kind === 'suggest'))
  const isShown = job !== undefined && (job.finishedAt === null || job.state === 'failed')
  return isShown ? (
    <JobCard job={job} onCancel={(id) => void cancelJob(id)} onResume={(id) => void resumeJob(id)} />
  ) : null
}

export const SuggestionsPart = () => {
  const { scope, rows, total, page, unasked, isFirst, failure } = useSuggestions()
  const [at, setAt] = useState<Category | null>(null)
  const isRunning = useJobs((state) =>
    state.jobs.some(({ kind, finishedAt }) => kind === 'suggest' && finishedAt === null),
  )
  const isOnline = useApp((state) => state.info?.shop?.isOnline !== false)
  const open = scope === 'open' ? total : null
  useEffect(() => void refreshSuggestions(), [])
  return (
    <Screen
      bar={
        <>
          <h1>Categories</h1>
          <span className="soft t12 cut">
            {!isFirst && open !== null && `${several(open, 'product')} without a leaf`}
            {unasked > 0 && `${open === null ? '' : ', '}${count(unasked)} not asked about yet`}
          </span>
          <button
            type="button"
            className={`btn end ${unasked > 0 ? 'primary' : ''}`}
            disabled={isRunning || (open === 0 && unasked === 0)}
            onClick={() => void suggestFor(null)}
          >
            <Icon of={Sparkles} /> {isRunning ? 'Suggesting…' : 'Suggest for all without a leaf'}
          </button>
        </>
      }
      panel={
        <aside className="panel" aria-label="Category">
          <LeafFacts category={at} />
        </aside>
      }
      status={
        <>
          <span>Nothing is applied before you accept it. One acceptance is one step that can be undone</span>
          <span className="end">
            {isOnline
              ? ''
              : 'Offline: Listwright suggests by itself; TikTok Shop is asked when you suggest again online'}
          </span>
        </>
      }
    >
      <CategoryTabs />
      <Filters />
      <div className={`page ${styles['page']}`}>
        <Job />
        {failure !== null && <FailureNotice words={failure} onRetry={() => void refreshSuggestions()} />}
        {!isFirst && failure === null && rows.length === 0 && <Nothing />}
        {rows.length > 0 && (
          <ul className={`card ${styles['list']}`} aria-label="Products with suggestions">
            {rows.map((product) => (
              <SuggestedRow key={product.productId} product={product} pointedId={at?.id ?? null} onPoint={setAt} />
            ))}
          </ul>
        )}
        <Pager
          label="products"
          page={page}
          aPage={suggestionsAPage}
          total={total}
          onGo={(next) => askSuggestions({ page: next })}
        />
      </div>
    </Screen>
  )
}
