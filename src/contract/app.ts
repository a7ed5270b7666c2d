// Calls about the workspace as a whole: what is open, which shop, how many products stand where.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { keyStates } from './keys.ts'
import { stages } from './product.ts'
import { noticeShape } from './events.ts'

export const defaultsShape = z.object({
  weight: z.string(),
  weightUnit: z.string(),
  length: z.string(),
  width: z.string(),
  height: z.string(),
  dimensionUnit: z.string(),
  quantity: z.string().default(''),
  hasStandIns: z.boolean(),
  hasNeutralValues: z.boolean(),
  pictureHosts: z.array(z.string().max(200)).max(50).optional(),
  callLimit: z
    .object({ calls: z.number().int().min(100).max(10_000_000), per: z.enum(['hour', 'day']) })
    .nullable()
    .optional(),
})
/**
 * What is sent where a product says nothing itself. Weight and size are the usual parcel of the shop. `quantity` is the usual
 * stock; it is only filled in where the seller asks for it. `hasNeutralValues` lets a required
 * attribute fall back to "Other" or "Not applicable" where its list offers that. `hasStandIns` (practice shops only) draws a picture,
 * a certificate or a size chart where none is at hand, so that a listing can be rehearsed. `pictureHosts` names hosts inside the seller's own network
 * (with their port, as `nas.local:8080`) that pictures may be fetched from; no others are asked there. `callLimit` is the most calls that an app makes on a shop in an hour or a day (UTC); null
 * where only the speed is watched.
 */
export type Defaults = z.infer<typeof defaultsShape>

export const shopShape = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  currency: z.string(),
  isPractice: z.boolean(),
  isOnline: z.boolean(),
  readAt: z.string().nullable(),
})
export type Shop = z.infer<typeof shopShape>

export const appInfoShape = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'browser', 'cli']),
  workspace: z.string(),
  shop: shopShape.nullable(),
  counts: z.object({
    products: z.number(),
    variants: z.number(),
    needsWork: z.number(),
    rulesChanged: z.number(),
    stages: z.record(z.enum(stages), z.number()),
  }),
  categoryTree: z.object({ leaves: z.number(), syncedAt: z.string().nullable(), version: z.string() }),
  defaults: defaultsShape,
  secrets: z.enum(keyStates),
})
/** Everything the frame of the window shows. */
export type AppInfo = z.infer<typeof appInfoShape>

export const app = {
  info: oc.output(appInfoShape),
  setDefaults: oc.input(defaultsShape).output(defaultsShape),
  openLink: oc.input(z.object({ link: z.string() })).output(z.object({ isOpened: z.boolean() })),
  notices: oc.output(z.array(noticeShape)),
}
