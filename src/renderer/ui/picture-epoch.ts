// Counts the moments at which pictures may have arrived, so that a missing one is asked for again. It knows no picture.
import { create } from 'zustand'

export const usePictureEpoch = create<{ readonly epoch: number }>(() => ({ epoch: 0 }))

/** To be called when work that fetches pictures has ended. */
export const picturesMayHaveCome = (): void => usePictureEpoch.setState(({ epoch }) => ({ epoch: epoch + 1 }))
