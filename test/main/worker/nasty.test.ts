import { describe, expect, it } from 'vitest'
import { sharedData } from '#test/shared-data.ts'
import { readRows } from './read-file.ts'

type Expected = {
  encoding?: string
  delimiter?: string
  /** Line of the header; 0 for none. */
  header: number
  kept: number
  /** Rows set apart, by line. */
  apart?: readonly number[]
  blank?: number
  warned?: number
  /** Cells that must come out as they stand: row (0 is the first kept), column, text. */
  cells?: readonly (readonly [row: number, column: number, text: string])[]
}

const table: Readonly<Record<string, Expected>> = {
  '14512_og.csv': { header: 1, kept: 3, cells: [[0, 0, '00000579000098']] },
  'all_quotes.csv': {
    header: 1,
    kept: 5,
    cells: [
      [0, 2, 'This is the\nbest chocolate'],
      [4, 2, "The best, 'chocolate', of the world"],
    ],
  },
  'auto__14177.csv': {
    header: 1,
    kept: 5,
    cells: [[4, 1, 'This is a test description,\nThis is a\nlonger description for id 5']],
  },
  'auto__backslash_escape.csv': { delimiter: 'pipe', header: 0, kept: 3, cells: [[1, 2, 'text"2"']] },
  'auto__duplicate_header_columns.csv': { header: 1, kept: 2, cells: [[0, 12, 'value1']] },
  'auto__empty_header.csv': { header: 0, kept: 2, blank: 1, cells: [[0, 0, '123']] },
  'auto__missing_header_col.csv': { header: 1, kept: 2, cells: [[0, 1, 'TEST1']] },
  'auto__multi_column_string_r.csv': { delimiter: 'pipe', header: 0, kept: 9, cells: [[8, 3, 'p9']] },
  'auto__multiple_skip_row.csv': { header: 3, kept: 1, cells: [[0, 0, '345.0']] },
  'auto__pipe_delim_quote.csv': { delimiter: 'pipe', header: 0, kept: 3, cells: [[1, 2, 'text2|']] },
  'auto__semicolon_delim.csv': { delimiter: 'semicolon', header: 0, kept: 3 },
  'auto__semicolon_quote.csv': { delimiter: 'semicolon', header: 0, kept: 3, cells: [[2, 2, 'te;xt3']] },
  'auto__single_quote_backslash.csv': { delimiter: 'pipe', header: 0, kept: 3, cells: [[1, 2, "text'2'text"]] },
  'auto__tab.csv': { delimiter: 'tab', header: 0, kept: 3 },
  'auto__unnamed_columns.csv': { header: 0, kept: 2, cells: [[1, 12, 'value2']] },
  'auto__utf8bom.csv': { encoding: 'utf-8', header: 1, kept: 2 },
  'auto__varchar_multi_line.csv': { header: 0, kept: 2 },
  'comma_decimal_null.csv': { header: 1, kept: 8 },
  'csv_quoted_newline_odd.csv': { header: 1, kept: 2, cells: [[1, 0, '84,hello world']] },
  'decimal_separators__decimal_separators.csv': {
    delimiter: 'semicolon',
    header: 1,
    kept: 5,
    cells: [
      [0, 0, '1,1'],
      [4, 1, '-1.53e4'],
    ],
  },
  'decimal_separators__mixed_format_fail.csv': {
    header: 1,
    kept: 3,
    cells: [
      [0, 0, '12,5'],
      [2, 0, '5.25'],
    ],
  },
  'double_quoted_header.csv': { header: 1, kept: 2 },
  'empty_first_line.csv': { header: 2, kept: 2 },
  'empty_space_start_value.csv': { header: 1, kept: 4, cells: [[2, 2, 'Hi, Mom!']] },
  'encodings__latin1.csv': { encoding: 'windows-1252', header: 1, kept: 12, cells: [[0, 0, 'José Álvarez']] },
  'encodings__latin1.csv.gz': { encoding: 'windows-1252', header: 1, kept: 12, cells: [[0, 0, 'José Álvarez']] },
  'encodings__only_utf16.csv': { encoding: 'utf-16le', header: 0, kept: 6 },
  'encodings__shift_jis.csv': { encoding: 'shift_jis', header: 1, kept: 20, cells: [[0, 0, '名前']] },
  'encodings__utf16.csv': { encoding: 'utf-16le', header: 1, kept: 20, cells: [[0, 0, 'José Álvarez']] },
  'error__banklist.csv': { encoding: 'windows-1252', header: 1, kept: 568 },
  'locations_row_trailing_comma.csv': { header: 1, kept: 0, apart: [2] },
  'manycolumns.csv': { header: 0, kept: 1, cells: [[0, 100, '101']] },
  'mixed_new_line_2.csv': { header: 0, kept: 3, apart: [3] },
  'multi_quote.csv': {
    header: 1,
    kept: 7,
    cells: [
      [5, 1, 'text, with comma'],
      [6, 1, "'text'"],
    ],
  },
  'null__multiple_quoted_nulls.csv': {
    header: 1,
    kept: 3,
    cells: [
      [1, 1, 'null'],
      [1, 2, ''],
    ],
  },
  'nullbyte.csv': { delimiter: 'pipe', header: 1, kept: 0, apart: [2] },
  'nullpadding_header.csv': { header: 2, kept: 0, apart: [3, 4] },
  'pollock__file_quotation_char_0x27.csv': {
    header: 0,
    kept: 1,
    warned: 1,
    cells: [[0, 7, 'https://www.example.com/product/HK_9973.html']],
  },
  'quoted_values_delimited.csv': { delimiter: 'semicolon', header: 1, kept: 3, cells: [[0, 2, 'value3']] },
  'real__greek_utf8.csv': { delimiter: 'pipe', header: 0, kept: 8 },
  'real__nfc_normalization.csv': {
    delimiter: 'pipe',
    header: 0,
    kept: 18_804,
    blank: 15,
    cells: [[2, 0, '\u1e0a\u0323']],
  },
  'rejects__frankstein__nightmare.csv': { header: 1, kept: 44, apart: [10, 14, 22] },
  'rejects__incorrect_columns__many_columns.csv': { header: 1, kept: 2768, apart: [1096, 1159, 1206, 2769] },
  'rejects__incorrect_columns__small_mix.csv': { header: 1, kept: 2, apart: [3, 4] },
  'rejects__unquoted__unquoted_new_line.csv': { header: 1, kept: 6, apart: [5, 6] },
  'sample-0.csv': { header: 1, kept: 3, cells: [[0, 4, '6704.974958506101']] },
  'test__invalid_utf_header.csv': { encoding: 'windows-1252', header: 0, kept: 11 },
  'test__long_escaped_value_unicode.csv': { header: 0, kept: 1 },
  'test__many_empty_lines.csv': { header: 0, kept: 1, blank: 19_999 },
  'test__mixed_line_endings.csv': { header: 0, kept: 3, cells: [[2, 2, '30']] },
  'test__test_long_line.csv': { header: 0, kept: 2 },
  'thousands_separator__multi_column_quote.csv': { header: 1, kept: 5, cells: [[2, 1, '300,000,000.40']] },
  'unescaped_quotes__end_quote_mixed.csv': { header: 1, kept: 2, warned: 1 },
  'unescaped_quotes__some_escaped_some_not.csv': { header: 1, kept: 3, warned: 2 },
  'unescaped_quotes__unescaped_quote_new_line_rn.csv': {
    delimiter: 'semicolon',
    header: 0,
    kept: 6,
    warned: 6,
    cells: [[2, 1, 'pedro "pdet" \r\nho;landa']],
  },
}

