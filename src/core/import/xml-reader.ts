// Cuts XML text into tags and texts, piece by piece. It builds no tree, knows no schema and opens nothing that the file names.

export type XmlEvent =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly line: number
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string }
  /** The file cannot be read from here on; the sentence says why. */
  | { readonly kind: 'broken'; readonly sentence: string; readonly line: number }

export type XmlReader = { readonly push: (text: string, isLast: boolean) => XmlEvent[] }

const longestToken = 8_000_000
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with the five names and the numbers of XML in plain letters; any other name stays as it stands. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
        (whole, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return named[name] ?? whole
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10)
          return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
        },
      )
    : text

const readAttributes = (source: string): Map<string, string> => {
  const attributes = new Map<string, string>()
  for (const match of source.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(match[1] ?? '', decodeEntities(match[2] ?? match[3] ?? ''))
  }
  return attributes
}

// The end of a tag is the first `>` outside quotation marks.
const endOfTag = (buffer: string, from: number): number => {
  let quote = ''
  for (let at = from; at < buffer.length; at += 1) {
    const letter = buffer[at]
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at
  }
  return -1
}

const countBreaks = (text: string): number => {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Reads XML without a document type of its own: entities that a file defines itself are refused, so that they cannot multiply. */
export const createXmlReader = (): XmlReader => {
  let buffer = ''
  let line = 1
  let isBroken = false
  const open: string[] = []

  type Step = { readonly events: readonly XmlEvent[]; readonly next: number }
  const broken = (sentence: string): Step => {
    isBroken = true
    return { events: [{ kind: 'broken', sentence, line }], next: buffer.length }
  }
  const skipTo = (at: number, end: string): Step | null => {
    const found = buffer.indexOf(end, at)
    return found < 0 ? null : { events: [], next: found + end.length }
  }
  const readTag = (at: number): Step | null => {
    const end = endOfTag(buffer, at + 1)
    if (end < 0) return null
    const isSelfClosing = buffer[end - 1] === '/'
    const inner = buffer.slice(at + 1, isSelfClosing ? end - 1 : end)
    const name = /^[^\s/>]+/.exec(inner)?.[0] ?? ''
    if (!/^[\p{L}_:]/u.test(name)) return broken('A “<” stands where no tag begins. Write it as &lt;.')
    const event: XmlEvent = { kind: 'open', name, attributes: readAttributes(inner.slice(name.length)), line }
    if (isSelfClosing) return { events: [event, { kind: 'close', name }], next: end + 1 }
    open.push(name)
    if (open.length > 200) return broken('The tags are nested more than 200 deep.')
    return { events: [event], next: end + 1 }
  }
  const readClose = (at: number): Step | null => {
    const end = buffer.indexOf('>', at)
    if (end < 0) return null
    const name = buffer.slice(at + 2, end).trim()
    const expected = open.pop()
    if (name !== expected)
      return broken(`The tag </${name}> closes what is not open${expected === undefined ? '' : ` (<${expected}> is)`}.`)
    return { events: [{ kind: 'close', name }], next: end + 1 }
  }
  const readDocumentType = (at: number): Step | null => {
    const end = buffer.indexOf('>', at)
    const subset = buffer.indexOf('[', at)
    if (subset >= 0 && (end < 0 || subset < end)) {
      return broken(
        'The file defines entities of its own (DOCTYPE), which catalogues have no need of and which can be used to do harm.',
      )
    }
    return end < 0 ? null : { events: [], next: end + 1 }
  }
  const step = (at: number, isLast: boolean): Step | null => {
    if (buffer[at] !== '<') {
      const found = buffer.indexOf('<', at)
      if (found < 0 && !isLast) return null
      const end = found < 0 ? buffer.length : found
      const text = decodeEntities(buffer.slice(at, end))
      return { events: text === '' ? [] : [{ kind: 'text', text }], next: end }
    }
    // Enough must be here to tell the beginnings of markup apart.
    if (!isLast && buffer.length - at < 9) return null
    if (buffer.startsWith('<!--', at)) return skipTo(at + 4, '-->')
    if (buffer.startsWith('<![CDATA[', at)) {
      const end = buffer.indexOf(']]>', at)
      return end < 0 ? null : { events: [{ kind: 'text', text: buffer.slice(at + 9, end) }], next: end + 3 }
    }
    if (buffer.startsWith('<?', at)) return skipTo(at + 2, '?>')
    if (/^<!doctype/i.test(buffer.slice(at, at + 9))) return readDocumentType(at)
    return buffer[at + 1] === '/' ? readClose(at) : readTag(at)
  }
  return {
    push: (text, isLast) => {
      if (isBroken) return []
      buffer += text
      const events: XmlEvent[] = []
      let at = 0
      while (at < buffer.length && !isBroken) {
        const made = step(at, isLast)
        if (made === null) break
        events.push(...made.events)
        line += countBreaks(buffer.slice(at, made.next))
        at = made.next
      }
      buffer = buffer.slice(at)
      if (!isBroken && isLast && (buffer.trim() !== '' || open.length > 0)) {
        events.push(
          ...broken(`The file breaks off${open.length === 0 ? '' : ` inside <${open.at(-1) ?? ''}>`}.`).events,
        )
      } else if (!isBroken && buffer.length > longestToken) {
        events.push(...broken('A tag or text is longer than eight million letters.').events)
      }
      return events
    },
  }
}
