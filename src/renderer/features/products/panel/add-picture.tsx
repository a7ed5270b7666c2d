// Adds pictures to a gallery: files of this machine, or an address that is fetched.
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { choosePictures } from './choose-documents.ts'
import { pictureAddress } from './gallery.ts'
import styles from './panel.module.css'

type Props = { readonly onAdd: (sources: readonly string[]) => void }

const Address = ({ onAdd, onDone }: Props & { readonly onDone: () => void }) => {
  const id = useId()
  const [text, setText] = useState('')
  const [sentence, setSentence] = useState<string | null>(null)
  const add = (): void => {
    const read = pictureAddress(text)
    if ('sentence' in read) return setSentence(read.sentence)
    onAdd([read.source])
    return onDone()
  }
  return (
    <>
      <div className={styles['address']}>
        <span className={`field ${sentence === null ? '' : 'is-err'}`}>
          <input
            type="url"
            aria-label="Address of the picture"
            aria-invalid={sentence !== null || undefined}
            aria-describedby={sentence === null ? undefined : id}
            placeholder="https://"
            autoComplete="off"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by the press that opened it
            autoFocus
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setSentence(null)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add()
              if (event.key === 'Escape') onDone()
            }}
          />
        </span>
        <button type="button" className="btn s" disabled={text.trim() === ''} onClick={add}>
          Add
        </button>
      </div>
      {sentence !== null && (
        <p id={id} className="t12 err">
          {sentence}
        </p>
      )}
    </>
  )
}

/** The button stands in the head of the section, the field for an address below it. */
export const useAddPicture = ({ onAdd }: Props) => {
  const [isTyping, setTyping] = useState(false)
  const items = [
    {
      id: 'file',
      label: 'From this computer…',
      run: () => void choosePictures().then((sources) => (sources.length > 0 ? onAdd(sources) : undefined)),
    },
    // After the menu has given the focus back.
    { id: 'address', label: 'By its address…', run: () => setTimeout(() => setTyping(true), 0) },
  ]
  return {
    button: (
      <Menu label="Add a picture" className="btn quiet s" items={items}>
        <Icon of={Plus} /> Add
      </Menu>
    ),
    address: isTyping ? <Address onAdd={onAdd} onDone={() => setTyping(false)} /> : null,
  }
}