const folder = sharedData('data', 'nasty-csv')

describe.skipIf(folder === null)('hard CSV files', () => {
  it.each(Object.entries(table))('%s', async (name, expected) => {
    const read = await readRows(`${folder}/duckdb_${name}`)
    expect({
      encoding: expected.encoding === undefined ? undefined : read.source.encoding,
      delimiter: expected.delimiter === undefined ? undefined : read.source.delimiter,
      header: read.source.layout.headerLine,
      kept: read.rows.length,
      apart: read.rejected.map((problem) => problem.row),
      blank: read.counts.blank,
      warned: read.warnings.length,
    }).toEqual({
      encoding: expected.encoding,
      delimiter: expected.delimiter,
      header: expected.header,
      kept: expected.kept,
      apart: expected.apart ?? [],
      blank: expected.blank ?? 0,
      warned: expected.warned ?? 0,
    })
    const { counts } = read
    expect(counts.above + counts.kept + counts.setApart + counts.remarks + counts.blank).toBe(counts.records)
    for (const [row, column, text] of expected.cells ?? []) expect(read.rows[row]?.[column]).toBe(text)
  })

  it('says in a sentence that an empty file is empty', async () => {
    await expect(readRows(`${folder}/duckdb_empty.csv`)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('is empty'),
    })
  })
})
