// Mapping: the categories of the seller's own shop, and the leaf each leads to. Remembered for products that are here and for later imports.
import { Check, Download, FileUp, ListTree, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Category } from '#contract/categories.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { CategoryTabs } from './category-tabs.tsx'
import { LeafFacts } from './leaf-facts.tsx'
import { MappingRow } from './mapping-row.tsx'
import { permissionOf } from './permission-chip.tsx'
import {
  applyMapping,
  askMapping,
  chooseLeaves,
  refreshMapping,
  sourcesAPage,
  takeMapping,
  useMapping,
  writeMapping,
} from './mapping-store.ts'
import styles from './mapping.module.css'

/** From here on a suggestion counts as sure. */
const sureFrom = 0.7

const Filters = () => {
  const { text, isOpenOnly, rows } = useMapping()
  const sure = rows.flatMap(({ value, suggested: [best] }) =>
    // What lies outside the main category is held back; it is accepted one by one, by who knows that.
    best !== undefined && best.confidence >= sureFrom && permissionOf(best.category) !== 'NON_MAIN_CATEGORY'
      ? [{ value, category: best.category }]
      : [],
  )
  return (
    <div className={`filters ${styles['filters']}`}>
      <SearchField
        label="Search your categories"
        hint="Category of your shop"
        text={text}
        onText={(next) => askMapping({ text: next })}
      />
      <label className="row gap1 t12">
        <input
          type="checkbox"
          className="check"
          checked={isOpenOnly}
          onChange={(event) => askMapping({ isOpenOnly: event.target.checked })}
        />
        Only those without a leaf
      </label>
      <button
        type="button"
        className="btn s end"
        disabled={sure.length === 0}
        title={`Suggestions on this page that are at least ${sureFrom * 100} % sure`}
        onClick={() => void chooseLeaves(sure)}
      >
        <Icon of={Check} /> Accept {several(sure.length, 'sure one')}
      </button>
    </div>
  )
}

const FileDeeds = () => {
  const values = useMapping((state) => state.settled)
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="btn quiet end" onClick={() => chooser.current?.click()}>
        <Icon of={FileUp} /> From a file…
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label="File of a mapping"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) void takeMapping(file)
        }}
      />
      <button type="button" className="btn quiet" disabled={values === 0} onClick={() => void writeMapping()}>
        <Icon of={Download} /> As CSV
      </button>
    </>
  )
}

const Problems = () => {
  const problems = useMapping((state) => state.problems)
  return problems.length === 0 ? null : (
    <div className="notice warn" role="alert">
      <Icon of={TriangleAlert} />
      <div className="text">
        <p className="strong">{several(problems.length, 'line')} of the file could not be used</p>
        <ul>
          {problems.slice(0, 8).map(({ line, sentence }) => (
            <li key={line}>
              Line {count(line)}: {sentence}
            </li>
          ))}
        </ul>
        <button type="button" className="btn s" onClick={() => useMapping.setState({ problems: [] })}>
          Close
        </button>
      </div>
    </div>
  )
}

const Nothing = () => {
  const { values, withoutSource } = useMapping()
  return (
    <div className={styles['nothing']}>
      <h2 className="t14">
        {values > 0 ? 'No category of your shop is left here' : 'No product carries a category of your shop'}
      </h2>
      <p className="soft">
        {values > 0
          ? 'Choose other words, or show the settled ones, too.'
          : withoutSource > 0
            ? 'The files you brought in had no column for it. Suggestions go by the words of the titles.'
            : 'Shopify types, Google categories, WooCommerce and others: what stands in your file is shown here, and leads to a leaf once you say so.'}
      </p>
      {values === 0 && (
        <button
          type="button"
          className="btn"
          onClick={() => (withoutSource > 0 ? goTo('categories', 'suggestions') : goTo('import'))}
        >
          {withoutSource > 0 ? 'Show suggestions' : 'Import products'}
        </button>
      )}
    </div>
  )
}

export const MappingPart = () => {
  const { rows, total, values, settled, applicable, page, withoutSource, isFirst, failure } = useMapping()
  const [at, setAt] = useState<Category | null>(null)
  useEffect(() => void refreshMapping(), [])
  return (
    <Screen
      bar={
        <>
          <h1>Categories</h1>
          <span className="soft t12 cut">
            {!isFirst && `${several(values, 'category', 'categories')} of your shop, ${count(settled)} settled`}
          </span>
          <FileDeeds />
          <button type="button" className="btn primary" disabled={applicable === 0} onClick={() => void applyMapping()}>
            <Icon of={ListTree} />{' '}
            {applicable === 0 ? 'Nothing to apply' : `Put ${several(applicable, 'product')} into their leaf`}
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
          <span>A chosen leaf holds for later imports, too. It never changes a leaf that a product has</span>
          <span className="end">
            {withoutSource > 0 && `${several(withoutSource, 'product')} without a category of your shop`}
          </span>
        </>
      }
    >
      <CategoryTabs />
      <Filters />
      <div className={`page ${styles['page']}`}>
        {failure !== null && <FailureNotice words={failure} onRetry={() => void refreshMapping()} />}
        <Problems />
        {!isFirst && failure === null && rows.length === 0 && <Nothing />}
        {rows.length > 0 && (
          <section className={`card ${styles['card']}`} aria-label="Categories of your shop">
            <table className={`tbl ${styles['table']}`}>
              <thead>
                <tr>
                  <th scope="col">In your shop</th>
                  <th scope="col" className="num">
                    Products
                  </th>
                  <th scope="col">Leaf category</th>
                  <th scope="col">How sure</th>
                  <th scope="col">
                    <span className="sr">Deeds</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <MappingRow key={row.key} row={row} onPoint={setAt} />
                ))}
              </tbody>
            </table>
          </section>
        )}
        <Pager
          label="categories of your shop"
          page={page}
          aPage={sourcesAPage}
          total={total}
          onGo={(next) => askMapping({ page: next })}
        />
      </div>
    </Screen>
  )
}
