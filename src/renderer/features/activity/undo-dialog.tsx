// Shows what was edited since a batch before it is undone, and lets the seller keep it or take it back. One action either way.
import { Undo2 } from 'lucide-react'
import type { EditedSince } from '#contract/products.ts'
import { undo } from '#renderer/features/products/history-store.ts'
import { fieldName } from '#renderer/features/import/preview-lines.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { moment, several, valueOf } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { closeUndo, useUndo } from './undo-store.ts'
import styles from './undo.module.css'

const Line = ({ edited }: { readonly edited: EditedSince }) => (
  <tr>
    <td className="med" title={edited.title}>
      {edited.title || 'Without a title'}
      {edited.variant !== '' && <span className="faint"> {edited.variant}</span>}
    </td>
    <td className="soft">{edited.field === 'categoryId' ? 'Leaf category' : fieldName(edited.field)}</td>
    <td className="faint" title={edited.set}>
      {edited.set === '' ? 'empty' : <s>{valueOf(edited.field, edited.set)}</s>}
    </td>
    <td title={edited.now}>
      {edited.now === '' ? <span className="faint">empty</span> : valueOf(edited.field, edited.now)}
    </td>
  </tr>
)

export const UndoDialog = () => {
  const open = useUndo((state) => state.open)
  if (open === null) return null
  const { batch, edited, total, products } = open
  const run = (edits: 'keep' | 'all'): void => {
    closeUndo()
    void undo(batch.id, edits)
  }
  return (
    <Dialog label="Edited since" className={styles['undo'] ?? ''} onClose={closeUndo}>
      <header>
        <h2 className="t14">
          {several(products, 'product')} edited since “{batch.label.replace(/^Import: /, '')}”
        </h2>
        <p className="soft">
          It is of {moment(batch.at)} and concerns {several(batch.products, 'product')}. Keep what was done later, or
          take everything back.
        </p>
      </header>
      <div className={styles['list']} tabIndex={0} role="region" aria-label="What was edited since">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className={styles['field']}>
                Field
              </th>
              <th scope="col">Set then</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {edited.map((one) => (
              <Line key={`${one.productId} ${one.variant} ${one.field}`} edited={one} />
            ))}
          </tbody>
        </table>
        {total > edited.length && (
          <p className={`soft ${styles['rest']}`}>and {several(total - edited.length, 'edit')} more</p>
        )}
      </div>
      <footer>
        <button type="button" className="btn quiet" onClick={closeUndo}>
          Cancel
        </button>
        <button type="button" className="btn end" onClick={() => run('all')}>
          <Icon of={Undo2} /> Undo all, with the later edits
        </button>
        <button type="button" className="btn primary" onClick={() => run('keep')}>
          <Icon of={Undo2} /> Undo, keep the later edits
        </button>
      </footer>
    </Dialog>
  )
}
