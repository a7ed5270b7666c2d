// One line of the grid: a product or, indented below it, one of its variants. It draws; grid.tsx decides.
import { ChevronDown, ChevronRight, CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Row } from '#contract/products.ts'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { StageChip } from '#renderer/ui/stage-chip.tsx'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import type { Column, ColumnId, RowVariant } from '../columns.ts'
import { columns as allColumns, isBad, optionText, rawText, shownText, targetOf, wholePrice } from '../columns.ts'
import { cellId } from './cell-id.ts'
import styles from './grid.module.css'

type Props = {
  /** Undefined while its page is on its way. */
  readonly row: Row | undefined
  readonly variant: RowVariant | null
  readonly isLastVariant: boolean
  readonly product: number
  readonly line: number
  readonly top: number
  readonly columns: readonly Column[]
  readonly currency: string
  /** The column that has the focus on this line; null where the focus is elsewhere. */
  readonly current: ColumnId | null
  readonly isTicked: boolean
  readonly isOpen: boolean
  /** Column indexes inside the selected range on this line. */
  readonly rangeLeft: number
  readonly rangeRight: number
}
type Shown = { readonly row: Row; readonly variant: RowVariant | null }

const Title = ({ row, variant, isOpen }: Shown & Pick<Props, 'isOpen'>) =>
  variant === null ? (
    <>
      <span className={styles['caret']} data-caret={row.variants.length > 1 || undefined}>
        {row.variants.length > 1 && <Icon of={isOpen ? ChevronDown : ChevronRight} />}
      </span>
      <Thumbnail imageId={row.imageId} />
      <span className="cut">{row.title || <span className="err">No title</span>}</span>
      {row.variants.length > 1 && (
        <span className={styles['many']}>
          {row.variants.length}
          <span className="sr"> variants, {isOpen ? 'unfolded' : 'folded'}</span>
        </span>
      )}
    </>
  ) : (
    <>
      <Thumbnail imageId={variant.imageId ?? row.imageId} />
      <span className="cut">{optionText(variant)}</span>
    </>
  )

const Issues = memo(({ blocking, warnings }: { readonly blocking: number; readonly warnings: number }) => (
  <>
    {blocking > 0 && (
      <span className="err">
        <Icon of={CircleAlert} />
        {blocking}
        <span className="sr"> blocking</span>
      </span>
    )}
    {warnings > 0 && (
      <span className="warn">
        <Icon of={TriangleAlert} />
        {warnings}
        <span className="sr"> to improve</span>
      </span>
    )}
  </>
))
Issues.displayName = 'Issues'

const noCategory = (
  <span className={styles['none']}>
    <Icon of={CircleAlert} /> None yet
  </span>
)

/** An empty cell shows a dash where it could hold something of its own. */
const emptyText = ({ row, variant }: Shown, column: Column): string => {
  if (column.variantField === undefined) return variant === null ? '–' : ''
  return variant !== null || row.variants.length === 1 ? '–' : ''
}

/** Most cells are a text and nothing else, so that a line is drawn with few elements. */
const contentOf = (shown: Shown, column: Column, currency: string, isOpen: boolean): ReactNode => {
  const { row, variant } = shown
  if (column.id === 'title') return <Title row={row} variant={variant} isOpen={isOpen} />
  if (column.id === 'status') return variant === null ? <StageChip stage={row.stage} /> : null
  if (column.id === 'issues') {
    if (variant !== null) return <Issues blocking={variant.badFields.length} warnings={0} />
    return <Issues blocking={row.blocking} warnings={row.warnings} />
  }
  if (column.id === 'category' && variant === null && row.categoryId === null) return noCategory
  const text = shownText(row, variant, column, currency)
  if (text === '') return emptyText(shown, column)
  return column.id === 'sku' ? <bdi>{text}</bdi> : text
}

/** The whole of what a cell cuts off, for whoever points at it. */
export const wholeText = (row: Row, variant: RowVariant | null, column: Column, currency: string): string => {
  if (column.id === 'category') return variant === null ? (row.categoryPath ?? '') : ''
  if (column.id === 'issues') {
    if (variant !== null || row.blocking + row.warnings === 0) return ''
    return `${several(row.blocking, 'blocking issue')}, ${row.warnings} to improve`
  }
  if (column.id === 'status') return ''
  if (column.id === 'price') return wholePrice(rawText(row, variant, column), currency)
  return shownText(row, variant, column, currency)
}

const cellLooks = new Map(
  allColumns.map((column) => [
    column.id,
    [
      styles['cell'],
      column.id === 'title' || column.id === 'status' || column.id === 'issues' ? styles['parts'] : '',
      styles[`c-${column.id}`] ?? '',
      column.isRight === true ? styles['right'] : '',
    ].join(' '),
  ]),
)

// An element is used again for another line, so a line is drawn by changing what differs: mostly texts.
export const GridRow = memo((props: Props) => {
  const { row, variant, product, line, top, columns, currency, current, isTicked, rangeLeft, rangeRight } = props
  const isProduct = variant === null
  const place = isProduct || row === undefined ? -1 : row.variants.indexOf(variant)
  const hasVariants = isProduct && row !== undefined && row.variants.length > 1
  const look = [
    styles['row'],
    isProduct ? '' : styles['variant'],
    props.isLastVariant ? styles['last'] : '',
    current === null ? '' : styles['current'],
    isProduct && isTicked ? styles['ticked'] : '',
    row === undefined ? styles['pending'] : '',
  ].join(' ')
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-level={isProduct ? 1 : 2}
      aria-expanded={hasVariants ? props.isOpen : undefined}
      aria-selected={isProduct ? isTicked : undefined}
      aria-busy={row === undefined || undefined}
      className={look}
      style={{ transform: `translateY(${top}px)` }}
      data-product={row === undefined ? undefined : product}
      data-variant={row === undefined ? undefined : place}
      data-id={row?.id}
    >
      <div role="gridcell" aria-colindex={1} className={styles['tick']}>
        {isProduct && (
          <input
            type="checkbox"
            className="check"
            tabIndex={-1}
            checked={isTicked}
            readOnly
            hidden={row === undefined}
            aria-label={`Select ${row?.title || 'product without a title'}`}
            data-tick="row"
          />
        )}
      </div>
      {columns.map((column, at) => {
        const isWrong = row !== undefined && isBad(row, variant, column)
        const content = row === undefined ? '' : contentOf({ row, variant }, column, currency, props.isOpen)
        let own = cellLooks.get(column.id) ?? ''
        if (isWrong && column.id !== 'category') own += ` ${styles['bad'] ?? ''}`
        if (at >= rangeLeft && at <= rangeRight) own += ` ${styles['ranged'] ?? ''}`
        if (content === '–') own += ` ${styles['empty'] ?? ''}`
        if (column.id === 'sku' && !isProduct) own += ` ${styles['tail'] ?? ''}`
        return (
          <div
            key={column.id}
            id={current === column.id ? cellId({ product, variant: place, column: column.id }) : undefined}
            role={column.id === 'title' ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 2}
            aria-readonly={
              row === undefined || (targetOf(row, variant, column) === null && !(column.id === 'category' && isProduct))
            }
            aria-invalid={isWrong || undefined}
            data-column={column.id}
            className={own}
          >
            {content}
          </div>
        )
      })}
    </div>
  )
})
GridRow.displayName = 'GridRow'
