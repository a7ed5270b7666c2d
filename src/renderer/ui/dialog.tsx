// A modal dialog on the browser's own <dialog>: it traps the focus, closes on Esc and gives the focus back. It knows no content.
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

type Props = {
  readonly label: string
  readonly className?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * Mount it to open it; what carries `data-first` has the focus then, else what comes first. A press outside or Esc calls
 * `onClose`; the opener then unmounts it.
 */
export const Dialog = ({ label, className = '', onClose, children }: Props) => {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      aria-label={label}
      className={`dialog ${className}`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      {children}
    </dialog>
  )
}
