// Cuts XML text into tags and texts, piece by piece, and is lenient where feeds are sloppy. It builds no tree and opens nothing that the file names.
import { SaxesParser } from 'saxes'

export type XmlHandler = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** Why a file cannot be read from a line on. */
export type XmlFault = { readonly sentence: string; readonly line: number }

export type XmlReader = {
  /** Takes the next piece; gives the fault from which on nothing is told any more, or null. */
  readonly push: (text: string, isLast: boolean) => XmlFault | null
}

const longestToken = 8_000_000
const deepest = 200

// What cannot be understood otherwise. Names of entities, bare ampersands, odd letters and attributes without quotation marks are kept as they stand.
const faults: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag|unexpected end|document must contain/i, 'The file breaks off before its tags are closed.'],
  [/unmatched closing tag|unexpected closing/i, 'A tag is closed that is not open.'],
  [
    /unescaped|disallowed character in (?:tag|element|closing)|malformed|document must begin/i,
    'A “<” stands where no tag begins. Write it as &lt;.',
  ],
  [/text data outside of root|only one root/i, 'Text stands outside of the tags.'],
]

const sentenceOf = (message: string): string | null => faults.find(([pattern]) => pattern.test(message))?.[1] ?? null

/** Reads XML. Entities that a file defines itself are refused, so that they cannot multiply. */
export const createXmlReader = (handler: XmlHandler): XmlReader => {
  const parser = new SaxesParser()
  let fault: XmlFault | null = null
  let depth = 0
  let silent = 0
  const fail = (sentence: string): void => {
    fault ??= { sentence, line: parser.line }
  }
  parser.on('error', ({ message }) => {
    const sentence = sentenceOf(message)
    if (sentence !== null) fail(sentence)
  })
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) {
      fail(
        'The file defines entities of its own (DOCTYPE), which catalogues have no need of and which can be used to do harm.',
      )
    }
  })
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0
    depth += 1
    if (depth > deepest) fail(`The tags are nested more than ${deepest} deep.`)
    if (fault === null) handler.open(name, attributes, parser.line)
  })
  parser.on('closetag', ({ name }) => {
    silent = 0
    depth -= 1
    if (fault === null) handler.close(name)
  })
  const take = (text: string): void => {
    silent = 0
    if (fault === null) handler.text(text)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  return {
    push: (text, isLast) => {
      if (fault !== null) return fault
      silent += text.length
      parser.write(text)
      if (silent > longestToken) fail('A tag or text is longer than eight million letters.')
      if (isLast && fault === null) parser.close()
      return fault
    },
  }
}
