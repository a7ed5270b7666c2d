// Reads bodies and queries by the shapes of TikTok's OpenAPI files: known members with the right types pass, unknown ones fall away.
// It knows no rule beyond types.
import shapesJson from '../seed/shapes.json' with { type: 'json' }
import { refuseParameter } from './refusal.ts'

/** `s` text, `i` 32-bit integer, `l` 64-bit integer, `n` number, `b` boolean. */
export type Shape = string | readonly Shape[] | { readonly [member: string]: Shape }

export type OperationShape = {
  readonly cipher: boolean
  readonly query?: Readonly<Record<string, Shape>>
  readonly needed?: readonly string[]
  readonly content?: string
  readonly body?: Shape
}

/** The shape of every operation, by `METHOD path`. */
// The file is generated in exactly this form (scripts/generate-shop-shapes.ts).
export const operationShapes = shapesJson as unknown as Readonly<Record<string, OperationShape>>

const int32 = 2_147_483_647

const fail = (place: string, expected: string): never =>
  refuseParameter(`The parameter ${place} is invalid: a value of type ${expected} is expected.`)

const readScalar = (shape: string, value: unknown, place: string): unknown => {
  if (shape === 's') return typeof value === 'string' ? value : fail(place, 'string')
  if (shape === 'b') return typeof value === 'boolean' ? value : fail(place, 'boolean')
  if (shape === 'n') return typeof value === 'number' ? value : fail(place, 'number')
  if (shape === 'i' || shape === 'l') {
    const limit = shape === 'i' ? int32 : Number.MAX_SAFE_INTEGER
    const isFit = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= limit
    return isFit ? value : fail(place, shape === 'i' ? 'int32' : 'int64')
  }
  return value
}

/** The value in its shape. Null members count as absent, as in Go. Throws a refusal that names the first misfit. */
export const readShape = (shape: Shape, value: unknown, place: string): unknown => {
  if (typeof shape === 'string') return readScalar(shape, value, place)
  if (Array.isArray(shape)) {
    const item: Shape = shape[0] ?? '*'
    if (!Array.isArray(value)) return fail(place, 'array')
    return value
      .filter((member) => member !== null)
      .map((member, index) => readShape(item, member, `${place}[${String(index)}]`))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(place, 'object')
  const read: Record<string, unknown> = {}
  for (const [member, memberShape] of Object.entries(shape)) {
    // A plain object from JSON.parse; inherited names must not count as given.
    const given: unknown = Object.hasOwn(value, member) ? (value as Record<string, unknown>)[member] : undefined
    if (given !== undefined && given !== null)
      read[member] = readShape(memberShape, given, place === '' ? member : `${place}.${member}`)
  }
  return read
}

const readQueryScalar = (shape: Shape, text: string, place: string): unknown => {
  if (shape === 'i' || shape === 'l')
    return /^-?\d{1,15}$/.test(text) ? readScalar(shape, Number(text), place) : fail(place, 'integer')
  if (shape !== 'b') return text
  if (/^(true|1)$/i.test(text)) return true
  return /^(false|0)$/i.test(text) ? false : fail(place, 'boolean')
}

/** The query in its shape. Arrays travel as one comma-joined value; empty values count as absent. */
export const readQuery = (
  { query = {}, needed = [] }: OperationShape,
  parameters: Readonly<Record<string, string>>,
): Record<string, unknown> => {
  const read: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(query)) {
    const text = parameters[name]
    if (text === undefined || text === '') {
      if (needed.includes(name)) refuseParameter(`The query parameter ${name} is required and has not been provided.`)
      continue
    }
    if (typeof shape === 'object' && Array.isArray(shape)) {
      const item: Shape = shape[0] ?? 's'
      read[name] = text.split(',').map((part) => readQueryScalar(item, part.trim(), name))
    } else read[name] = readQueryScalar(shape, text, name)
  }
  return read
}
