// Writes src/sandbox/seed/shapes.json: for every operation the practice shop serves, the shape of its query and body, from TikTok's own OpenAPI files.
// With --check it writes nothing and fails when the file is stale. It must not run while the app runs.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = join(root, 'node_modules/@tts-open-toolkit/cli/skills/tts-openapi-guide/references/oas/paths')
const target = join(root, 'src/sandbox/seed/shapes.json')
const domains = ['authorization', 'seller', 'event', 'logistics', 'product']

type Schema = {
  type?: string
  format?: string
  properties?: { [name: string]: Schema }
  items?: Schema
}
type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content: { [mediaType: string]: { schema?: Schema } } }
}
type Description = { paths: { [path: string]: { [method: string]: Operation } } }
/** `s` text, `i` 32-bit integer, `l` 64-bit integer, `n` number, `b` boolean, `*` anything. */
type Shape = string | [Shape] | { [member: string]: Shape }

const shapeOf = (schema: Schema): Shape => {
  if (schema.type === 'object' || schema.properties !== undefined)
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, member]) => [name, shapeOf(member)]))
  if (schema.type === 'array') return [shapeOf(schema.items ?? {})]
  if (schema.type === 'integer') return schema.format === 'int64' ? 'l' : 'i'
  if (schema.type === 'number') return 'n'
  if (schema.type === 'boolean') return 'b'
  return schema.type === 'string' ? 's' : '*'
}

const commonParameters = ['app_key', 'sign', 'timestamp', 'shop_cipher']

const shapes: { [operation: string]: unknown } = {}
for (const domain of domains) {
  // The file belongs to a pinned package; a change of its form shows in the tests over every answer.
  const { paths } = JSON.parse(readFileSync(join(sources, `${domain}.json`), 'utf8')) as Description
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const query = (operation.parameters ?? []).filter(
        (parameter) => parameter.in === 'query' && !commonParameters.includes(parameter.name),
      )
      const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
      const isMultipart = mediaType?.startsWith('multipart') === true
      shapes[`${method.toUpperCase()} ${path}`] = {
        cipher: (operation.parameters ?? []).some((parameter) => parameter.name === 'shop_cipher'),
        ...(query.length > 0 && {
          query: Object.fromEntries(query.map(({ name, schema }) => [name, shapeOf(schema ?? { type: 'string' })])),
          needed: query.filter(({ required }) => required === true).map(({ name }) => name),
        }),
        ...(mediaType !== undefined && { content: isMultipart ? 'multipart' : 'json' }),
        ...(mediaType !== undefined && !isMultipart && { body: shapeOf(content?.schema ?? {}) }),
      }
    }
  }
}

const lines = Object.entries(shapes)
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([operation, shape]) => ` ${JSON.stringify(operation)}: ${JSON.stringify(shape)}`)
const text = `{\n${lines.join(',\n')}\n}\n`
if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
  console.log(`Wrote the shapes of ${String(lines.length)} operations.`)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'src/sandbox/seed/shapes.json is stale: run "node scripts/generate-shop-shapes.ts" and commit the result.',
  )
  process.exitCode = 1
}
