// Cells on their way to and from a spreadsheet.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTsv, toTsv } from '#renderer/features/products/tsv.ts'

describe('cells on the clipboard', () => {
  it('come back as they went, with tabs, quotes and line ends inside', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '€', '\r\n') })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(block, (rows) => {
        // One empty cell is an empty clipboard: nothing can tell it from no cell.
        fc.pre(toTsv(rows) !== '' && rows.at(-1)?.join('') !== '')
        expect(fromTsv(toTsv(rows))).toEqual(rows)
      }),
    )
  })

  it('are read as Excel writes them: one last line end is no row, a quoted cell may hold a line end', () => {
    expect(fromTsv('12.00\t"two\r\nlines"\r\n13.00\t"say ""hi"""\r\n')).toEqual([
      ['12.00', 'two\r\nlines'],
      ['13.00', 'say "hi"'],
    ])
  })

  it('keep a quote that is a measure', () => {
    expect(fromTsv('3" pipe\t"5" wide\n"plain"\tb')).toEqual([
      ['3" pipe', '"5" wide'],
      ['plain', 'b'],
    ])
  })

  it('keep empty cells', () => {
    expect(fromTsv('\t\t1\n\t2\t')).toEqual([
      ['', '', '1'],
      ['', '2', ''],
    ])
  })
})
