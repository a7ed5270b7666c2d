// Cuts delimited text into records, chunk by chunk: mixed line ends, quotes, and repair of broken quotes. It never merges two rows and never shifts a value.

/** How the cells of a file are told apart. `escape` is the character that makes the next quote part of the value. */
export type Cutting = {
  readonly delimiter: string
  readonly quote: '"' | "'" | ''
  readonly escape: 'double' | 'backslash'
}

/** Why a record was set apart: a quote that is never closed, quotes that do not match, a line beyond all measure. */
export type Damage = 'unclosed-quote' | 'unmatched-quotes' | 'too-long' | 'unreadable'

export type TextRecord = {
  /** Number of its first line; 1 is the first line of the file. */
  line: number
  /** How many lines it takes. */
  lines: number
  cells: string[]
  damage: Damage | null
  /** True where quotes inside a value were not doubled; the value is kept as it stands. */
  hasStrayQuotes: boolean
  /** The text as it stands in the file, kept for damaged records and for those the caller asks for. */
  raw: string
}

export type RowReader = {
  /** Takes the next piece of text; `isLast` closes the file. Gives the records that are complete. */
  readonly push: (text: string, isLast: boolean) => TextRecord[]
  /** Tells how many cells a row should have, so that a doubtful record over several lines can be cut again line by line. */
  readonly expectCells: (count: number) => void
}

const longestRecord = 1_000_000
const lineBreaks = /\r\r\n|\r\n|\r|\n/g

const countBreaks = (text: string): number => {
  if (!text.includes('\n') && !text.includes('\r')) return 0
  return text.match(lineBreaks)?.length ?? 0
}

type Quoted =
  | {
      readonly state: 'closed'
      readonly value: string
      readonly next: number
      readonly isStray: boolean
      readonly isDoubtful: boolean
    }
  | { readonly state: 'unclosed' }
  | { readonly state: 'incomplete' }

