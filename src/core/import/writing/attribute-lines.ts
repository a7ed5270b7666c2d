// Attributes of a product as lines of one cell, `Material: cotton; wool`, and back. Ids stay behind: names tell attributes of one product apart.
import type { AttributeValue } from '#contract/product.ts'
import { comparable } from '#core/checks/attributes-to-send.ts'
import type { ImportedFact } from '../model.ts'
import { clearToken } from '../values.ts'

const escape = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(':', '\\:')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')

const unescape = (text: string): string =>
  text.replaceAll(/\\(.)/gs, (_whole, letter: string) => (letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter))

// Cuts at a mark that no backslash stands before.
const cut = (text: string, mark: string): string[] => {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === mark) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

const isClear = ({ values }: AttributeValue): boolean =>
  values.length === 1 && comparable(values[0]?.name ?? '') === clearToken

/** A line for each attribute. Of several with one name only the first can be told apart and is written. */
export const attributeLines = (attributes: readonly AttributeValue[]): string => {
  const seen = new Set<string>()
  return attributes
    .filter((attribute) => {
      const name = comparable(attribute.name)
      const isNew = !seen.has(name) && !isClear(attribute)
      seen.add(name)
      return isNew
    })
    .map(({ name, values }) => `${escape(name)}:${values.map((value) => ` ${escape(value.name)}`).join(';')}`)
    .join('\n')
}

/** What `attributeLines` or a person wrote: a name, a colon, values parted by semicolons. A line without a colon is left out. */
export const readAttributeLines = (text: string): ImportedFact[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [name = '', ...rest] = cut(line, ':')
    if (rest.length === 0) return []
    const values = rest.join(':')
    return [
      {
        name: unescape(name),
        values:
          values === ''
            ? []
            : cut(values, ';').map((value) => unescape(value.startsWith(' ') ? value.slice(1) : value)),
      },
    ]
  })
