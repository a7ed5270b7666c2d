// Calls on the brands a shop may list under: found by name, kept for later, made where the platform allows it.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const brandShape = z.object({
  id: z.string(),
  name: z.string(),
  isAuthorized: z.boolean(),
  isTop: z.boolean(),
  isAvailable: z.boolean().nullable(),
})
/**
 * A brand of the platform. `isAuthorized`: the shop holds an authorisation. `isTop`: a T1 brand, which cannot be used without one. `isAvailable`: an
 * authorised brand may be used in the leaf that was asked about; null where that is not known.
 */
export type Brand = z.infer<typeof brandShape>

export const brands = {
  /** Brands whose name begins with the text, 50 a page. `isFromBefore`: the shop could not be asked, these were read earlier. */
  search: oc
    .input(
      z.object({
        text: z.string().max(100),
        categoryId: z.string().nullable(),
        pageToken: z.string().nullable().default(null),
      }),
    )
    .output(
      z.object({
        brands: z.array(brandShape),
        nextPageToken: z.string().nullable(),
        total: z.number(),
        isFromBefore: z.boolean(),
      }),
    ),
  /** Makes a brand of the seller's own: 2 to 30 characters, at most 50 a day and 1,000 in all. */
  create: oc.input(z.object({ name: z.string().trim().min(2).max(30) })).output(brandShape),
}
