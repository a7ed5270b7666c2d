// The first rows of the file as they stand. Pressing a row makes it the header; the columns below follow at once.
import { useMemo } from 'react'
import { count } from '#renderer/ui/format.ts'
import type { Look } from './import-store.ts'
import { correct } from './import-store.ts'
import styles from './columns.module.css'

export const FileStep = ({ look: { summary } }: { readonly look: Look }) => {
  const width = useMemo(
    () => Math.max(summary.columns.length, ...summary.head.map(({ cells }) => cells.length)),
    [summary],
  )
  const canChoose = summary.kind !== 'XML'
  return (
    <section className={`card ${styles['card']}`} aria-label="The file as it stands">
      <header>
        <h2 className="t14">The file as it stands</h2>
        <span className="t12 soft cut">
          {summary.kind}, {count(summary.rows)} rows of products. {canChoose && 'Press the row that names the columns.'}
        </span>
      </header>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="First rows of the file">
        <table className={`tbl ${styles['rows']}`}>
          <tbody>
            {summary.head.map(({ row, cells }) => {
              const isHeader = row === summary.headerLine
              return (
                <tr key={row} className={isHeader ? styles['header'] : row < summary.headerLine ? styles['above'] : ''}>
                  <th scope="row" className="num">
                    {canChoose ? (
                      <button
                        type="button"
                        className="btn quiet s"
                        aria-pressed={isHeader}
                        aria-label={isHeader ? `Row ${row} is the header` : `Make row ${row} the header`}
                        onClick={() => void correct({ headerLine: isHeader ? 0 : row })}
                      >
                        {count(row)}
                      </button>
                    ) : (
                      count(row)
                    )}
                  </th>
                  {Array.from({ length: Math.min(width, 60) }, (_, index) => (
                    <td key={index} title={cells[index]} className={isHeader ? 'med' : ''}>
                      {cells[index] ?? ''}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
