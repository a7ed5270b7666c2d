// The products on their way: old and new leaf, how sure, where each stands. Ticks choose for the deeds above; the title opens the details.
import type { UpgradeRow } from '#contract/upgrade.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { showRow, tick, useUpgrade } from './upgrade-store.ts'
import { differs, endOf, standingOf } from './upgrade-words.ts'
import styles from './upgrade.module.css'

// The leaf alone where there is little room, with the level above it where there is more.
const End = ({ path }: { readonly path: string }) => {
  const [above, leaf] = endOf(path)
  return (
    <>
      {above !== '' && <span className="wide-only faint">{above} › </span>}
      {leaf}
    </>
  )
}

const canTick = (row: UpgradeRow): boolean => row.state === 'old' || differs(row)

const Row = ({
  row,
  isHere,
  isTicked,
}: {
  readonly row: UpgradeRow
  readonly isHere: boolean
  readonly isTicked: boolean
}) => {
  const standing = standingOf(row)
  const isOpen = canTick(row)
  return (
    <tr className={isHere ? styles['here'] : ''}>
      <td>
        {isOpen && (
          <input
            type="checkbox"
            className="check"
            aria-label={`Choose ${row.title}`}
            checked={isTicked}
            onChange={(event) => tick([row.key], event.target.checked)}
          />
        )}
      </td>
      <td>
        <button
          type="button"
          className={`link cut ${styles['title']}`}
          title={row.title}
          aria-pressed={isHere}
          onClick={() => showRow(isHere ? null : row.key)}
        >
          {row.title === '' ? 'Without a title' : row.title}
        </button>
      </td>
      <td className="soft" title={row.oldPath}>
        <End path={row.oldPath} />
      </td>
      <td title={row.newPath}>
        {row.oldLeaf === row.newLeaf ? <span className="faint">the same</span> : <End path={row.newPath} />}
      </td>
      <td className="num">
        {row.state === 'old' && row.rehearsal !== null ? `${Math.round(row.rehearsal.confidence * 100)} %` : ''}
      </td>
      <td>
        <span className={`chip ${standing.look === 'live-flat' ? styles['moved'] : standing.look}`}>
          <Icon of={standing.mark} />
          <span className="cut">{standing.word}</span>
        </span>
      </td>
    </tr>
  )
}

export const UpgradeTable = () => {
  const rows = useUpgrade((state) => state.rows)
  const at = useUpgrade((state) => state.at)
  const ticked = useUpgrade((state) => state.ticked)
  const open = rows.filter(canTick).map(({ key }) => key)
  const isAll = open.length > 0 && open.every((key) => ticked.has(key))
  return (
    <section className={`card ${styles['card']}`} aria-label="Products on their way">
      <table className={`tbl ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col" className={styles['tick']}>
              {open.length === 0 ? (
                <span className="sr">Choose</span>
              ) : (
                <input
                  type="checkbox"
                  className="check"
                  aria-label="Choose all on this page"
                  checked={isAll}
                  onChange={(event) => tick(open, event.target.checked)}
                />
              )}
            </th>
            <th scope="col">Product</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className={`num ${styles['sure']}`}>
              Sure
            </th>
            <th scope="col" className={styles['standing']}>
              Stands
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} isHere={row.key === at} isTicked={ticked.has(row.key)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