/** Reads records of one file. Lines end in LF, CR, CRLF or CR CR LF, in any mixture. A record longer than a million characters is set apart. */
export const createRowReader = (cutting: Cutting): RowReader => {
  const { delimiter, quote } = cutting
  const hasBackslash = cutting.escape === 'backslash'
  const blanks = delimiter === '\t' ? ' ' : delimiter === ' ' ? '' : ' \t'
  let buffer = ''
  let isLast = false
  let line = 1
  let expected = 0
  let isSkipping = false
  let skipped = ''
  // Positions of the next special characters, so that no stretch of text is searched twice.
  let nextLf = -2
  let nextCr = -2
  let nextQuote = -2

  const find = (what: string, known: number, from: number): number => {
    if (known >= from) return known
    const found = buffer.indexOf(what, from)
    return found < 0 ? Number.MAX_SAFE_INTEGER : found
  }
  const lineEnd = (from: number): number => {
    nextLf = find('\n', nextLf, from)
    nextCr = find('\r', nextCr, from)
    return Math.min(nextLf, nextCr)
  }
  /** Length of the line break at a position; 0 where more text is needed to tell. */
  const breakLength = (at: number): number => {
    if (buffer[at] === '\n') return 1
    if (!isLast && at + 2 >= buffer.length) return 0
    if (buffer[at + 1] === '\n') return 2
    return buffer[at + 1] === '\r' && buffer[at + 2] === '\n' ? 3 : 1
  }
  const isBreak = (character: string | undefined): boolean => character === '\n' || character === '\r'

  const unescape = (text: string): string => {
    const undoubled = text.includes(quote + quote) ? text.replaceAll(quote + quote, quote) : text
    return hasBackslash ? undoubled.replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\') : undoubled
  }
  const isEscaped = (at: number, from: number): boolean => {
    let slashes = 0
    for (let back = at - 1; back >= from && buffer[back] === '\\'; back -= 1) slashes += 1
    return slashes % 2 === 1
  }

  const readQuoted = (open: number): Quoted => {
    const from = open + 1
    let isStray = false
    let isDoubtful = false
    for (let at = from; ;) {
      const mark = buffer.indexOf(quote, at)
      if (mark < 0)
        return isLast || buffer.length - open > longestRecord ? { state: 'unclosed' } : { state: 'incomplete' }
      if (mark - open > longestRecord) return { state: 'unclosed' }
      if (hasBackslash && isEscaped(mark, from)) {
        at = mark + 1
        continue
      }
      if (buffer[mark + 1] === quote) {
        at = mark + 2
        continue
      }
      let after = mark + 1
      while (after < buffer.length && blanks.includes(buffer[after] ?? '')) after += 1
      if (after >= buffer.length && !isLast) return { state: 'incomplete' }
      const follows = buffer[after]
      const isTight = after === mark + 1
      const isEnd = follows === undefined || follows === delimiter || isBreak(follows)
      if (isEnd && (isTight || !isStray)) {
        return { state: 'closed', value: unescape(buffer.slice(from, mark)), next: after, isStray, isDoubtful }
      }
      // A quote that opens a cell inside a quoted value: the quote before was never closed, or nothing here can be trusted.
      const before = buffer[mark - 1]
      const opensCell = mark > from && (before === delimiter || isBreak(before))
      if (opensCell && countBreaks(buffer.slice(from, mark)) > 0) return { state: 'unclosed' }
      if (opensCell) isDoubtful = true
      isStray = true
      at = mark + 1
    }
  }

  /** The first line of a record that cannot be read whole, set apart; reading goes on with the next line. */
  const setApart = (start: number, damage: Damage): { record: TextRecord; next: number } | null => {
    // The search has run ahead of the line that is set apart.
    nextLf = -2
    nextCr = -2
    const end = lineEnd(start)
    if (end === Number.MAX_SAFE_INTEGER) {
      if (!isLast) return null
      const raw = buffer.slice(start)
      return { record: { line, lines: 1, cells: [], damage, hasStrayQuotes: false, raw }, next: buffer.length }
    }
    const length = breakLength(end)
    if (length === 0) return null
    const raw = buffer.slice(start, end)
    const next = end + length
    // Files parted by tabs are mostly written without quotation marks: where every cell is there, the mark is a letter like any other.
    const plain = delimiter === '\t' && damage === 'unclosed-quote' ? raw.split(delimiter) : []
    if (expected > 1 && plain.length === expected) {
      return { record: { line, lines: 1, cells: plain, damage: null, hasStrayQuotes: true, raw }, next }
    }
    return { record: { line, lines: 1, cells: [], damage, hasStrayQuotes: false, raw }, next }
  }

  const readRecord = (start: number): { record: TextRecord; next: number } | null => {
    const end = lineEnd(start)
    if (quote !== '') nextQuote = find(quote, nextQuote, start)
    if (end < Number.MAX_SAFE_INTEGER && (quote === '' || nextQuote > end)) {
      const length = breakLength(end)
      if (length === 0) return null
      const raw = buffer.slice(start, end)
      return {
        record: { line, lines: 1, cells: raw.split(delimiter), damage: null, hasStrayQuotes: false, raw },
        next: end + length,
      }
    }
    const cells: string[] = []
    let at = start
    let hasStrayQuotes = false
    let isDoubtful = false
    for (;;) {
      let open = at
      while (open < buffer.length && blanks.includes(buffer[open] ?? '')) open += 1
      let next: number
      let isRead = false
      if (quote !== '' && buffer[open] === quote) {
        const quoted = readQuoted(open)
        if (quoted.state === 'incomplete') return null
        const isLiteral = open > at && (quoted.state === 'unclosed' || quoted.isStray)
        if (!isLiteral) {
          if (quoted.state === 'unclosed') return setApart(start, 'unclosed-quote')
          cells.push(quoted.value)
          hasStrayQuotes ||= quoted.isStray
          isDoubtful ||= quoted.isDoubtful
          at = quoted.next
          isRead = true
        }
      }
      if (!isRead) {
        const cellEnd = Math.min(lineEnd(at), buffer.length)
        const comma = buffer.indexOf(delimiter, at)
        next = comma >= 0 && comma < cellEnd ? comma : cellEnd
        cells.push(buffer.slice(at, next))
        at = next
      }
      if (buffer[at] === delimiter) {
        at += 1
        continue
      }
      if (at >= buffer.length) {
        if (!isLast) return null
        break
      }
      break
    }
    const length = at >= buffer.length ? 0 : breakLength(at)
    if (at < buffer.length && length === 0) return null
    const raw = buffer.slice(start, at)
    const lines = countBreaks(raw) + 1
    if (isDoubtful) return setApart(start, 'unmatched-quotes')
    if (hasStrayQuotes && lines > 1 && expected > 0 && cells.length !== expected)
      return setApart(start, 'unclosed-quote')
    return { record: { line, lines, cells, damage: null, hasStrayQuotes, raw }, next: at + length }
  }

  const skipLongLine = (): TextRecord[] => {
    const end = lineEnd(0)
    const length = end === Number.MAX_SAFE_INTEGER ? 0 : breakLength(end)
    if (length === 0 && !isLast) {
      buffer = end === Number.MAX_SAFE_INTEGER ? '' : buffer.slice(end)
      return []
    }
    buffer = length === 0 ? '' : buffer.slice(end + length)
    isSkipping = false
    const record: TextRecord = { line, lines: 1, cells: [], damage: 'too-long', hasStrayQuotes: false, raw: skipped }
    line += 1
    return [record]
  }
  const forget = (): void => {
    nextLf = -2
    nextCr = -2
    nextQuote = -2
  }

  return {
    expectCells: (count) => {
      expected = count
    },
    push: (text, last) => {
      buffer += text
      isLast = last
      forget()
      const records: TextRecord[] = []
      if (isSkipping) {
        records.push(...skipLongLine())
        forget()
        if (isSkipping) return records
      }
      let start = 0
      while (start < buffer.length) {
        const read = readRecord(start)
        if (read === null) break
        if (read.next - start > longestRecord) {
          read.record.damage = 'too-long'
          read.record.cells = []
          read.record.raw = read.record.raw.slice(0, 200)
        }
        records.push(read.record)
        line += read.record.lines
        start = read.next
      }
      buffer = buffer.slice(start)
      forget()
      if (!isLast && buffer.length > longestRecord + 2 && lineEnd(0) === Number.MAX_SAFE_INTEGER) {
        isSkipping = true
        skipped = buffer.slice(0, 200)
        buffer = ''
        forget()
      }
      return records
    },
  }
}
