import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createXmlReader } from '#core/import/xml-reader.ts'

const read = (pieces: readonly string[]): { told: string[]; fault: string | null } => {
  const told: string[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') told.push(text)
    text = ''
  }
  const reader = createXmlReader({
    open: (name, attributes) => {
      flush()
      told.push(
        `<${name}${Object.entries(attributes)
          .map(([key, value]) => ` ${key}=${value}`)
          .join('')}>`,
      )
    },
    text: (more) => {
      text += more
    },
    close: (name) => {
      flush()
      told.push(`</${name}>`)
    },
  })
  let fault: string | null = null
  for (const [index, piece] of pieces.entries())
    fault = reader.push(piece, index === pieces.length - 1)?.sentence ?? null
  return { told, fault }
}

describe('XML', () => {
  it('tells the same whatever the pieces are that it comes in', () => {
    const whole =
      '<?xml version="1.0"?><!-- a --><rss g="1"><g:item x="a &amp; b"><t>Größe &lt;b&gt; &#x1F600;</t><d><![CDATA[<p>x]]></d><e/></g:item></rss>'
    const expected = read([whole])
    expect(expected).toEqual({
      told: [
        '<rss g=1>',
        '<g:item x=a & b>',
        '<t>',
        'Größe <b> 😀',
        '</t>',
        '<d>',
        '<p>x',
        '</d>',
        '<e>',
        '</e>',
        '</g:item>',
        '</rss>',
      ],
      fault: null,
    })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), whole.length]
        const pieces = places.slice(1).map((place, index) => whole.slice(places[index], place))
        expect(read(pieces)).toEqual(expected)
      }),
    )
  })

  it.each([
    ['a bare ampersand', '<a>Salt & pepper &nbsp;&eacute;</a>', 'Salt & pepper &nbsp;&eacute;'],
    ['a letter that XML does not know', '<a>bell \u0007 here</a>', 'bell \u0007 here'],
  ])('keeps %s as it stands', (_what, text, kept) => {
    expect(read([text])).toEqual({ told: ['<a>', kept, '</a>'], fault: null })
  })

  it.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /defines entities of its own/],
    ['an end in the middle', '<a><b>text', /breaks off/],
    ['a tag closed that is not open', '<a><b></c></a>', /closed that is not open/],
    ['tags beyond all depth', '<a>'.repeat(300), /nested more than 200/],
    ['a text without end', `<a>${'x'.repeat(8_500_000)}`, /longer than eight million|breaks off/],
  ])('names %s', (_what, text, sentence) => {
    expect(read([text]).fault).toMatch(sentence)
  })
})
