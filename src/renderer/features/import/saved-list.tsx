// The seller's mappings by name: renamed, removed, written to a file, taken from one.
import { FileDown, FileUp, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Mapping } from '#contract/mapping.ts'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { refreshSaved, removeMapping, renameMapping, takeMappingFile, useSaved, writeMapping } from './saved-store.ts'
import styles from './saved.module.css'

const Line = ({ mapping }: { readonly mapping: Mapping }) => {
  const [name, setName] = useDraft(mapping.name)
  const rename = (): void => {
    if (name.trim() === '') setName(mapping.name)
    else void renameMapping(mapping, name.trim())
  }
  return (
    <tr>
      <td>
        <span className={`field quiet ${styles['name']}`}>
          <input
            type="text"
            aria-label={`Name of the mapping ${mapping.name}`}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onBlur={rename}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
              if (event.key === 'Escape') setName(mapping.name)
            }}
          />
        </span>
      </td>
      <td className="soft">
        {several(mapping.rules.length, 'field')} of {several(mapping.columns.length, 'column')}
      </td>
      <td className="num">
        <span className="row gap1">
          <button
            type="button"
            className="btn quiet s icon end"
            aria-label={`Write ${mapping.name} to a file`}
            title="Write to a file"
            onClick={() => writeMapping(mapping)}
          >
            <Icon of={FileDown} className="i-s" />
          </button>
          <button
            type="button"
            className="btn quiet s icon"
            aria-label={`Remove the mapping ${mapping.name}`}
            title="Remove"
            onClick={() => void removeMapping(mapping)}
          >
            <Icon of={Trash2} className="i-s" />
          </button>
        </span>
      </td>
    </tr>
  )
}

export const SavedList = () => {
  const mappings = useSaved((state) => state.mappings)
  const file = useRef<HTMLInputElement>(null)
  useEffect(() => void refreshSaved(), [])
  return (
    <section className="card" aria-label="Saved mappings">
      <header className={styles['head']}>
        <h2 className="t14">Saved mappings</h2>
        <span className="t12 soft">files with the same columns are read with them</span>
        <button type="button" className="btn s end" onClick={() => file.current?.click()}>
          <Icon of={FileUp} className="i-s" /> Take one from a file…
        </button>
        <input
          ref={file}
          type="file"
          accept=".json"
          hidden
          aria-label="File of a mapping"
          onChange={(event) => {
            const [first] = event.target.files ?? []
            if (first !== undefined) void takeMappingFile(first)
            event.target.value = ''
          }}
        />
      </header>
      {mappings.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">What it maps</th>
              <th scope="col" className="num">
                <span className="sr">Deeds</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {mappings.map((mapping) => (
              <Line key={mapping.name} mapping={mapping} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
