// A product with the leaves that are suggested for it: who suggests, why, how sure, and what to do about it.
import { Check, ListTree, X } from 'lucide-react'
import { useState } from 'react'
import type { Category, SuggestedLeaf } from '#contract/categories.ts'
import type { SuggestedProduct } from '#contract/suggestions.ts'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import { PermissionChip, permissionOf } from './permission-chip.tsx'
import { openPicker } from './picker-store.ts'
import { acceptLeaf, rejectLeaf } from './suggestions-store.ts'
import styles from './suggestions.module.css'

const shownAtFirst = 2
const sourceNames = { platform: 'TikTok Shop', own: 'Listwright' } as const

/** How sure a suggestion is: a short bar and the figure. */
export const Sureness = ({ confidence }: { readonly confidence: number }) => {
  const percent = Math.round(confidence * 100)
  return (
    <span className={styles['sure']}>
      <span className="meter" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span className="t12">{percent} %</span>
      <span className="sr"> sure</span>
    </span>
  )
}

/** The path above a leaf, for people. */
export const pathAbove = (category: Category): string =>
  category.path
    .slice(0, -1)
    .map(({ name }) => name)
    .join(' › ')

type LeafProps = {
  readonly product: SuggestedProduct
  readonly leaf: SuggestedLeaf
  readonly isPointed: boolean
  readonly onPoint: (category: Category) => void
}

const Leaf = ({ product, leaf: { category, confidence, reasons }, isPointed, onPoint }: LeafProps) => {
  const isThere = product.current?.id === category.id
  // Our own reason says more; that the platform agrees says its name.
  const sentence = (reasons.find(({ source }) => source === 'own') ?? reasons[0])?.sentence ?? ''
  return (
    <li className={`${styles['leaf']} ${isPointed ? styles['pointed'] : ''}`}>
      <div className="text">
        <p className="row gap1">
          <button type="button" className={`link cut ${styles['leafName']}`} onClick={() => onPoint(category)}>
            {category.name}
            <span className="sr">: what it asks for</span>
          </button>
          {permissionOf(category) !== 'AVAILABLE' && <PermissionChip of={category} />}
        </p>
        <p className="t12 faint cut" title={pathAbove(category)}>
          {pathAbove(category)}
        </p>
        <p className={`row gap1 t12 soft ${styles['why']}`}>
          {reasons.map(({ source }) => (
            <span key={source} className={`chip ${styles['source']} ${source === 'platform' ? 'review' : ''}`}>
              {sourceNames[source]}
            </span>
          ))}
          <span className={styles['reason']} title={sentence}>
            {sentence}
          </span>
        </p>
      </div>
      <Sureness confidence={confidence} />
      {isThere ? (
        <span className={`row gap1 t12 ok ${styles['there']}`}>
          <Icon of={Check} className="i-s" /> Chosen
        </span>
      ) : (
        <span className="row gap1">
          <button type="button" className="btn s" onClick={() => void acceptLeaf(product.productId, category)}>
            <Icon of={Check} /> Accept
            <span className="sr">
              {' '}
              {category.name} for {product.title}
            </span>
          </button>
          <button
            type="button"
            className="btn quiet s icon"
            title="Do not suggest this leaf for it again"
            onClick={() => void rejectLeaf(product.productId, category)}
          >
            <Icon of={X} />
            <span className="sr">
              Reject {category.name} for {product.title}
            </span>
          </button>
        </span>
      )}
    </li>
  )
}

type Props = {
  readonly product: SuggestedProduct
  readonly pointedId: string | null
  readonly onPoint: (category: Category) => void
}

export const SuggestedRow = ({ product, pointedId, onPoint }: Props) => {
  const [isWhole, setWhole] = useState(false)
  const { leaves, title, sourceCategory, platform, rejected, askedAt, current, isOutdated } = product
  const shown = isWhole ? leaves : leaves.slice(0, shownAtFirst)
  return (
    <li className={styles['product']}>
      <Thumbnail imageId={product.imageId} className={styles['picture'] ?? ''} />
      <div className={styles['about']}>
        <h2 className={styles['title']} title={title}>
          {title === '' ? 'Without a title' : title}
        </h2>
        {sourceCategory !== '' && (
          <p className="t12 soft cut" title={sourceCategory}>
            Your shop: {sourceCategory}
          </p>
        )}
        {current !== null && <p className="t12 soft cut">Now in {current.name}</p>}
        {isOutdated && <p className="t12 warn">Its words changed since; suggest again.</p>}
        <p className="row gap1">
          <button
            type="button"
            className="btn quiet s"
            onClick={() => openPicker([product.productId], current?.id ?? null)}
          >
            <Icon of={ListTree} /> Choose…<span className="sr"> a category for {title}</span>
          </button>
        </p>
      </div>
      <div className={styles['side']}>
        {leaves.length === 0 ? (
          <p className="soft">
            {askedAt === null
              ? 'Not asked yet.'
              : rejected > 0
                ? 'Nothing else is suggested.'
                : 'Its words lead to no leaf. Choose one yourself.'}
          </p>
        ) : (
          <ul>
            {shown.map((leaf) => (
              <Leaf
                key={leaf.category.id}
                product={product}
                leaf={leaf}
                isPointed={leaf.category.id === pointedId}
                onPoint={onPoint}
              />
            ))}
          </ul>
        )}
        <p className="row t12 faint">
          {leaves.length > shownAtFirst && (
            <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole((was) => !was)}>
              {isWhole ? 'Fewer' : `${leaves.length - shownAtFirst} more`}
              <span className="sr"> for {title}</span>
            </button>
          )}
          {rejected > 0 && <span>{several(rejected, 'leaf', 'leaves')} rejected</span>}
          {platform !== null && <span className="text">{platform}</span>}
        </p>
      </div>
    </li>
  )
}
