// What can be done with the ticked products: category, brand, listing, removal. It stands where the filters were.
import { FileDown, ListTree, Pencil, Sparkles, Store, Trash2, Upload, X } from 'lucide-react'
import { useState } from 'react'
import { calls } from '#renderer/bridge.ts'
import { openPicker } from '#renderer/features/categories/picker-store.ts'
import { suggestFor } from '#renderer/features/categories/suggestions-store.ts'
import { planFor } from '#renderer/features/publish/publish-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { openBulk } from './bulk/bulk-store.ts'
import { AttributeDialog } from './attribute-dialog.tsx'
import { refreshHistory, undo } from './history-store.ts'
import { openExport } from './export-store.ts'
import { askOnSale } from './on-sale/on-sale-store.ts'
import { setTicked, useSelection } from './selection-store.ts'
import styles from './bulk-deeds.module.css'

const Removal = ({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) => {
  const remove = async (): Promise<void> => {
    onClose()
    try {
      const { removed, batch } = await calls.products.remove({ ids: [...ids] })
      setTicked(new Set())
      say(`${several(removed, 'product')} removed from this workspace`, {
        deed: batch === null ? null : { label: 'Undo', run: () => void undo(batch.id) },
      })
      void refreshHistory()
    } catch (error) {
      complain(error)
    }
  }
  return (
    <Dialog label="Remove products" className={styles['ask'] ?? ''} onClose={onClose}>
      <h2 className="t14">Remove {several(ids.length, 'product')} from this workspace?</h2>
      <p className="soft">
        What is already listed in the shop stays listed there. Undo brings them back as they are now.
      </p>
      <div className="row">
        <button type="button" className="btn end" onClick={onClose}>
          Keep them
        </button>
        <button type="button" className="btn" onClick={() => void remove()}>
          <Icon of={Trash2} /> Remove {count(ids.length)}
        </button>
      </div>
    </Dialog>
  )
}

export const BulkDeeds = () => {
  const ticked = useSelection((state) => state.ticked)
  const [isRemoving, setRemoving] = useState(false)
  // The products as they were ticked when the dialog was opened.
  const [attributesFor, setAttributesFor] = useState<readonly string[] | null>(null)
  const ids = [...ticked]
  return (
    <>
      <strong className="med nowrap">
        {count(ids.length)} <span className={styles['word']}>{ids.length === 1 ? 'product' : 'products'} </span>selected
      </strong>
      <button type="button" className="btn s" onClick={() => openPicker(ids, null)}>
        <Icon of={ListTree} /> Category…
      </button>
      <button type="button" className="btn s" title="Suggest categories" onClick={() => void suggestFor(ids)}>
        <Icon of={Sparkles} /> <span className={styles['word']}>Suggest categories</span>
      </button>
      <Menu
        label="Change values"
        className="btn s"
        items={[
          { id: 'set', label: 'One value for all…', run: () => void openBulk('set') },
          { id: 'attribute', label: 'An attribute of the category…', run: () => setAttributesFor(ids) },
          { id: 'replace', label: 'Find and replace…', hint: 'Ctrl H', run: () => void openBulk('replace') },
          { id: 'formula', label: 'Price by formula…', run: () => void openBulk('formula') },
        ]}
      >
        <Icon of={Pencil} /> Change…
      </Menu>
      <button
        type="button"
        className="btn s"
        onClick={() => {
          planFor(ids)
          goTo('publish')
        }}
      >
        <Icon of={Upload} /> Publish {count(ids.length)}…
      </button>
      <Menu
        label="On sale or off sale"
        className="btn s"
        items={[
          { id: 'on', label: 'Put on sale…', run: () => askOnSale(ids, true) },
          { id: 'off', label: 'Take off sale…', run: () => askOnSale(ids, false) },
        ]}
      >
        <Icon of={Store} /> <span className={styles['word']}>On sale…</span>
      </Menu>
      <button type="button" className="btn quiet s" title="Export" onClick={openExport}>
        <Icon of={FileDown} /> <span className={styles['word']}>Export…</span>
      </button>
      <button type="button" className="btn quiet s" title="Remove" onClick={() => setRemoving(true)}>
        <Icon of={Trash2} /> <span className={styles['word']}>Remove…</span>
      </button>
      <button type="button" className="btn quiet s" title="Select none" onClick={() => setTicked(new Set())}>
        <Icon of={X} /> <span className={styles['word']}>Clear</span>
      </button>
      {attributesFor !== null && <AttributeDialog ids={attributesFor} onClose={() => setAttributesFor(null)} />}
      {isRemoving && <Removal ids={ids} onClose={() => setRemoving(false)} />}
    </>
  )
}
