// Opens a workbook as a catalogue: finds the sheet that holds products, and its header.
import { detectLayout } from '#core/import/catalogue.ts'
import { isFieldWord } from '#core/import/mapping/known-words.ts'
import { recognisePreset } from '#core/import/presets.ts'
import { AppError } from '#contract/failure.ts'
import type { CatalogueLayout } from '#core/import/catalogue.ts'
import type { CatalogueSource, ReadChoices, RecordPiece } from './catalogue-source.ts'
import { firstRecords } from './catalogue-source.ts'
import type { SheetBook } from './sheet-book.ts'

const searchedRows = 60

type Candidate = {
  readonly index: number
  readonly layout: CatalogueLayout
  readonly sureness: number
  readonly rows: number
  readonly named: number
}

const survey = async (book: SheetBook, choices: ReadChoices): Promise<Candidate[]> => {
  const candidates: Candidate[] = []
  for (const [index, sheet] of book.sheets.entries()) {
    if (choices.sheet === undefined ? sheet.isHidden : sheet.name !== choices.sheet) continue
    const records = await firstRecords(book.rows(index), searchedRows)
    if (records.length === 0) continue
    const layout = detectLayout(records, true, choices)
    candidates.push({
      index,
      layout,
      rows: records.length,
      sureness: recognisePreset(layout.columns)?.sureness ?? 0,
      named: layout.columns.names.filter((name) => isFieldWord(name)).length,
    })
  }
  return candidates
}

/** Finds the sheet and its layout: that of a known platform, else the first with a header and rows below it. */
export const openSheets = async (
  file: { readonly name: string; readonly kind: string; readonly sizeBytes: number },
  book: SheetBook,
  choices: ReadChoices,
): Promise<CatalogueSource> => {
  const candidates = await survey(book, choices)
  const known = candidates.toSorted((one, other) => other.sureness - one.sureness)[0]
  const filled = candidates.filter(({ rows }) => rows > 1)
  // Workbooks often begin with a sheet of instructions: the one whose header names most fields holds the products.
  const telling = filled.toSorted((one, other) => other.named - one.named)[0]
  const chosen = known !== undefined && known.sureness > 0 ? known : (telling ?? candidates[0])
  if (chosen === undefined) {
    throw new AppError('invalid', {
      sentence: `The workbook “${file.name}” has no sheet with rows. Nothing was brought in.`,
      action: 'Choose another file.',
    })
  }
  async function* pieces(): AsyncGenerator<RecordPiece> {
    let done = 0
    for await (const records of book.rows(chosen?.index ?? 0)) {
      done = records.at(-1)?.line ?? done
      yield { records, isLast: false, done }
    }
    yield { records: [], isLast: true, done }
  }
  const sheetName = book.sheets[chosen.index]?.name ?? ''
  return {
    name: file.name,
    kind: file.kind,
    encoding: 'utf-8',
    delimiter: `sheet “${sheetName}”`,
    quote: '',
    sheets: book.sheets.map(({ name }) => name),
    layout: chosen.layout,
    total: 0,
    pieces,
  }
}
