// The plan product by product: what it does, what changes field by field, or why it is left out.
import { CircleX, Lock } from 'lucide-react'
import { useState } from 'react'
import type { Plan, PlanItem } from '#contract/publish.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { showInProducts } from '#renderer/features/products/show-in-products.ts'
import styles from './publish.module.css'

type Choice = 'all' | 'create' | 'edit' | 'price-stock' | 'left-out'

const deeds: Readonly<Record<PlanItem['deed'], string>> = {
  create: 'Create',
  edit: 'Edit',
  'price-stock': 'Price, stock',
  nothing: 'Nothing',
  'left-out': 'Left out',
}

const note = (item: PlanItem): string => {
  if (item.deed === 'left-out') return item.reason ?? 'Has findings that block it'
  if (item.deed === 'create') return 'uses 1 of the quota'
  if (item.deed === 'edit') return 'new review'
  return item.deed === 'price-stock' ? 'no review' : (item.reason ?? 'as it is live')
}

const Change = ({
  name,
  live,
  ours,
}: {
  readonly name: string
  readonly live: string | null
  readonly ours: string
}) => (
  <tr className={styles['change']}>
    <td className="soft">{name}</td>
    <td />
    <td className={live === null ? 'faint' : styles['was']} title={live ?? undefined}>
      {live === null ? 'empty' : <s>{live}</s>}
    </td>
    <td className={ours === '' ? 'faint' : styles['now']} title={ours}>
      {ours || 'empty'}
    </td>
  </tr>
)

const Item = ({ item }: { readonly item: PlanItem }) => (
  <>
    <tr>
      <td>
        <button type="button" className={styles['title']} title={item.title} onClick={() => showInProducts(item.title)}>
          {item.title || 'No title'}
        </button>
      </td>
      <td className="med">{deeds[item.deed]}</td>
      <td colSpan={2}>
        <span className={`row gap1 ${item.deed === 'left-out' ? 'err' : 'soft'}`}>
          {item.deed === 'left-out' && <Icon of={CircleX} className="i-s" />}
          <span className="cut" title={note(item)}>
            {note(item)}
          </span>
          {item.willWait && (
            <span className="row gap1 wait nowrap">
              <Icon of={Lock} className="i-s" /> then waits for permission
            </span>
          )}
        </span>
      </td>
    </tr>
    {item.deed === 'create' && (
      <Change
        name="Whole product"
        live={null}
        ours={`${several(item.variants, 'variant')} · ${several(item.images, 'image')}${item.standIns > 0 ? ` · ${several(item.standIns, 'stand-in')}` : ''}`}
      />
    )}
    {item.deed !== 'create' &&
      item.changes.map((change) => (
        <Change key={change.field} name={change.field} live={change.live} ours={change.ours} />
      ))}
  </>
)

const step = 100

export const PlanItems = ({ plan }: { readonly plan: Plan }) => {
  const [choice, setChoice] = useState<Choice>('all')
  const [limit, setLimit] = useState(step)
  const choices: readonly { readonly choice: Choice; readonly name: string; readonly number: number }[] = [
    { choice: 'all', name: 'All', number: plan.total },
    { choice: 'create', name: 'Create', number: plan.create },
    { choice: 'edit', name: 'Edit', number: plan.edit },
    { choice: 'price-stock', name: 'Price, stock', number: plan.priceStock },
    { choice: 'left-out', name: 'Left out', number: plan.leftOut },
  ]
  const items = plan.items.filter((item) => choice === 'all' || item.deed === choice)
  const hidden = Math.max(0, (choices.find((one) => one.choice === choice)?.number ?? 0) - items.length)
  return (
    <section className={`card ${styles['items']}`} aria-label="What changes">
      <header>
        <h2 className="t14">What changes</h2>
        <div className={styles['choices']} role="group" aria-label="Which deeds">
          {choices
            .filter((one) => one.number > 0)
            .map((one) => (
              <button
                key={one.choice}
                type="button"
                aria-pressed={choice === one.choice}
                onClick={() => setChoice(one.choice)}
              >
                {one.name} {count(one.number)}
              </button>
            ))}
        </div>
      </header>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">Product and field</th>
            <th scope="col" className={styles['deed']}>
              Does
            </th>
            <th scope="col">Live now</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, limit).map((item) => (
            <Item key={item.productId} item={item} />
          ))}
        </tbody>
      </table>
      <footer className="t12 soft row">
        <span>Every variant that is live keeps its id.</span>
        {items.length > limit && (
          <button type="button" className="link" onClick={() => setLimit((was) => was + step)}>
            Show the next {Math.min(step, items.length - limit)}
          </button>
        )}
        {hidden > 0 && items.length <= limit && <span>{count(hidden)} more are not listed here.</span>}
      </footer>
    </section>
  )
}
