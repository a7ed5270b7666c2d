// What stands on the screen while a file is looked into: how far it is, and the way out. Nothing is written meanwhile.
import { useImport, startOver } from './import-store.ts'
import styles from './import.module.css'

export const Reading = ({ name }: { readonly name: string }) => {
  const looking = useImport((state) => state.looking)
  const share = looking === null || looking.total === 0 ? null : Math.min(1, looking.done / looking.total)
  return (
    <div className={`${styles['narrow']} card ${styles['done']} stack`}>
      <p className="med" role="status">
        Looking into {name}…
      </p>
      <div
        className="meter"
        role="progressbar"
        aria-label={`Looking into ${name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      >
        <i style={{ width: `${(share ?? 0) * 100}%` }} />
      </div>
      <p className="row soft">
        <span>{looking?.note ?? 'Opening the file'}</span>
        {share !== null && <span className="end">{Math.round(share * 100)} %</span>}
      </p>
      <div className="row">
        <button type="button" className="btn" onClick={startOver}>
          Cancel
        </button>
        <span className="soft t12">Nothing is written.</span>
      </div>
    </div>
  )
}
