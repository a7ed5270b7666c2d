// A product image by its id, or a dashed placeholder where there is none yet. Decorative unless it gets a name.
import { useState } from 'react'
import { usePictureEpoch } from './picture-epoch.ts'

// Rows come and go while the grid scrolls; a picture that is not there is asked for once.
const known = new Set<string>()

type Props = { readonly imageId: string | null; readonly name?: string; readonly className?: string }

export const Thumbnail = ({ imageId, name = '', className = '' }: Props) => {
  const epoch = usePictureEpoch((state) => state.epoch)
  const wanted = `${imageId ?? ''}@${epoch}`
  const [missing, setMissing] = useState('')
  if (imageId === null || missing === wanted || known.has(wanted)) {
    return name === '' ? (
      <span className={`th none ${className}`} />
    ) : (
      <span className={`th none ${className}`} role="img" aria-label={`${name}, not here yet`} />
    )
  }
  return (
    <img
      className={`th ${className}`}
      src={`/images/${encodeURIComponent(imageId)}`}
      alt={name}
      loading="lazy"
      draggable={false}
      onError={() => {
        known.add(wanted)
        setMissing(wanted)
      }}
    />
  )
}
