// The plan product by product: what it does, what changes field by field, or why it is left out.
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, CircleX, Lock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Plan, PlanItem } from '#contract/publish.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { showInProducts } from '#renderer/features/products/show-in-products.ts'
import { readPlanPage } from './publish-store.ts'
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
          <span className={item.deed === 'left-out' ? styles['reason'] : 'cut'} title={note(item)}>
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

const pageSize = 100

/** A page of the plan's items: at once where the plan brought it along, else asked for. */
const usePlanPage = (plan: Plan, choice: Choice, page: number) => {
  const own = plan.items.filter((item) => choice === 'all' || item.deed === choice)
  const total = ownTotal(plan, choice)
  const isHere = own.length >= Math.min(total, (page + 1) * pageSize)
  const wanted = `${plan.id} ${choice} ${page}`
  const [read, setRead] = useState<{ readonly of: string; readonly items: readonly PlanItem[] } | null>(null)
  useEffect(() => {
    if (isHere) return undefined
    let isWanted = true
    const ask = async (): Promise<void> => {
      const items = await readPlanPage(plan.id, choice === 'all' ? null : choice, page * pageSize, pageSize)
      if (isWanted && items !== null) setRead({ of: wanted, items })
    }
    void ask()
    return () => {
      isWanted = false
    }
  }, [plan.id, choice, page, isHere, wanted])
  if (isHere) return { items: own.slice(page * pageSize, (page + 1) * pageSize), total }
  return { items: read?.of === wanted ? read.items : null, total }
}

const ownTotal = (plan: Plan, choice: Choice): number => {
  const numbers = { create: plan.create, edit: plan.edit, 'price-stock': plan.priceStock, 'left-out': plan.leftOut }
  return choice === 'all' ? plan.create + plan.edit + plan.priceStock + plan.leftOut : numbers[choice]
}

const names: Readonly<Record<Choice, string>> = {
  all: 'All',
  create: 'Create',
  edit: 'Edit',
  'price-stock': 'Price, stock',
  'left-out': 'Left out',
}
const choices: readonly Choice[] = ['all', 'create', 'edit', 'price-stock', 'left-out']

const Pager = ({
  page,
  total,
  onPage,
}: {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}) => {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1)
  const button = (label: string, mark: LucideIcon, to: number, isPossible: boolean) => (
    <button
      type="button"
      className="btn quiet s icon"
      aria-label={label}
      disabled={!isPossible}
      onClick={() => onPage(to)}
    >
      <Icon of={mark} />
    </button>
  )
  return (
    <nav className="row gap1 end" aria-label="Pages of the plan">
      {button('First page', ChevronsLeft, 0, page > 0)}
      {button('Previous page', ChevronLeft, page - 1, page > 0)}
      <span role="status">
        {count(page * pageSize + 1)}–{count(Math.min(total, (page + 1) * pageSize))} of {count(total)}
      </span>
      {button('Next page', ChevronRight, page + 1, page < last)}
      {button('Last page', ChevronsRight, last, page < last)}
    </nav>
  )
}

export const PlanItems = ({ plan }: { readonly plan: Plan }) => {
  const [choice, setChoice] = useState<Choice>('all')
  const [place, setPlace] = useState({ of: plan.id, page: 0 })
  // A new plan begins at its beginning.
  const page = place.of === plan.id ? place.page : 0
  const { items, total } = usePlanPage(plan, choice, page)
  const unchanged = plan.total - ownTotal(plan, 'all')
  return (
    <section className={`card ${styles['items']}`} aria-label="What changes">
      <header>
        <h2 className="t14">What changes</h2>
        <div className={styles['choices']} role="group" aria-label="Which deeds">
          {choices
            .filter((one) => ownTotal(plan, one) > 0)
            .map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={choice === one}
                onClick={() => {
                  setChoice(one)
                  setPlace({ of: plan.id, page: 0 })
                }}
              >
                {names[one]} {count(ownTotal(plan, one))}
              </button>
            ))}
        </div>
      </header>
      <table className="tbl" aria-busy={items === null}>
        <thead>
          <tr>
            <th scope="col">Product and field</th>
            <th scope="col" className={styles['deed']}>
              Does
            </th>
            <th scope="col" className={styles['live']}>
              Live now
            </th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {(items ?? []).map((item) => (
            <Item key={item.productId} item={item} />
          ))}
        </tbody>
      </table>
      <footer className="t12 soft row">
        <span>
          Every variant that is live keeps its id.
          {unchanged > 0 && ` ${several(unchanged, 'product')} ${unchanged === 1 ? 'is' : 'are'} live as here.`}
        </span>
        {total > pageSize && (
          <Pager page={page} total={total} onPage={(next) => setPlace({ of: plan.id, page: next })} />
        )}
      </footer>
    </section>
  )
}
