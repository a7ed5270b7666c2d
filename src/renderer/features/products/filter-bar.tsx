// What narrows the grid now, as chips that can be taken away, and how it is shown: order, row height, columns.
import { ArrowDownUp, Columns3, FileDown, ListFilter, Rows3, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { calls } from '#renderer/bridge.ts'
import { setDensity, setHiddenColumns, useLook } from '#renderer/features/frame/look-store.ts'
import type { Density } from '#renderer/features/frame/look-store.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { columns } from './columns.ts'
import { shownColumns, useRoom } from './grid/use-layout.ts'
import { ask, useProducts } from './products-store.ts'
import { openExport } from './export-store.ts'
import { BulkDeeds } from './bulk-deeds.tsx'
import { useSelection } from './selection-store.ts'

const FilterChip = ({
  kind,
  value,
  onClear,
}: {
  readonly kind: string
  readonly value: string
  readonly onClear: () => void
}) => (
  <span className="fchip">
    <span className="soft">{kind}</span> <b>{value}</b>
    <button type="button" className="x" aria-label={`Take the filter ${kind} away`} onClick={onClear}>
      <Icon of={X} className="i-s" />
    </button>
  </span>
)

/** Names of what the filter holds by id; the id itself until they are read. */
const useFilterNames = (batchId: string | null, categoryId: string | null) => {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        if (batchId !== null) {
          const { batches } = await calls.products.batches({ offset: 0, limit: 200 })
          const label = batches.find((batch) => batch.id === batchId)?.label
          if (label !== undefined) setNames((known) => ({ ...known, [batchId]: label }))
        }
        if (categoryId !== null) {
          const { name } = await calls.categories.get({ id: categoryId })
          setNames((known) => ({ ...known, [categoryId]: name }))
        }
      } catch {
        // The chip then shows what it has.
      }
    }
    void read()
  }, [batchId, categoryId])
  return names
}

// Below so many pixels the deeds on a selection are marks with their names behind them.
const roomForWords = 1120

const densities: readonly { readonly density: Density; readonly name: string }[] = [
  { density: 'compact', name: 'Compact rows' },
  { density: 'normal', name: 'Normal rows' },
  { density: 'large', name: 'Large rows' },
]

export const FilterBar = () => {
  const { batchId, categoryId, text, sort, isDescending } = useProducts((state) => state.query)
  const hidden = useLook((look) => look.hiddenColumns)
  const density = useLook((look) => look.density)
  const hasTicks = useSelection((state) => state.ticked.size > 0)
  const names = useFilterNames(batchId, categoryId)
  const room = useRoom((state) => state.room)
  const shown = shownColumns(hidden, room)
  const sortable = columns.filter((column) => column.sort !== undefined)
  const toggle = (id: string): void => {
    const isShown = shown.some((column) => column.id === id)
    const rest = hidden.filter((one) => one !== id && one !== `+${id}`)
    setHiddenColumns(isShown ? [...rest, id] : [...rest, `+${id}`])
  }
  return (
    <div className="filters" data-narrow={room < roomForWords || undefined}>
      {hasTicks ? (
        <BulkDeeds />
      ) : (
        <>
          {text !== '' && <FilterChip kind="Search" value={text} onClear={() => ask({ text: '' })} />}
          {batchId !== null && (
            <FilterChip kind="Change" value={names[batchId] ?? 'one batch'} onClear={() => ask({ batchId: null })} />
          )}
          {categoryId !== null && (
            <FilterChip
              kind="Category"
              value={names[categoryId] ?? categoryId}
              onClear={() => ask({ categoryId: null })}
            />
          )}
          {text === '' && batchId === null && categoryId === null && (
            <span className="row faint t12">
              <Icon of={ListFilter} /> No filter
            </span>
          )}
        </>
      )}
      <span className="end row gap1">
        {!hasTicks && (
          <button type="button" className="btn quiet s" onClick={openExport}>
            <Icon of={FileDown} /> Export…
          </button>
        )}
        <Menu
          label="Row height"
          className="btn quiet s wide-only"
          items={densities.map((one) => ({
            id: one.density,
            label: one.name,
            isChecked: one.density === density,
            run: () => setDensity(one.density),
          }))}
        >
          <Icon of={Rows3} />
          {densities.find((one) => one.density === density)?.name}
        </Menu>
        <Menu
          label="Order of the rows"
          items={sortable.map((column) => ({
            id: column.id,
            label: column.name,
            isChecked: column.sort === sort,
            run: () => {
              if (column.sort !== undefined)
                ask({ sort: column.sort, isDescending: column.sort === sort ? !isDescending : false })
            },
          }))}
        >
          <Icon of={ArrowDownUp} />
          {sortable.find((column) => column.sort === sort)?.name}
        </Menu>
        <Menu
          label="Columns"
          items={columns.slice(1).map((column) => ({
            id: column.id,
            label: column.name,
            isChecked: shown.includes(column),
            isMany: true,
            run: () => toggle(column.id),
          }))}
        >
          <Icon of={Columns3} />
          {shown.length} of {columns.length}
        </Menu>
      </span>
    </div>
  )
}
