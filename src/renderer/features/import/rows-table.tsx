// Some rows of the file: as they stand, or as the mapping turns them, the plain ones and those most likely to go wrong.
import { TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { targetName } from '#core/import/mapping/targets.ts'
import { tryRules } from '#core/import/mapping/try-mapping.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Look } from './import-store.ts'
import { columnsOf } from './import-store.ts'
import styles from './columns.module.css'

type Cell = { readonly text: string; readonly problem: string | null }

const plainRows = 10

const tableOf = ({
  summary,
  draft,
}: Look): { readonly heads: readonly string[]; readonly rows: readonly (readonly Cell[])[] } => {
  const cells = summary.sample.map((row) => row.cells)
  if (draft === null) {
    const taken = summary.columns.flatMap(({ becomes }, index) => (becomes === null ? [] : [index]))
    return {
      heads: taken.map((index) => summary.columns[index]?.name ?? ''),
      rows: cells.map((row) => taken.map((index) => ({ text: row[index] ?? '', problem: null }))),
    }
  }
  const rules = draft.rules.map(({ rule }) => rule)
  const tried = tryRules(rules, columnsOf(summary), cells)
  return {
    heads: rules.map(({ target }) => targetName(target)),
    rows: tried.map((row) => row.map(({ text, problem }) => ({ text: text ?? '', problem }))),
  }
}

export const RowsTable = ({ look }: { readonly look: Look }) => {
  const { sample } = look.summary
  const hasHard = sample.some(({ isHard }) => isHard)
  const [isHardOnly, setHardOnly] = useState(hasHard)
  const { heads, rows } = useMemo(() => tableOf(look), [look])
  const isShown = (index: number): boolean => (isHardOnly ? sample[index]?.isHard === true : index < plainRows)
  const shown = rows.flatMap((cells, index) => (isShown(index) ? [{ cells, row: sample[index]?.row ?? 0 }] : []))
  return (
    <>
      <div className={styles['bar']}>
        <span className="t12 soft cut">
          {look.draft === null ? 'As they stand in the file' : 'What the mapping makes of them'}
        </span>
        {hasHard && (
          <button type="button" className="link t12 end nowrap" onClick={() => setHardOnly(!isHardOnly)}>
            {isHardOnly ? 'Show ten plain rows' : 'Show the hardest rows'}
          </button>
        )}
      </div>
      <div
        className={styles['scroll']}
        tabIndex={0}
        role="region"
        aria-label={isHardOnly ? 'The hardest rows' : 'The first rows'}
      >
        <table className={`tbl ${styles['rows']}`}>
          <thead>
            <tr>
              <th scope="col" className="num">
                Row
              </th>
              {heads.map((head, index) => (
                // Two rules may fill one field, so the name alone is no key.
                <th key={`${index}-${head}`} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cells, row }) => (
              <tr key={row}>
                <th scope="row" className="num faint">
                  {count(row)}
                </th>
                {cells.map(({ text, problem }, index) => (
                  <td
                    // The cells of a row have no name of their own.
                    key={index}
                    title={problem ?? text}
                    className={problem === null ? '' : 'warn'}
                  >
                    {problem === null ? (
                      text || <span className="faint">–</span>
                    ) : (
                      <span className="row gap1">
                        <Icon of={TriangleAlert} className="i-s" /> <span className="cut">{problem}</span>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
