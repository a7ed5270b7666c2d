import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowReader } from '#core/import/row-reader.ts'
import type { Cutting, TextRecord } from '#core/import/row-reader.ts'

const comma: Cutting = { delimiter: ',', quote: '"', escape: 'double' }
const read = (text: string, cutting: Cutting = comma, expected = 0): TextRecord[] => {
  const reader = createRowReader(cutting)
  reader.expectCells(expected)
  return reader.push(text, true)
}
const cells = (text: string, cutting: Cutting = comma): string[][] => read(text, cutting).map((record) => record.cells)

describe('cutting text into rows', () => {
  it('takes CR, LF, CRLF and CR CR LF in one file as one line end each', () => {
    const records = read('a,b\r\nc,d\ne,f\rg,h\r\r\ni,j')
    expect(records.map((record) => record.line)).toEqual([1, 2, 3, 4, 5])
    expect(records.map((record) => record.cells.join(''))).toEqual(['ab', 'cd', 'ef', 'gh', 'ij'])
  })

  it('counts the lines inside a quoted cell, so that later row numbers are those of the file', () => {
    const records = read('a,"one\ntwo\r\nthree"\nb,c\n')
    expect(records.map((record) => [record.line, record.lines])).toEqual([
      [1, 3],
      [4, 1],
    ])
    expect(records[0]?.cells).toEqual(['a', 'one\ntwo\r\nthree'])
  })

  it('reads a quoted cell after blanks, and keeps a quote in the middle of a bare one', () => {
    expect(cells('1968,  86, "Hi, Mom!"\n')).toEqual([['1968', '  86', 'Hi, Mom!']])
    expect(cells('5" pipe,2\n')).toEqual([['5" pipe', '2']])
  })

  it('sets a row with a quote that is never closed apart and reads the next row as it is', () => {
    const records = read('"bla",1\n"blaaa\n"bla,4\n"bla",2\n')
    expect(records.map((record) => record.damage)).toEqual([null, 'unclosed-quote', 'unclosed-quote', null])
    expect(records[3]?.cells).toEqual(['bla', '2'])
  })

  it('keeps quotes that are not doubled and says so', () => {
    const [record] = read('"Pedro "the" legend",1\n')
    expect(record?.cells).toEqual(['Pedro "the" legend', '1'])
    expect(record?.hasStrayQuotes).toBe(true)
  })

  it('reads backslash escapes where the file uses them', () => {
    expect(cells('345|"text\\"2\\""\n', { delimiter: '|', quote: '"', escape: 'backslash' })).toEqual([
      ['345', 'text"2"'],
    ])
  })

  it('sets a line of more than a million characters apart and goes on behind it', () => {
    const reader = createRowReader(comma)
    const records = [
      ...reader.push('a,b\n', false),
      ...reader.push('x'.repeat(1_200_000), false),
      ...reader.push('y'.repeat(300_000), false),
      ...reader.push('z\nc,d\n', true),
    ]
    expect(records.map((record) => record.damage)).toEqual([null, 'too-long', null])
    expect(records[2]).toMatchObject({ line: 3, cells: ['c', 'd'] })
  })

  it('gives back every table of well-formed text, wherever the text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', ';'), maxLength: 6 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(40), (rows, end, step) => {
        const written =
          rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end) + end
        const reader = createRowReader(comma)
        const records: TextRecord[] = []
        for (let at = 0; at < written.length; at += step + 1)
          records.push(...reader.push(written.slice(at, at + step + 1), false))
        records.push(...reader.push('', true))
        expect(records.map((record) => record.cells)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  it('accounts for every line of any text: the lines of all records add up to those of the file', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', "'", '\\'), maxLength: 60 })
    fc.assert(
      fc.property(anyText, fc.nat(7), (text, step) => {
        const reader = createRowReader(comma)
        const records: TextRecord[] = []
        for (let at = 0; at < text.length; at += step + 1)
          records.push(...reader.push(text.slice(at, at + step + 1), false))
        records.push(...reader.push('', true))
        const breaks = text.match(/\r\r\n|\r\n|\r|\n/g)?.length ?? 0
        const lines = breaks + (/[\r\n]$/.test(text) || text === '' ? 0 : 1)
        expect(records.reduce((sum, record) => sum + record.lines, 0)).toBe(lines)
      }),
      { numRuns: 2000 },
    )
  })
})
