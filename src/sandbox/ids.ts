// Ids in the forms the platform gives them. Counted ids never repeat within a state; hashed ids belong to their text.
import { createHash } from 'node:crypto'

/** Kinds of counted ids, with the digits they begin with. All are 19 digits long. */
const prefixes = {
  product: '1729',
  sku: '1730',
  globalProduct: '1731',
  shop: '7494',
  seller: '7493',
  warehouse: '7215',
  brand: '7082',
  notification: '7327',
  task: '7551',
  manufacturer: '7415',
  responsiblePerson: '7416',
} as const
export type IdKind = keyof typeof prefixes

const idLength = 19

/** The id of a kind for a count. Neighbours differ by a few thousand, as on the platform, so that rounding to a double is noticed. */
export const countedId = (kind: IdKind, count: number, salt: number): string => {
  const step = 4099n
  const serial = BigInt(count) * step + BigInt(salt % 4096) + 380_000_000_000_001n
  return (
    prefixes[kind] +
    serial
      .toString()
      .padStart(idLength - prefixes[kind].length, '0')
      .slice(-15)
  )
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A 19-digit id that belongs to a text: the same text gives the same id. */
export const hashedId = (text: string): string => {
  const digits = BigInt(`0x${digestOf(text).slice(0, 24)}`)
  return `7${(digits % 10n ** 18n).toString().padStart(18, '0')}`
}

/** Lower-case hex that belongs to a text or to bytes. */
export const hexOf = (content: string | Uint8Array, length: number): string =>
  createHash('sha256').update(content).digest('hex').slice(0, length)
