// What became of a listing over time: what was sent and what the platform said since.
import { z } from 'zod'
import { stages } from './product.ts'
import { publishResultShape } from './publish.ts'

export const listingEventShape = z.object({
  at: z.string(),
  /** What we sent and what came of it; null where the platform spoke by itself. */
  outcome: publishResultShape.shape.outcome.nullable(),
  /** Where the product stood from then on; null where only something was sent. */
  stage: z.enum(stages).nullable(),
  sentence: z.string(),
  /** The platform's reasons in its own words. */
  reasons: z.array(z.string()),
})
/** One step in the life of a listing, in words. */
export type ListingEvent = z.infer<typeof listingEventShape>
