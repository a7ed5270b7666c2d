// One product at the right: where it comes from, where it would go and why, what it would ask for, what would block, and other leaves to take.
import { CircleAlert, ListTree, PencilLine, X } from 'lucide-react'
import type { UpgradeRow } from '#contract/upgrade.ts'
import { showInProducts } from '#renderer/features/products/show-in-products.ts'
import { moment } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { chooseLeaf, moveByEdit, pickLeaf, showRow } from './upgrade-store.ts'
import { differs, kindOf, wayOf } from './upgrade-words.ts'
import styles from './upgrade.module.css'

const Leaf = ({ name, path }: { readonly name: string; readonly path: string }) => (
  <div className={styles['leaf']}>
    <h3>{name}</h3>
    <p className="text">{path === '' ? <span className="faint">Not known yet</span> : path}</p>
  </div>
)

const Others = ({ row }: { readonly row: UpgradeRow }) => {
  const others = (row.rehearsal?.candidates ?? []).filter(({ categoryId }) => categoryId !== row.newLeaf)
  if (others.length === 0) return null
  return (
    <div className="sec">
      <h3>Other leaves</h3>
      <ul className={styles['others']}>
        {others.map((other) => (
          <li key={other.categoryId}>
            <span className="text t12">
              {other.path.split(' › ').slice(-2).join(' › ')}{' '}
              <span className="faint">{Math.round(other.confidence * 100)} %</span>
            </span>
            <button
              type="button"
              className="btn s"
              aria-label={`Take ${other.path.split(' › ').at(-1) ?? ''}`}
              onClick={() => void chooseLeaf([row.key], other.categoryId)}
            >
              Take
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Rehearsed = ({ row }: { readonly row: UpgradeRow }) => {
  const { rehearsal } = row
  if (rehearsal === null) return null
  const { wouldBlock, newlyRequired, aside, notRead } = rehearsal
  return (
    <>
      {wouldBlock.length > 0 && (
        <div className="sec">
          <h3>Would block</h3>
          {wouldBlock.map((one) => (
            <div key={`${one.place} ${one.sentence}`} className="find">
              <Icon of={CircleAlert} className="err" />
              <div>
                <p className="text">{one.sentence}</p>
                <p className="where">{one.place}</p>
              </div>
            </div>
          ))}
        </div>
      )}
      {newlyRequired.length > 0 && (
        <div className="sec">
          <h3>Newly required</h3>
          <p className="text">{newlyRequired.join(', ')}</p>
        </div>
      )}
      {aside.length > 0 && (
        <div className="sec">
          <h3>Kept aside</h3>
          {aside.map((sentence) => (
            <p key={sentence} className="t12 soft text">
              {sentence}
            </p>
          ))}
        </div>
      )}
      {notRead !== null && (
        <div className="sec">
          <p className="t12 warn text">What this leaf asks for could not be read: {notRead}</p>
        </div>
      )}
    </>
  )
}

export const UpgradeDetails = ({ row }: { readonly row: UpgradeRow }) => {
  const isOpen = row.state === 'old'
  const isElsewhere = differs(row)
  const canMove =
    (isOpen || isElsewhere) && row.rehearsal !== null && row.rehearsal.wouldBlock.length === 0 && row.newLeaf !== null
  return (
    <aside className="panel" aria-label="Product on its way">
      <div className="p-head">
        <div className="row">
          <h2 className="cut" title={row.title}>
            {row.title}
          </h2>
          <button
            type="button"
            className="btn quiet icon end"
            aria-label="Close the details"
            onClick={() => showRow(null)}
          >
            <Icon of={X} />
          </button>
        </div>
        <p className="t12 soft">
          {row.isHereOnly ? 'Only here, not listed yet' : row.sellerSku === '' ? row.key : row.sellerSku}
          {row.state === 'moved' && ` · ${wayOf(row)} ${moment(row.changedAt)}`}
        </p>
        {row.productId !== null && (
          <p>
            <button type="button" className="link t12" onClick={() => showInProducts(row.title)}>
              Show in Products
            </button>
          </p>
        )}
      </div>
      <div className="sec">
        <Leaf name="From" path={row.oldPath} />
        <Leaf name={row.state === 'moved' ? 'To' : 'Would go to'} path={row.newPath} />
        {isOpen && row.rehearsal !== null && (
          <p className="t12 soft text">
            {kindOf(row)}. {Math.round(row.rehearsal.confidence * 100)} % sure: {row.rehearsal.reason}
          </p>
        )}
        {isElsewhere && row.rehearsal !== null && (
          <p className="t12 text">
            Listwright proposed{' '}
            {row.rehearsal.candidates.find(({ categoryId }) => categoryId === row.rehearsal?.categoryId)?.path ??
              'another leaf'}
            . If that is right, move it there by edit.
          </p>
        )}
        {row.failure !== null && (
          <p className="t12 warn text" role="note">
            {row.failure}
          </p>
        )}
      </div>
      <Rehearsed row={row} />
      {(isOpen || isElsewhere) && <Others row={row} />}
      {(isOpen || isElsewhere) && (
        <div className={styles['deeds']}>
          <button type="button" className="btn" disabled={!canMove} onClick={() => void moveByEdit([row.key])}>
            <Icon of={PencilLine} /> {isElsewhere ? 'Move to the proposed leaf' : 'Move by edit'}
          </button>
          <button type="button" className="btn quiet" onClick={() => pickLeaf([row.key], row.newLeaf)}>
            <Icon of={ListTree} /> Choose a leaf…
          </button>
        </div>
      )}
    </aside>
  )
}
