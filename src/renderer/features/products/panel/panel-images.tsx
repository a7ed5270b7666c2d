// The gallery of a product in order: what is wrong with a picture, and its place, which the seller may change. Each deed is an edit that can be undone.
import { useEffect, useRef, useState } from 'react'
import type { Image, Product } from '#contract/product.ts'
import { several } from '#renderer/ui/format.ts'
import { Menu } from '#renderer/ui/menu.tsx'
import { picturesMayHaveCome } from '#renderer/ui/picture-epoch.ts'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import { useAddPicture } from './add-picture.tsx'
import { movedTo, withAdded } from './gallery.ts'
import styles from './panel.module.css'
import { PictureView } from './picture-view.tsx'
import { saveProduct } from './save-product.ts'

const most = 10

const about = (image: Image, at: number): string => {
  const size =
    image.widthPixels === null || image.heightPixels === null ? '' : `, ${image.widthPixels} × ${image.heightPixels} px`
  const state =
    image.problem ??
    (image.state === 'pending' ? 'not fetched yet' : image.state === 'stand-in' ? 'drawn as a stand-in' : '')
  return `Image ${at + 1}${size}${state === '' ? '' : `: ${state}`}`
}

const save = (productId: string, change: (sources: readonly string[]) => readonly string[]): void =>
  saveProduct(productId, 'Images', ({ images }) => {
    const before = images.map(({ source }) => source)
    const after = [...change(before)]
    const isSame = after.length === before.length && after.every((source, at) => source === before[at])
    return isSame ? [] : [{ productId, variantId: null, field: 'images', value: after }]
  })

export const PanelImages = ({ product }: { readonly product: Product }) => {
  const { id: productId, images } = product
  const list = useRef<HTMLUListElement>(null)
  const [isWhole, setWhole] = useState(false)
  const [viewed, setViewed] = useState<number | null>(null)
  const { button, address } = useAddPicture({ onAdd: (added) => save(productId, (now) => withAdded(now, added)) })
  const ready = images.filter(({ state }) => state === 'ready').length
  // Those that are fetched one by one have no job whose end would be heard.
  useEffect(() => {
    if (ready > 0) picturesMayHaveCome()
  }, [ready])

  const shown = images.length > most && !isWhole ? images.slice(0, most - 1) : images
  const focusAt = (at: number): void => {
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>('li > button')[at]?.focus(), 0)
  }
  const move = (source: string, to: number): void => {
    save(productId, (now) => movedTo(now, source, to))
    focusAt(to)
  }
  const itemsOf = ({ source }: Image, at: number) => {
    const isLast = at === images.length - 1
    return [
      { id: 'look', label: 'Look at it', run: () => setViewed(at) },
      { id: 'first', label: 'Put first', isDisabled: at === 0, run: () => move(source, 0) },
      { id: 'before', label: 'Move one forward', isDisabled: at === 0, run: () => move(source, at - 1) },
      { id: 'after', label: 'Move one back', isDisabled: isLast, run: () => move(source, at + 1) },
      {
        id: 'remove',
        label: 'Remove',
        run: () => {
          save(productId, (now) => now.filter((one) => one !== source))
          focusAt(Math.max(0, isLast ? at - 1 : at))
        },
      },
    ]
  }
  return (
    <section className="sec">
      <header>
        <h3>Images</h3>
        <span className="t12 faint">{images.length === 0 ? 'none yet' : several(images.length, 'image')}</span>
        <span className="end" data-field="Pictures">
          {button}
        </span>
      </header>
      {address}
      {images.length > 0 && (
        <ul ref={list} className={styles['strip']}>
          {shown.map((image, at) => (
            <li key={image.source} data-field={`Picture ${at + 1}`}>
              <Menu label={about(image, at)} className={styles['picture'] ?? ''} items={itemsOf(image, at)}>
                <Thumbnail imageId={image.state === 'pending' ? null : image.id} edge={192} />
              </Menu>
              {image.problem !== null && (
                <span className={styles['flag']} aria-hidden="true">
                  !
                </span>
              )}
            </li>
          ))}
          {images.length > shown.length && (
            <li>
              <button
                type="button"
                className={`btn quiet ${styles['more'] ?? ''}`}
                aria-label={`Show the other ${images.length - shown.length} images`}
                onClick={() => setWhole(true)}
              >
                +{images.length - shown.length}
              </button>
            </li>
          )}
        </ul>
      )}
      {viewed !== null && (
        <PictureView images={images} at={viewed} about={about} onGo={setViewed} onClose={() => setViewed(null)} />
      )}
    </section>
  )
}
