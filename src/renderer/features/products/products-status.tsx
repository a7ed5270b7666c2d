// The line below the grid: what is selected and what Enter does, how much is shown, where all keys stand.
import { openKeys } from '#renderer/features/commands/commands-store.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { useLook } from '#renderer/features/frame/look-store.ts'
import { count, day, several } from '#renderer/ui/format.ts'
import { columns } from './columns.ts'
import { shownColumns, useRoom } from './grid/use-layout.ts'
import { useProducts } from './products-store.ts'
import { rangeOf, useSelection } from './selection-store.ts'

const Selected = () => {
  const { active, anchor, ticked, editing } = useSelection()
  const index = useProducts((state) => state.index)
  const hidden = useLook((look) => look.hiddenColumns)
  const room = useRoom((state) => state.room)
  const order = shownColumns(hidden, room).map((column) => column.id)
  const range = rangeOf({ active, anchor }, index.lineOf, order)
  const tall = range === null ? 0 : range.to - range.from + 1
  const cells = range === null ? 0 : tall * (range.right - range.left + 1)
  const many = tall > 1 ? tall : Math.max(1, ticked.size)
  const name = columns.find((column) => column.id === active?.column)?.name ?? ''
  if (editing !== null) {
    return (
      <span>
        <kbd>↵</kbd> sets one
        {many > 1 && (
          <>
            , <kbd>Ctrl ↵</kbd> sets all {count(many)}
          </>
        )}
        , <kbd>Esc</kbd> leaves it as it was
      </span>
    )
  }
  if (cells > 1) {
    return (
      <span>
        <b className="strong">{several(cells, 'cell')}</b> selected · type, then <kbd>Ctrl ↵</kbd> sets all of {name}
      </span>
    )
  }
  if (ticked.size > 0) {
    return (
      <span>
        <b className="strong">{several(ticked.size, 'product')}</b> selected
      </span>
    )
  }
  return <span>{active === null ? '' : name}</span>
}

export const ProductsStatus = ({ isEmpty }: { readonly isEmpty: boolean }) => {
  const { total, variantTotal, isLoading } = useProducts()
  const info = useApp((state) => state.info)
  const all = info?.counts.products ?? 0
  const tree = info?.categoryTree ?? null
  return (
    <>
      {isEmpty ? <span>No products yet</span> : <Selected />}
      <span className="end">
        {isEmpty
          ? tree !== null &&
            tree.leaves > 0 &&
            `Category tree${tree.syncedAt === null ? '' : ` of ${day(tree.syncedAt)}`} · ${count(tree.leaves)} leaves · works offline`
          : `${isLoading ? 'Reading… ' : ''}${total === all ? '' : `${count(total)} of `}${several(all, 'product')} · ${several(variantTotal, 'variant')}`}
      </span>
      <button type="button" className="link row gap1" onClick={openKeys}>
        <kbd>?</kbd> all keys
      </button>
    </>
  )
}
