// Which leaf category each category of the file leads to: remembered, suggested, or chosen here. A choice holds for every later file.
import { Check, Clock, Search, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import type { Category } from '#contract/categories.ts'
import type { SourceCategory } from '#contract/source-categories.ts'
import { PermissionChip, permissionOf } from '#renderer/features/categories/permission-chip.tsx'
import { askForLeaf } from '#renderer/features/categories/picker-store.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { chooseLeaves, readFileCategories, sureEnough, useFileCategories } from './categories-store.ts'
import type { Look } from './import-store.ts'
import styles from './columns.module.css'

const choose = ({ value, chosen }: SourceCategory): void =>
  askForLeaf({
    what: `“${value}”`,
    question: value,
    currentId: chosen?.id ?? null,
    onChoose: ({ id }) => void chooseLeaves([{ value, categoryId: id }]),
  })

const Leaf = ({ leaf, line }: { readonly leaf: Category; readonly line: SourceCategory }) => (
  <button type="button" className={`link ${styles['leaf']}`} onClick={() => choose(line)}>
    <span className="cut">{leaf.name}</span>
    <span className="t11 faint cut">
      {leaf.path
        .slice(0, -1)
        .map(({ name }) => name)
        .join(' › ')}
    </span>
    <span className="sr">Choose another leaf category for {line.value}</span>
  </button>
)

const Deed = ({ line }: { readonly line: SourceCategory }) => {
  const { value, chosen, suggested } = line
  if (chosen !== null) {
    return (
      <span className="row gap1">
        {permissionOf(chosen) === 'AVAILABLE' ? (
          <span className="t12 info row gap1 cut">
            <Icon of={Clock} className="i-s" /> <span className="cut">Remembered</span>
          </span>
        ) : (
          <PermissionChip of={chosen} />
        )}
        <button
          type="button"
          className="btn quiet s icon end"
          aria-label={`Forget the leaf category of ${value}`}
          onClick={() => void chooseLeaves([{ value, categoryId: null }])}
        >
          <Icon of={X} className="i-s" />
        </button>
      </span>
    )
  }
  const [best] = suggested
  return best === undefined ? (
    <span className="t12 warn row gap1">
      <Icon of={TriangleAlert} className="i-s" /> Can wait
    </span>
  ) : (
    <button
      type="button"
      className="btn s"
      aria-label={`Accept ${best.category.name} for ${value}`}
      title={best.reasons.map(({ sentence }) => sentence).join(' ')}
      onClick={() => void chooseLeaves([{ value, categoryId: best.category.id }])}
    >
      <Icon of={Check} className="i-s" /> Accept
    </button>
  )
}

const Line = ({ line }: { readonly line: SourceCategory }) => {
  const { value, products, chosen, suggested, problem } = line
  const leaf = chosen ?? suggested[0]?.category ?? null
  return (
    <tr>
      <td title={value}>
        <p className="med cut">{value}</p>
        {problem !== null && (
          <p className="t11 warn cut" title={problem}>
            {problem}
          </p>
        )}
      </td>
      <td className="num">{count(products)}</td>
      <td>
        {leaf === null ? (
          <button type="button" className="btn s" onClick={() => choose(line)}>
            <Icon of={Search} className="i-s" /> Choose…<span className="sr">a leaf category for {value}</span>
          </button>
        ) : (
          <Leaf leaf={leaf} line={line} />
        )}
      </td>
      <td>
        <Deed line={line} />
      </td>
    </tr>
  )
}

export const CategoryList = ({ look }: { readonly look: Look }) => {
  const { categories } = look.summary
  const { lines, isReading } = useFileCategories()
  useEffect(() => void readFileCategories(categories), [categories])
  const settled = lines.filter(({ chosen }) => chosen !== null).length
  const sure = lines.flatMap(({ value, chosen, suggested: [best] }) =>
    chosen === null && best !== undefined && best.confidence >= sureEnough
      ? [{ value, categoryId: best.category.id }]
      : [],
  )
  return (
    <>
      <div className={styles['bar']}>
        <span className="t12 soft cut" role="status">
          {isReading && lines.length === 0
            ? 'Looking for leaf categories…'
            : `${count(categories.length)} in the file, ${count(settled)} settled`}
        </span>
        {sure.length > 0 && (
          <button type="button" className="btn s end" onClick={() => void chooseLeaves(sure)}>
            Accept {sure.length === 1 ? 'the sure one' : `${count(sure.length)} sure ones`}
          </button>
        )}
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Categories of the file">
        <table className={`tbl ${styles['categories']}`}>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col" className="num">
                Products
              </th>
              <th scope="col">Leaf category</th>
              <th scope="col">
                <span className="sr">Deed</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.value} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
