// Gives a mapping its name, so that the next file like this one is read with it.
import { useState } from 'react'
import { say } from '#renderer/features/frame/toast-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { toMapping } from './draft-mapping.ts'
import type { Look } from './import-store.ts'
import { changeLook, columnsOf } from './import-store.ts'
import { saveMapping, useSaved } from './saved-store.ts'
import styles from './saved.module.css'

const suggestion = (file: string): string =>
  file
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/\b\d{2,4}[ .]?\d{2}[ .]?\d{2,4}\b/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim() || 'My mapping'

type Props = { readonly look: Look; readonly onClose: () => void; readonly onSaved?: () => void }

export const SaveMapping = ({ look, onClose, onSaved }: Props) => {
  const [name, setName] = useState(look.draft?.savedAs ?? suggestion(look.summary.file))
  const taken = useSaved((state) => state.mappings.some((mapping) => mapping.name === name.trim()))
  const save = async (): Promise<void> => {
    const { draft } = look
    const wanted = name.trim()
    if (draft === null || wanted === '') return
    if (!(await saveMapping({ ...toMapping(draft, columnsOf(look.summary)), name: wanted }))) return
    changeLook({ draft: { ...draft, savedAs: wanted } })
    say(`The mapping “${wanted}” is saved`, { detail: 'Files with the same columns are read with it from now on.' })
    onSaved?.()
    onClose()
  }
  return (
    <Dialog label="Save the mapping" className={styles['ask'] ?? ''} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <h2 className="t14">Save the mapping</h2>
        <label className="stack">
          <span className="t12 soft">Name</span>
          <span className="field">
            <input type="text" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
          </span>
        </label>
        <p className="t12 soft">
          {taken
            ? 'A mapping of this name is there already and will be replaced.'
            : 'The next file with these columns is recognised and read with it.'}
        </p>
        <div className="row">
          <button type="button" className="btn end" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="btn primary" disabled={name.trim() === ''}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  )
}
