// One picture of a gallery as large as the window lets it be. It changes nothing.
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import type { Image } from '#contract/product.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './panel.module.css'

type Props = {
  readonly images: readonly Image[]
  readonly at: number
  readonly about: (image: Image, at: number) => string
  readonly onGo: (at: number) => void
  readonly onClose: () => void
}

export const PictureView = ({ images, at, about, onGo, onClose }: Props) => {
  const image = images[at]
  if (image === undefined) return null
  const words = about(image, at)
  return (
    <Dialog label={words} className={styles['view'] ?? ''} onClose={onClose}>
      <header className="row">
        <span className="t12 soft cut" title={words}>
          {words}
        </span>
        <span className="end row gap1">
          <button
            type="button"
            className="btn quiet s icon"
            aria-label="Image before"
            disabled={at === 0}
            onClick={() => onGo(at - 1)}
          >
            <Icon of={ChevronLeft} />
          </button>
          <button
            type="button"
            className="btn quiet s icon"
            aria-label="Image after"
            disabled={at === images.length - 1}
            onClick={() => onGo(at + 1)}
          >
            <Icon of={ChevronRight} />
          </button>
          <button type="button" className="btn quiet s icon" aria-label="Close" data-first onClick={onClose}>
            <Icon of={X} />
          </button>
        </span>
      </header>
      {image.state === 'ready' || image.state === 'stand-in' ? (
        <img src={`/images/${encodeURIComponent(image.id)}`} alt={words} draggable={false} />
      ) : (
        <p className="soft">{image.problem ?? 'This picture has not been fetched yet.'}</p>
      )}
    </Dialog>
  )
}
