// The dialog in which a leaf category is chosen. The finding is leaf-finder.tsx; it sets nothing itself.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { LeafFinder } from './leaf-finder.tsx'
import type { PickerRequest } from './picker-store.ts'
import { closePicker } from './picker-store.ts'
import styles from './categories.module.css'

const none: readonly string[] = []

/** Notes how long the picker took from being asked for until it was on the screen; a bench reads it. */
const useOpeningMark = (): void =>
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      // What comes after the frame comes after its picture.
      timer = setTimeout(() => performance.measure('picker-opened', 'picker-asked'), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])

export const CategoryPicker = ({ what, productIds = none, currentId, question, onChoose }: PickerRequest) => {
  useOpeningMark()
  return (
    <Dialog label="Choose a category" className={styles['picker'] ?? ''} onClose={closePicker}>
      <LeafFinder
        what={what}
        productIds={productIds}
        question={question}
        currentId={currentId}
        onChoose={(category) => {
          closePicker()
          onChoose(category)
        }}
        corner={
          <button type="button" className="btn quiet icon" aria-label="Close" onClick={closePicker}>
            <Icon of={X} />
          </button>
        }
      />
    </Dialog>
  )
}
