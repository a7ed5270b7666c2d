// The toasts at the lower right. Read out politely; closed by hand or by time.
import { CircleAlert, CircleCheck, Lock, X } from 'lucide-react'
import { Icon } from '#renderer/ui/icon.tsx'
import { dismiss, useToasts } from './toast-store.ts'
import styles from './toasts.module.css'

const marks = {
  plain: { icon: CircleCheck, look: 'ok' },
  wait: { icon: Lock, look: 'wait' },
  problem: { icon: CircleAlert, look: 'err' },
} as const

export const Toasts = () => {
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className={styles['toasts']} aria-label="Messages" aria-live="polite">
      {toasts.map(({ id, tone, sentence, detail, deed }) => (
        <div key={id} className={styles['toast']} role={tone === 'problem' ? 'alert' : undefined}>
          <Icon of={marks[tone].icon} className={marks[tone].look} />
          <div className="text">
            <p className="med">{sentence}</p>
            {detail !== null && <p className="t12 soft">{detail}</p>}
          </div>
          {deed !== null && (
            <button
              type="button"
              className="btn s"
              onClick={() => {
                dismiss(id)
                deed.run()
              }}
            >
              {deed.label}
            </button>
          )}
          <button
            type="button"
            className="btn quiet s icon"
            aria-label="Close this message"
            onClick={() => dismiss(id)}
          >
            <Icon of={X} className="i-s" />
          </button>
        </div>
      ))}
    </section>
  )
}
