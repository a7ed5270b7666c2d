// One line of the grid: a product or, indented below it, one of its variants. It draws; grid.tsx decides.
import { ChevronDown, ChevronRight, CircleAlert, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { Row } from '#contract/products.ts'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { StageChip } from '#renderer/ui/stage-chip.tsx'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import type { Column, RowVariant } from '../columns.ts'
import { isBad, optionText, rawText, shownText, targetOf, wholePrice } from '../columns.ts'
import { cellId } from './cell-id.ts'
import styles from './grid.module.css'

type Props = {
  readonly row: Row
  readonly variant: RowVariant | null
  readonly isLastVariant: boolean
  readonly product: number
  readonly line: number
  readonly top: number
  readonly height: number
  readonly columns: readonly Column[]
  readonly currency: string
  readonly isCurrent: boolean
  readonly isTicked: boolean
  readonly isOpen: boolean
  /** Column indexes inside the selected range on this line. */
  readonly rangeLeft: number
  readonly rangeRight: number
}

const Title = ({ row, variant, isOpen }: Pick<Props, 'row' | 'variant' | 'isOpen'>) =>
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

const Issues = ({ row, variant }: Pick<Props, 'row' | 'variant'>) => {
  const blocking = variant === null ? row.blocking : variant.badFields.length
  const warnings = variant === null ? row.warnings : 0
  return (
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
  )
}

const Content = ({
  column,
  ...props
}: { readonly column: Column } & Pick<Props, 'row' | 'variant' | 'currency' | 'isOpen'>) => {
  const { row, variant, currency } = props
  if (column.id === 'title') return <Title {...props} />
  if (column.id === 'status') return variant === null ? <StageChip stage={row.stage} /> : null
  if (column.id === 'issues') return <Issues {...props} />
  if (column.id === 'category' && variant === null && row.categoryId === null) {
    return (
      <span className={styles['none']}>
        <Icon of={CircleAlert} /> None yet
      </span>
    )
  }
  const text = shownText(row, variant, column, currency)
  if (text !== '')
    return (
      <span className={`cut ${column.id === 'sku' && variant !== null ? styles['tail'] : ''}`}>
        {column.id === 'sku' ? <bdi>{text}</bdi> : text}
      </span>
    )
  const isOwn = variant === null || column.variantField !== undefined
  return isOwn && (variant !== null || column.variantField === undefined || row.variants.length === 1) ? (
    <span className={styles['empty']}>–</span>
  ) : null
}

/** Hover text: the whole of what a cell cuts off. */
const wholeText = (row: Row, variant: RowVariant | null, column: Column, currency: string): string | undefined => {
  if (column.id === 'category') return variant === null ? (row.categoryPath ?? undefined) : undefined
  if (column.id === 'issues' && variant === null && row.blocking + row.warnings > 0) {
    return `${several(row.blocking, 'blocking issue')}, ${row.warnings} to improve`
  }
  if (column.id === 'status') return undefined
  if (column.id === 'price') return wholePrice(rawText(row, variant, column), currency) || undefined
  return shownText(row, variant, column, currency) || undefined
}

export const GridRow = memo((props: Props) => {
  const { row, variant, product, line, top, height, columns, currency, isCurrent, isTicked, rangeLeft, rangeRight } =
    props
  const isProduct = variant === null
  const place = isProduct ? -1 : row.variants.indexOf(variant)
  const look = [
    styles['row'],
    isProduct ? '' : styles['variant'],
    props.isLastVariant ? styles['last'] : '',
    isCurrent ? styles['current'] : '',
    isProduct && isTicked ? styles['ticked'] : '',
  ].join(' ')
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-level={isProduct ? 1 : 2}
      aria-expanded={isProduct && row.variants.length > 1 ? props.isOpen : undefined}
      aria-selected={isProduct ? isTicked : undefined}
      className={look}
      style={{ height, transform: `translateY(${top}px)` }}
      data-product={product}
      data-variant={place}
      data-id={row.id}
    >
      <div role="gridcell" aria-colindex={1} className={styles['tick']}>
        {isProduct && (
          <input
            type="checkbox"
            className="check"
            tabIndex={-1}
            checked={isTicked}
            readOnly
            aria-label={`Select ${row.title || 'product without a title'}`}
            data-tick="row"
          />
        )}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.id}
          id={cellId({ product, variant: place, column: column.id })}
          role={column.id === 'title' ? 'rowheader' : 'gridcell'}
          aria-colindex={at + 2}
          aria-readonly={targetOf(row, variant, column) === null && !(column.id === 'category' && isProduct)}
          aria-invalid={isBad(row, variant, column) || undefined}
          data-column={column.id}
          title={wholeText(row, variant, column, currency)}
          className={[
            styles['cell'],
            styles[`c-${column.id}`] ?? '',
            column.isRight === true ? styles['right'] : '',
            isBad(row, variant, column) && column.id !== 'category' ? styles['bad'] : '',
            at >= rangeLeft && at <= rangeRight ? styles['ranged'] : '',
          ].join(' ')}
        >
          <Content column={column} row={row} variant={variant} currency={currency} isOpen={props.isOpen} />
        </div>
      ))}
    </div>
  )
})
GridRow.displayName = 'GridRow'

/** A line whose page is on its way: grey bars where words will be. */
export const PendingRow = ({ line, top, height, columns }: Pick<Props, 'line' | 'top' | 'height' | 'columns'>) => (
  <div
    role="row"
    aria-rowindex={line + 2}
    aria-busy="true"
    className={styles['row']}
    style={{ height, transform: `translateY(${top}px)` }}
  >
    <div role="gridcell" aria-colindex={1} className={styles['tick']} />
    {columns.map((column, at) => (
      <div
        key={column.id}
        role="gridcell"
        aria-colindex={at + 2}
        className={`${styles['cell']} ${styles[`c-${column.id}`] ?? ''}`}
      >
        <span className={styles['ghost']} />
      </div>
    ))}
  </div>
)
