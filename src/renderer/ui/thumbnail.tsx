// A small version of a product image by its id, or a dashed placeholder where there is none yet. Decorative unless it gets a name.
import { memo, useEffect, useReducer } from 'react'
import type { SmallEdge } from '#contract/product.ts'
import { isFlying, whenCalm } from './flight.ts'
import { usePictureEpoch } from './picture-epoch.ts'

// Rows come and go while the grid scrolls; a picture that is not there is asked for once.
const known = new Set<string>()
const shown = new Set<string>()

type Props = {
  readonly imageId: string | null
  readonly name?: string
  readonly className?: string
  /** Twice the edge at which it is drawn, for screens with fine dots. */
  readonly edge?: SmallEdge
}

export const Thumbnail = memo(({ imageId, name = '', className = '', edge = 64 }: Props) => {
  const epoch = usePictureEpoch((state) => state.epoch)
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0)
  const wanted = `${imageId ?? ''}@${epoch}`
  const isMissing = imageId === null || known.has(wanted)
  // Pictures of rows that fly by would all be read for nothing.
  const isHeld = !isMissing && !shown.has(wanted) && isFlying()
  useEffect(() => (isHeld ? whenCalm(drawAgain) : undefined), [isHeld])
  if (isMissing || isHeld) {
    return name === '' ? (
      <span className={`th none ${className}`} />
    ) : (
      <span className={`th none ${className}`} role="img" aria-label={`${name}, not here yet`} />
    )
  }
  return (
    <img
      className={`th ${className}`}
      src={`/images/${encodeURIComponent(imageId)}?edge=${edge}`}
      alt={name}
      loading="lazy"
      decoding="async"
      draggable={false}
      onLoad={() => shown.add(wanted)}
      onError={() => {
        known.add(wanted)
        drawAgain()
      }}
    />
  )
})
Thumbnail.displayName = 'Thumbnail'
