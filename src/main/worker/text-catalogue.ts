// Opens delimited text (CSV, TSV and their relatives) as a catalogue: encoding, dialect, header.
import { detectText } from '#core/import/catalogue.ts'
import { delimiterName } from '#core/import/dialect.ts'
import { createCutter } from '#core/import/table.ts'
import type { ByteSource } from './byte-source.ts'
import type { CatalogueSource, ReadChoices, RecordPiece } from './catalogue-source.ts'
import { encodingOf } from './encoding.ts'
import { scanSource } from './scan-file.ts'
import { decodeHead, textPieces } from './text-file.ts'

/** Finds out how a text file is built. It reads the file once, to know its encoding and its lines. */
export const openText = async (source: ByteSource, choices: ReadChoices): Promise<CatalogueSource> => {
  const scan = await scanSource(source)
  const encoding = await encodingOf(scan, choices.encoding)
  const isWhole = scan.head.length >= scan.sizeBytes
  const { dialect, layout } = detectText(decodeHead(scan.head, encoding), isWhole, choices)
  async function* pieces(): AsyncGenerator<RecordPiece> {
    const cutter = createCutter(dialect)
    cutter.expectCells(layout.columns.names.length)
    for await (const { text, isLast } of textPieces(source, encoding)) {
      const records = cutter.push(text, isLast)
      yield { records, isLast, done: isLast ? scan.lines : Math.min(records.at(-1)?.line ?? 0, scan.lines) }
    }
  }
  return {
    name: source.name,
    kind: dialect.delimiter === '\t' ? 'TSV' : 'CSV',
    encoding,
    delimiter: delimiterName(dialect.delimiter),
    quote: dialect.quote,
    sheets: [],
    layout,
    total: scan.lines,
    pieces,
  }
}
