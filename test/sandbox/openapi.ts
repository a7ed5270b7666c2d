// Holds answers and requests to TikTok's own OpenAPI files: types, names, and the enumerations that their prose gives. It judges, it never sends.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { addedMembers, looseEnumerations } from './deviations.ts'

const folder = fileURLToPath(
  new URL('../../node_modules/@tts-open-toolkit/cli/skills/tts-openapi-guide/references/oas/paths', import.meta.url),
)
const domains = ['authorization', 'seller', 'event', 'logistics', 'product']

type Schema = {
  type?: string
  format?: string
  description?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: readonly string[]
}
type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content: Record<string, { schema: Schema }> }>
}

/** Every operation of the files, by `METHOD path`. */
export const documentedOperations: ReadonlyMap<string, Operation> = new Map(
  domains.flatMap((domain) => {
    // The files belong to a pinned package; what is missing in them shows below.
    const { paths } = JSON.parse(readFileSync(join(folder, `${domain}.json`), 'utf8')) as {
      paths: Record<string, Record<string, Operation>>
    }
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    )
  }),
)

const word = /^\s*-\s*`?([A-Z][A-Za-z]*(?:_[A-Za-z0-9]+)*|v[12])`?\s*(?:$|[:：,(–-])/
const isWord = (entry: string): boolean => /^[A-Z]{2}|[A-Z_]{3}|^v[12]$/.test(entry)

/** The words that a description lists as possible values, or null where it lists none. */
export const enumerationOf = (description: string | undefined): readonly string[] | null => {
  const [, head = '', list] = /possible values?([^\n:]*):?([\s\S]*)/i.exec(description ?? '') ?? []
  // Lists that differ by region are no plain enumeration.
  if (list === undefined || head.includes('region')) return null
  const [inline = ''] = list.trimStart().split('\n')
  if (/^[A-Z][A-Z0-9_]+(?:, ?[A-Z0-9_]+)*$/.test(inline.trim())) return inline.trim().split(/, ?/)
  const words: string[] = []
  for (const line of list.split('\n').slice(1)) {
    const found = word.exec(line)?.[1]
    if (found !== undefined) words.push(found)
    else if (words.length > 0 && !/^\s+-/.test(line)) break
    else if (words.length === 0 && line.trim() !== '') return null
  }
  return words.length > 0 && words.every(isWord) ? words : null
}

const convert = (schema: Schema, place: string, operation: string): Record<string, unknown> => {
  if (schema.type === 'object' || schema.properties !== undefined) {
    const members = Object.entries(schema.properties ?? {})
    const added = addedMembers.filter((entry) => entry.operation.test(operation) && entry.place === place)
    return {
      type: 'object',
      properties: {
        ...Object.fromEntries(members.map(([name, member]) => [name, convert(member, `${place}.${name}`, operation)])),
        ...Object.fromEntries(added.map(({ member, schema: own }) => [member, own])),
      },
      additionalProperties: false,
    }
  }
  if (schema.type === 'array') return { type: 'array', items: convert(schema.items ?? {}, `${place}[]`, operation) }
  if (schema.type === 'integer') return { type: 'integer' }
  if (schema.type === undefined) return {}
  const words = schema.enum ?? (schema.type === 'string' ? enumerationOf(schema.description) : null)
  const isLoose = looseEnumerations.some((entry) => entry.operation.test(operation) && entry.place === place)
  return { type: schema.type, ...(words !== null && !isLoose && { enum: [...words] }) }
}

const ajv = new Ajv({ allErrors: true, strict: false })
const validators = new Map<string, ValidateFunction>()
const validatorOf = (key: string, build: () => Record<string, unknown>): ValidateFunction => {
  const known = validators.get(key)
  if (known !== undefined) return known
  const built = ajv.compile(build())
  validators.set(key, built)
  return built
}

const needOperation = (key: string): Operation => {
  const operation = documentedOperations.get(key)
  if (operation === undefined) throw new Error(`TikTok's files have no operation ${key}`)
  return operation
}

const wordsOf = (errors: readonly ErrorObject[] | null | undefined): readonly string[] =>
  (errors ?? []).map(({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)

const envelope = ajv.compile({
  type: 'object',
  required: ['code', 'message', 'request_id'],
  additionalProperties: false,
  properties: {
    code: { type: 'integer' },
    message: { type: 'string' },
    request_id: { type: 'string', pattern: '^\\d{14}[0-9A-F]{18}$' },
    data: {},
  },
})

/** What is wrong with an answer of an operation (`path` is the template of the files). Empty where nothing is. */
export const validateAnswer = (method: string, path: string, json: unknown): readonly string[] => {
  if (!envelope(json)) return wordsOf(envelope.errors)
  // The envelope was checked in the line above.
  const { code, data } = json as { code: number; data?: unknown }
  if (code !== 0) return data === null || data === undefined ? [] : ['data is given although the call failed']
  const key = `${method} ${path}`
  const operation = needOperation(key)
  const schema = operation.responses['200']?.content['application/json']?.schema.properties?.['data']
  if (schema === undefined) return []
  const validate = validatorOf(`answer ${key}`, () => convert(schema, '', key))
  return validate(data) ? [] : wordsOf(validate.errors)
}

/** What is wrong with a request of an operation: unknown query parameters, and a JSON body that does not fit. */
export const validateRequest = (
  method: string,
  path: string,
  request: { readonly query?: Readonly<Record<string, string>>; readonly body?: unknown },
): readonly string[] => {
  const key = `${method} ${path}`
  const operation = needOperation(key)
  const common = ['app_key', 'sign', 'timestamp', 'access_token', 'shop_cipher', 'version', 'shop_id']
  const known = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const names = Object.keys(request.query ?? {})
  const strangers = names.filter(
    (name) => !common.includes(name) && !known.some((parameter) => parameter.name === name),
  )
  const missing = known.filter(({ name, required }) => required === true && !names.includes(name))
  const problems = [
    ...strangers.map((name) => `query parameter ${name} is unknown`),
    ...missing.map(({ name }) => `query parameter ${name} is missing`),
  ]
  if (names.includes('shop_cipher') && !known.some(({ name }) => name === 'shop_cipher'))
    problems.push('shop_cipher does not belong here')
  const schema = operation.requestBody?.content['application/json']?.schema
  if (schema === undefined || request.body === undefined || request.body === null) return problems
  const validate = validatorOf(`request ${key}`, () => convert(schema, '', key))
  return validate(request.body) ? problems : [...problems, ...wordsOf(validate.errors)]
}

const templates = [...documentedOperations.keys()]
  .map((key) => {
    const [method = '', path = ''] = key.split(' ')
    return { key, method, path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }
  })
  .sort((left, right) => Number(left.path.includes('{')) - Number(right.path.includes('{')))

/** The template of the files that a concrete path belongs to, or null. */
export const findTemplate = (method: string, path: string): string | null =>
  templates.find((template) => template.method === method && template.pattern.test(path))?.path ?? null
