// One category of the seller's shop: its products, the leaf it leads to or could lead to, and what to do about it.
import { Check, Clock, ListTree, TriangleAlert, X } from 'lucide-react'
import type { Category } from '#contract/categories.ts'
import type { SourceCategory } from '#contract/source-categories.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PermissionChip, permissionOf } from './permission-chip.tsx'
import { askForLeaf } from './picker-store.ts'
import { chooseLeaves } from './mapping-store.ts'
import { pathAbove, Sureness } from './suggested-row.tsx'
import styles from './mapping.module.css'

// Below this, one leaf for all products of a value is hardly right.
const doubtful = 0.3

type LeafProps = { readonly category: Category; readonly onPoint: (category: Category) => void }

const Leaf = ({ category, onPoint }: LeafProps) => (
  <>
    <p className="row gap1">
      <button type="button" className={`link ${styles['leafName']}`} onClick={() => onPoint(category)}>
        {category.name}
        <span className="sr">: what it asks for</span>
      </button>
      {permissionOf(category) !== 'AVAILABLE' && <PermissionChip of={category} />}
    </p>
    <p className="t12 faint cut" title={pathAbove(category)}>
      {pathAbove(category)}
    </p>
  </>
)

type Props = { readonly row: SourceCategory; readonly onPoint: (category: Category) => void }

export const MappingRow = ({ row, onPoint }: Props) => {
  const { value, products, withoutLeaf, chosen, suggested, problem } = row
  const [best] = suggested
  const open = (): void =>
    askForLeaf({
      what: `“${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`,
      currentId: chosen?.id ?? null,
      question: value,
      onChoose: (category) => void chooseLeaves([{ value, category }]),
    })
  return (
    <tr>
      <th scope="row">
        <span className={styles['value']} title={value}>
          {value}
        </span>
        {problem !== null && (
          <span className={`t12 warn ${styles['problem']}`}>
            <Icon of={TriangleAlert} className="i-s" /> <span className="text">{problem}</span>
          </span>
        )}
      </th>
      <td className="num">
        {count(products)}
        {withoutLeaf > 0 && (
          <p className="t12 faint">
            {count(withoutLeaf)} open<span className="sr">, without a leaf</span>
          </p>
        )}
      </td>
      <td>
        {chosen !== null ? (
          <Leaf category={chosen} onPoint={onPoint} />
        ) : best === undefined ? (
          <p className="soft">Its words lead to no leaf.</p>
        ) : (
          <>
            <Leaf category={best.category} onPoint={onPoint} />
            <p className={`t12 soft ${styles['reason']}`} title={best.reasons[0]?.sentence}>
              {products > 1 && best.confidence < doubtful
                ? 'Its titles say different things. Leave it, and accept suggestions product by product.'
                : best.reasons[0]?.sentence}
            </p>
          </>
        )}
      </td>
      <td>
        {chosen !== null ? (
          <span className="row gap1 t12 info">
            <Icon of={Clock} className="i-s" /> Remembered
          </span>
        ) : (
          best !== undefined && <Sureness confidence={best.confidence} />
        )}
      </td>
      <td>
        <span className={`row gap1 ${styles['deeds']}`}>
          {chosen === null && best !== undefined && (
            <button
              type="button"
              className="btn s"
              onClick={() => void chooseLeaves([{ value, category: best.category }])}
            >
              <Icon of={Check} /> Accept
              <span className="sr">
                {' '}
                {best.category.name} for {value}
              </span>
            </button>
          )}
          <button type="button" className="btn quiet s" onClick={open}>
            <Icon of={ListTree} /> Choose…<span className="sr"> a leaf for {value}</span>
          </button>
          {(chosen !== null || problem !== null) && (
            <button
              type="button"
              className="btn quiet s icon"
              title="Forget this choice"
              onClick={() => void chooseLeaves([{ value, category: null }])}
            >
              <Icon of={X} />
              <span className="sr">Forget the leaf of {value}</span>
            </button>
          )}
        </span>
      </td>
    </tr>
  )
}
