// When a review ends. It reads the settings and the shop's random, nothing else.
import type { World } from '../world.ts'

/** The time (milliseconds) at which a review that begins now is over. */
export const reviewDueAtMs = (world: World): number => {
  const [shortest, longest] = world.settings().reviewDelayMs
  return Math.round(world.clock.nowMs() + shortest + (longest - shortest) * world.random())
}
