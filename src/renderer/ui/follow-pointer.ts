// Follows a pressed pointer until it is let go, wherever it goes. It knows nothing of what is drawn.
import type { PointerEvent } from 'react'

/** Calls `onMove` with every move of the pointer, the place where it is let go included, and `onEnd` once. */
export const followPointer = (
  event: PointerEvent<HTMLElement>,
  onMove: (moved: globalThis.PointerEvent) => void,
  onEnd: () => void,
): void => {
  const element = event.currentTarget
  const stop = new AbortController()
  element.setPointerCapture(event.pointerId)
  element.addEventListener('pointermove', onMove, { signal: stop.signal })
  // A quick hand lets go before its last move is told.
  element.addEventListener('pointerup', onMove, { signal: stop.signal })
  element.addEventListener(
    'lostpointercapture',
    () => {
      stop.abort()
      onEnd()
    },
    { once: true, signal: stop.signal },
  )
}
