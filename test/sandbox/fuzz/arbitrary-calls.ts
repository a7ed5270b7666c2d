// Calls that nobody in their right mind would send: built from the shapes of TikTok's files, from real ids, and from nonsense.
import fc from 'fast-check'
import { operationShapes } from '#sandbox/gateway/shapes.ts'
import type { OperationShape, Shape } from '#sandbox/gateway/shapes.ts'
import { operations } from '#sandbox/operations/index.ts'

/** One call: a template with its values, and what goes into query and body. */
export type WildCall = {
  readonly method: string
  readonly template: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | null
  readonly isMultipart: boolean
}

/** Texts that mean something to the shop, so that calls get past the first check. */
export type Meaningful = {
  readonly ids: readonly string[]
  /** A body that passes, for listings and for global products. */
  readonly sample: Readonly<Record<'listing' | 'global', Readonly<Record<string, unknown>>>>
}

/** True for the operations of sellers of several markets. */
export const isGlobal = (template: string): boolean => template.includes('global_products')

const words = [
  'US',
  'USD',
  'v1',
  'v2',
  'LISTING',
  'AS_DRAFT',
  'ALL',
  'ACTIVATE',
  'DELETED',
  'POUND',
  'INCH',
  'GTIN',
  'PRE_ORDER',
  'MAIN_IMAGE',
  'TITLE',
  'en-US',
  '1',
  '0',
  '-1',
  '12.5',
  '1e9',
  '__proto__',
  'constructor',
  'b2Zmc2V0PTAK',
]

const textOf = ({ ids }: Meaningful): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 200, maxLength: 3000 }) },
    { weight: 1, arbitrary: fc.constant('<p>'.repeat(400)) },
  )

const numberOf = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, 1, -1, 99_999, 2 ** 31, 2 ** 53, Number.MAX_VALUE),
  fc.double(),
)

const valueOf = (shape: Shape, meaningful: Meaningful): fc.Arbitrary<unknown> => {
  const fit = ((): fc.Arbitrary<unknown> => {
    if (shape === 's') return textOf(meaningful)
    if (shape === 'b') return fc.boolean()
    if (typeof shape === 'string') return numberOf
    if (Array.isArray(shape)) return fc.array(valueOf(shape[0] ?? 's', meaningful), { maxLength: 4 })
    const members = Object.entries(shape).map(([name, member]) => [name, valueOf(member, meaningful)] as const)
    return fc.record(Object.fromEntries(members), { requiredKeys: [] })
  })()
  return fc.oneof(
    { weight: 12, arbitrary: fit },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
}

const jsonText = (value: unknown): string => {
  try {
    return (
      JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? String(member) : member)) ?? 'null'
    )
  } catch {
    return '{}'
  }
}

/** The sample listing with a few members replaced, removed or added. */
const mutated = (shape: Shape, sample: object, meaningful: Meaningful): fc.Arbitrary<unknown> => {
  if (typeof shape !== 'object' || Array.isArray(shape)) return fc.constant({})
  const changes = Object.entries(shape).map(([name, member]) => [name, valueOf(member, meaningful)] as const)
  return fc
    .tuple(
      fc.record(Object.fromEntries(changes)),
      fc.subarray(
        changes.map(([name]) => name),
        { maxLength: Math.min(2, changes.length) },
      ),
    )
    .map(([values, names]) => ({
      ...sample,
      ...Object.fromEntries(names.map((name) => [name, values[name]])),
    }))
}

const bodyOf = (
  template: string,
  { body, content }: OperationShape,
  meaningful: Meaningful,
): fc.Arbitrary<Uint8Array | string | null> => {
  const sample = meaningful.sample[isGlobal(template) ? 'global' : 'listing']
  const nonsense = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json(),
    fc.constant('[['.repeat(2000)),
    fc.constant(''),
  )
  if (content === 'multipart')
    return fc.oneof(
      nonsense,
      fc.uint8Array({ maxLength: 4000 }).map((bytes) => multipart(bytes)),
    )
  if (body === undefined)
    return fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: nonsense })
  return fc.oneof(
    { weight: 5, arbitrary: valueOf(body, meaningful).map(jsonText) },
    { weight: 5, arbitrary: mutated(body, sample, meaningful).map(jsonText) },
    { weight: 1, arbitrary: nonsense },
  )
}

/** What separates the parts of the multipart bodies. */
export const boundary = 'wild-boundary'
const multipart = (bytes: Uint8Array): Uint8Array => {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="data"; filename="a.png"\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

// Where most of the rules are, most of the calls go.
const weighted = operations.flatMap((operation) =>
  operation.path.includes('/products') && operation.method !== 'GET'
    ? [operation, operation, operation, operation]
    : [operation],
)

/** Any call of any operation of the shop. */
export const wildCall = (meaningful: Meaningful): fc.Arbitrary<WildCall> =>
  fc.constantFrom(...weighted).chain(({ method, path: template }) => {
    const shape = operationShapes[`${method} ${template}`] ?? { cipher: false }
    const variables = template.match(/\{[^}]+\}/g) ?? []
    const queries = Object.keys(shape.query ?? {}).map(
      (name) => [name, fc.oneof(textOf(meaningful), fc.integer().map(String))] as const,
    )
    return fc
      .record({
        values: fc.tuple(
          ...variables.map(() =>
            fc.oneof(
              { weight: 4, arbitrary: fc.constantFrom(...meaningful.ids) },
              { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 30 }) },
            ),
          ),
        ),
        query: fc.record(Object.fromEntries(queries), { requiredKeys: [] }),
        body: bodyOf(template, shape, meaningful),
      })
      .map(({ values, query, body }) => {
        let next = 0
        const path = template.replace(/\{[^}]+\}/g, () =>
          encodeURIComponent((values[next++] ?? '1').replace(/^\.+$/, '1')),
        )
        const given = Object.entries(query).flatMap(([name, text]) =>
          text === undefined ? [] : [[name, text] as const],
        )
        return {
          method,
          template,
          path,
          query: Object.fromEntries(given),
          body,
          isMultipart: shape.content === 'multipart',
        }
      })
  })
