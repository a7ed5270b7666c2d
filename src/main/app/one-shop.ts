// Tells work that has asked the shop in use whether that shop is still in use when the answer comes. What a shop said is kept under the one in use, so
// an answer of the one before must not be kept. It asks nobody.
import { AppError } from '#contract/failure.ts'
import type { Ports } from './ports.ts'

/** A question that is true as long as the shop that is in use now stays in use. */
export const shopInUse = ({ store }: Pick<Ports, 'store'>): (() => boolean) => {
  const begunWith = store.meta.shop()?.id
  return () => store.meta.shop()?.id === begunWith
}

/** Thrown where an answer came for a shop, or a language, that was left meanwhile. */
export const leftMeanwhile = (): AppError =>
  new AppError('conflict', {
    sentence: 'Another shop was taken into use while this one was read.',
    action: 'Nothing of it was kept. Do it again for the shop that is in use now.',
  })
