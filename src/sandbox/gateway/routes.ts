// Finds the operation of a path: unknown paths, methods and versions are told apart. Literal segments win over variables.
import type { Operation } from './call.ts'
import { Refusal } from './refusal.ts'

export type Route = { readonly operation: Operation; readonly path: Readonly<Record<string, string>> }
export type Routes = { readonly find: (method: string, path: string) => Route }

const isVersion = (segment: string): boolean => /^\d{6}$/.test(segment)
const isVariable = (segment: string): boolean => segment.startsWith('{')

type Template = {
  readonly segments: readonly string[]
  readonly operations: Map<string, Operation>
  /** Where its variables stand, by the operation's own names. */
  readonly variables: Map<Operation, readonly (readonly [at: number, name: string])[]>
}

const variablesOf = (segments: readonly string[]): (readonly [number, string])[] =>
  segments.flatMap((segment, at) => (isVariable(segment) ? [[at, segment.slice(1, -1)] as const] : []))

const key = (method: string, version: string): string => `${method} ${version}`

/** Routes over a list of operations. */
export const createRoutes = (operations: readonly Operation[]): Routes => {
  const templates = new Map<string, Template>()
  for (const operation of operations) {
    const segments = operation.path.split('/')
    const version = segments.find(isVersion) ?? ''
    const shape = segments.map((segment) => (isVersion(segment) ? '*' : isVariable(segment) ? '{}' : segment)).join('/')
    const template: Template = templates.get(shape) ?? {
      segments: shape.split('/'),
      operations: new Map(),
      variables: new Map(),
    }
    template.operations.set(key(operation.method, version), operation)
    template.variables.set(operation, variablesOf(segments))
    templates.set(shape, template)
  }
  const byLength = new Map<number, Template[]>()
  for (const template of templates.values())
    byLength.set(template.segments.length, [...(byLength.get(template.segments.length) ?? []), template])
  for (const list of byLength.values())
    list.sort((left, right) => Number(left.segments.includes('{}')) - Number(right.segments.includes('{}')))

  const fits = (template: Template, segments: readonly string[], version: string): boolean =>
    template.segments.every((wanted, index) => {
      const given = segments[index]
      if (wanted === '*') return given === version && version !== ''
      return wanted === given || (wanted === '{}' && given !== '')
    })

  return {
    find: (method, path) => {
      const segments = path.split('/')
      const version = segments.find(isVersion) ?? ''
      const template = byLength.get(segments.length)?.find((candidate) => fits(candidate, segments, version))
      if (template === undefined) throw new Refusal(36009009, `The path ${path.slice(0, 200)} is not known.`)
      const found = template.operations.get(key(method, version))
      if (found !== undefined) {
        const variables: Record<string, string> = {}
        for (const [at, name] of template.variables.get(found) ?? [])
          variables[name] = decodeSegment(segments[at] ?? '')
        return { operation: found, path: variables }
      }
      const methods = [...template.operations.keys()].map((entry) => entry.split(' '))
      if (!methods.some(([known]) => known === method))
        throw new Refusal(36009010, `The method ${method} is not allowed for this path.`)
      if (methods.some(([, known]) => known === version))
        throw new Refusal(36009010, `The method ${method} is not allowed for this path.`)
      throw new Refusal(36009014, `The API version ${version} is not known for this path.`)
    },
  }
}

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
