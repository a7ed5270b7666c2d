// Finds the repeated elements of an XML file (products, items, entries, rows) and flattens each into named values.
import { createXmlReader } from './xml-reader.ts'

/** One product-like element: its values by name, in order; a name that comes again has several values. `line` is no other item's: those that share one are counted on. */
export type XmlItem = { readonly line: number; readonly values: ReadonlyMap<string, readonly string[]> }

export type XmlPart =
  | { readonly kind: 'item'; readonly item: XmlItem }
  | { readonly kind: 'broken'; readonly sentence: string; readonly line: number }

const likelyNames = new Set([
  'product',
  'item',
  'entry',
  'offer',
  'article',
  'row',
  'record',
  'listing',
  'sku',
  'shopitem',
])
const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

/** Counts the elements of a file by their path, so that the one that repeats can be found before its values are read. */
export const createXmlSurvey = (): {
  readonly push: (text: string, isLast: boolean) => void
  /** Path of the element that stands for a product, or null where nothing in the file does. */
  readonly itemPath: () => string | null
  /** Why the file could not be read to its end, or null. */
  readonly fault: () => string | null
} => {
  const counts = new Map<string, number>()
  const path: string[] = []
  let fault: string | null = null
  const reader = createXmlReader({
    open: (name) => {
      path.push(name)
      if (path.length > 6) return
      const here = path.join('/')
      counts.set(here, (counts.get(here) ?? 0) + 1)
    },
    text: () => undefined,
    close: () => {
      path.pop()
    },
  })
  return {
    fault: () => fault,
    push: (text, isLast) => {
      fault = reader.push(text, isLast)?.sentence ?? null
    },
    itemPath: () => {
      const depth = (candidate: string): number => candidate.split('/').length
      const isLikely = (candidate: string): boolean => likelyNames.has(localName(candidate.split('/').at(-1) ?? ''))
      const inside = [...counts]
        .filter(([candidate]) => depth(candidate) > 1)
        .toSorted(([one], [other]) => depth(one) - depth(other))
      const likely = inside.find(([candidate]) => isLikely(candidate))
      return likely?.[0] ?? inside.find(([, count]) => count > 1)?.[0] ?? null
    },
  }
}

/** Reads the items of a file whose item path is known. Nested names are joined with a blank; attributes come under their own name. */
export const createXmlItems = (itemPath: string): { readonly push: (text: string, isLast: boolean) => XmlPart[] } => {
  const itemDepth = itemPath.split('/').length
  const path: string[] = []
  let values: Map<string, string[]> | null = null
  let itemLine = 0
  let text = ''
  let hasChildren = false

  const put = (name: string, value: string): void => {
    const known = values?.get(name)
    if (known === undefined) values?.set(name, [value])
    else known.push(value)
  }
  const innerName = (): string => path.slice(itemDepth).join(' ')
  let items: XmlPart[] = []
  let isBroken = false
  const reader = createXmlReader({
    open: (name, attributes, line) => {
      path.push(name)
      text = ''
      hasChildren = false
      if (path.length === itemDepth && path.join('/') === itemPath) {
        values = new Map()
        // A file may stand on one line; each of its items needs a number of its own.
        itemLine = Math.max(line, itemLine + 1)
        for (const [attribute, value] of Object.entries(attributes)) put(attribute, value)
      } else if (values !== null) {
        for (const [attribute, value] of Object.entries(attributes))
          if (!attribute.startsWith('xmlns')) put(`${innerName()} ${attribute}`, value)
      }
    },
    text: (more) => {
      text += more
    },
    close: () => {
      if (values !== null && path.length > itemDepth) {
        if (!hasChildren || text.trim() !== '') put(innerName(), text.trim())
      } else if (values !== null && path.length === itemDepth) {
        items.push({ kind: 'item', item: { line: itemLine, values } })
        values = null
      }
      path.pop()
      text = ''
      hasChildren = true
    },
  })
  return {
    push: (piece, isLast) => {
      items = []
      const fault = reader.push(piece, isLast)
      if (fault !== null && !isBroken)
        items.push({ kind: 'broken', ...fault, line: Math.max(fault.line, itemLine + 1) })
      isBroken = fault !== null
      return items
    },
  }
}
