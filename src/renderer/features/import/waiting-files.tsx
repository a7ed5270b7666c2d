// Files that came while another one was open, or from outside, and wait until the seller has time. None is applied by itself.
import { FileText, X } from 'lucide-react'
import { Icon } from '#renderer/ui/icon.tsx'
import { dropWaiting, openWaiting, useWaiting } from './take-files.ts'
import styles from './import.module.css'

export const WaitingFiles = () => {
  const files = useWaiting((state) => state.files)
  if (files.length === 0) return null
  return (
    <section className="card" aria-label="Files that wait">
      <ul className={styles['waiting']}>
        {files.map((file) => (
          <li key={file.id}>
            <Icon of={FileText} className="faint" />
            <div className="grow">
              <p className="med cut">{file.name}</p>
              <p className="t12 soft">{file.from}</p>
            </div>
            <button type="button" className="btn s" onClick={() => void openWaiting(file)}>
              Look into it<span className="sr">: {file.name}</span>
            </button>
            <button
              type="button"
              className="btn quiet s icon"
              aria-label={`Leave ${file.name} alone`}
              onClick={() => dropWaiting(file.id)}
            >
              <Icon of={X} className="i-s" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
