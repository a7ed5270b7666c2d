// The gallery of a product in order, with what is wrong with a picture.
import type { Image } from '#contract/product.ts'
import { several } from '#renderer/ui/format.ts'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import styles from './panel.module.css'

const most = 10

const about = (image: Image, at: number): string => {
  const size =
    image.widthPixels === null || image.heightPixels === null ? '' : `, ${image.widthPixels} × ${image.heightPixels} px`
  const state =
    image.problem ??
    (image.state === 'pending' ? 'not fetched yet' : image.state === 'stand-in' ? 'drawn as a stand-in' : '')
  return `Image ${at + 1}${size}${state === '' ? '' : `: ${state}`}`
}

export const PanelImages = ({ images }: { readonly images: readonly Image[] }) => {
  const shown = images.length > most ? images.slice(0, most - 1) : images
  return (
    <section className="sec">
      <header>
        <h3>Images</h3>
        <span className="t12 faint">{images.length === 0 ? 'none yet' : several(images.length, 'image')}</span>
      </header>
      {images.length > 0 && (
        <ul className={styles['strip']}>
          {shown.map((image, at) => (
            <li key={image.id} title={about(image, at)}>
              <Thumbnail imageId={image.id} name={about(image, at)} />
              {image.problem !== null && (
                <span className={styles['flag']} aria-hidden="true">
                  !
                </span>
              )}
            </li>
          ))}
          {images.length > shown.length && <li className={styles['more']}>+{images.length - shown.length}</li>}
        </ul>
      )}
    </section>
  )
}
