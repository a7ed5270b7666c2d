// A small box above a list that narrows it by words. It keeps no text of its own.
import { Search } from 'lucide-react'
import { Icon } from './icon.tsx'
import styles from './search-field.module.css'

type SearchFieldProps = {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onText: (text: string) => void
}

export const SearchField = ({ label, hint, text, onText }: SearchFieldProps) => (
  <div className={`field ${styles['search']}`}>
    <Icon of={Search} className="faint" />
    <input
      type="text"
      aria-label={label}
      placeholder={hint}
      maxLength={200}
      value={text}
      onChange={(event) => onText(event.target.value)}
    />
  </div>
)
