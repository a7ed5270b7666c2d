// Opens an XML file as a catalogue: merchant feeds, WordPress exports, and any file that repeats one element for each product.
import { AppError } from '#contract/failure.ts'
import { detectLayout } from '#core/import/catalogue.ts'
import type { TextRecord } from '#core/import/row-reader.ts'
import { attachmentOf, isWordPressItem, toWooCells, wooColumns } from '#core/import/wordpress-items.ts'
import type { XmlItem, XmlPart } from '#core/import/xml-items.ts'
import { createXmlItems, createXmlSurvey } from '#core/import/xml-items.ts'
import type { ByteSource } from './byte-source.ts'
import type { CatalogueSource, ReadChoices, RecordPiece } from './catalogue-source.ts'
import { encodingOf } from './encoding.ts'
import { scanSource } from './scan-file.ts'
import { sheetRecord } from './sheet-book.ts'
import { decodeHead, textPieces } from './text-file.ts'

const mostColumns = 2000

const notCatalogue = (name: string, sentence: string): AppError =>
  new AppError('invalid', {
    sentence: `“${name}” is an XML file that cannot be taken. ${sentence} Nothing was brought in.`,
    action: 'Choose the product feed or export of your shop.',
  })

type Shape = {
  readonly columns: readonly string[]
  readonly toCells: (item: XmlItem) => string[] | null
}

const surveyPath = async (source: ByteSource, encoding: string): Promise<string> => {
  const survey = createXmlSurvey()
  for await (const piece of textPieces(source, encoding)) survey.push(piece.text, piece.isLast)
  const path = survey.itemPath()
  if (path === null) throw notCatalogue(source.name, survey.fault() ?? 'No element in it repeats for each product.')
  return path
}

async function* partsOf(
  source: ByteSource,
  encoding: string,
  path: string,
): AsyncGenerator<{ parts: XmlPart[]; doneBytes: number }> {
  const items = createXmlItems(path)
  for await (const piece of textPieces(source, encoding)) {
    yield { parts: items.push(piece.text, piece.isLast), doneBytes: piece.doneBytes }
  }
}

const surveyShape = async (source: ByteSource, encoding: string, path: string): Promise<Shape> => {
  const columns = new Set<string>()
  const attachments = new Map<string, string>()
  let isWordPress = false
  for await (const { parts } of partsOf(source, encoding, path)) {
    for (const part of parts) {
      if (part.kind === 'broken') continue
      isWordPress ||= isWordPressItem(part.item)
      const attachment = attachmentOf(part.item)
      if (attachment !== null) attachments.set(attachment.id, attachment.address)
      if (!isWordPress && columns.size < mostColumns) for (const name of part.item.values.keys()) columns.add(name)
    }
  }
  if (isWordPress) {
    return {
      columns: wooColumns,
      toCells: (item) => {
        const cells = toWooCells(item, attachments)
        return cells === null ? null : wooColumns.map((name) => cells.get(name) ?? '')
      },
    }
  }
  const names = [...columns]
  return { columns: names, toCells: (item) => names.map((name) => (item.values.get(name) ?? []).join('\n')) }
}

const brokenRecord = (line: number, sentence: string): TextRecord => ({
  ...sheetRecord(line, [sentence]),
  damage: 'unreadable',
})

/** Finds out how an XML file is built. It reads the file three times: for its encoding, its shape and the names in it. */
export const openXml = async (source: ByteSource, choices: ReadChoices): Promise<CatalogueSource> => {
  const scan = await scanSource(source)
  const guessed = await encodingOf(scan, choices.encoding)
  const declared = /<\?xml[^>]*\sencoding=["']([\w.-]+)["']/i.exec(decodeHead(scan.head.subarray(0, 400), guessed))?.[1]
  const encoding =
    scan.isUtf8 || choices.encoding !== undefined || declared === undefined ? guessed : await encodingOf(scan, declared)
  const path = await surveyPath(source, encoding)
  const shape = await surveyShape(source, encoding, path)
  if (shape.columns.length < 2) throw notCatalogue(source.name, 'Its elements hold no fields of products.')
  // The names of the columns are no row of the file: they stand on line 0.
  const header = sheetRecord(0, [...shape.columns])
  const sample: TextRecord[] = []
  for await (const { parts } of partsOf(source, encoding, path)) {
    for (const part of parts) {
      const cells = part.kind === 'item' ? shape.toCells(part.item) : null
      if (cells !== null) sample.push(sheetRecord(part.kind === 'item' ? part.item.line : 0, cells))
    }
    if (sample.length >= 60) break
  }
  const layout = detectLayout([header, ...sample], true, { ...choices, headerLine: 0 })
  async function* pieces(): AsyncGenerator<RecordPiece> {
    let done = 0
    for await (const { parts } of partsOf(source, encoding, path)) {
      const records = parts.flatMap((part) => {
        if (part.kind === 'broken') return [brokenRecord(part.line, part.sentence)]
        const cells = shape.toCells(part.item)
        return cells === null ? [] : [sheetRecord(part.item.line, cells)]
      })
      done = records.at(-1)?.line ?? done
      yield { records, isLast: false, done }
    }
    yield { records: [], isLast: true, done: scan.lines }
  }
  return {
    name: source.name,
    kind: 'XML',
    encoding,
    delimiter: `<${path.split('/').at(-1) ?? ''}>`,
    quote: '',
    sheets: [],
    layout,
    total: scan.lines,
    pieces,
  }
}
