// The editor of a description: what is written and pasted holds only what buyers can see, and no word is lost.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownHtml } from '#core/checks/html.ts'
import { lostInWords, pastedHtml, writtenHtml } from '#core/checks/written-html.ts'

const words = (html: string): string => html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, '')

describe('writing a description', () => {
  it.each([
    ['First line<p>Second</p>', '<p>First line</p><p>Second</p>'],
    ['<div>One</div><div><br></div><div>Two</div>', '<p>One</p><p>Two</p>'],
    ['<b>Oak</b>&nbsp;and &nbsp;<i>ash</i>', '<p><strong>Oak</strong> and <em>ash</em></p>'],
    ['<ul><li>One<br></li><li><u>Two</u></li></ul>', '<ul><li>One</li><li><u>Two</u></li></ul>'],
    ['5 &lt; 6 &amp; 7', '<p>5 &lt; 6 &amp; 7</p>'],
    ['<p><br></p>', ''],
  ])('%s is kept as %s', (content, html) => {
    expect(writtenHtml(content)).toBe(html)
  })

  it('keeps every word and writing it again changes nothing', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<p>',
      '</p>',
      '<li>',
      '<br>',
      '&nbsp;',
      'oak',
      'ash ',
      '&amp;',
      '<span>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        const once = writtenHtml(parts.join(''))
        expect(writtenHtml(once)).toBe(once)
        expect(words(once)).toBe(words(parts.join('').replaceAll('&nbsp;', ' ')))
      }),
    )
  })
})

describe('pasting into a description', () => {
  it('puts one paragraph into the line that is there, and several as paragraphs', () => {
    expect(pastedHtml({ html: '', text: 'solid oak' }).html).toBe('solid oak')
    expect(pastedHtml({ html: '<!--StartFragment--><p><b>oak</b></p>', text: 'oak' }).html).toBe('<strong>oak</strong>')
    expect(pastedHtml({ html: '', text: 'One\n\nTwo' }).html).toBe('<p>One</p><p>Two</p>')
    expect(pastedHtml({ html: '<p>a</p><ul><li>b</li></ul>', text: '' }).html).toBe('<p>a</p><ul><li>b</li></ul>')
  })

  it('takes signs of plain text as they are and HTML that was copied as text for HTML', () => {
    expect(pastedHtml({ html: '', text: 'A & B &lt; 5 < 6' }).html).toBe('A &amp; B &amp;lt; 5 &lt; 6')
    expect(pastedHtml({ html: '', text: '<p>Oak &amp; ash</p><script>x</script>' }).html).toBe('Oak &amp; ash')
  })

  it('says what it leaves out, and lets nothing in that could run', () => {
    const pasted = pastedHtml({
      html: '<img src=x onerror=alert(1)><table><tr><td onclick=y>A</td></tr></table>',
      text: '',
    })
    expect(pasted).toEqual({ html: 'A', leftOut: ['pictures', 'tables'] })
    fc.assert(
      fc.property(fc.string(), fc.string(), (html, text) => {
        const { html: clean } = pastedHtml({ html, text })
        expect(clean.replaceAll(/<\/?(?:p|ul|ol|li|strong|em|u)>|<br>/gu, '')).not.toMatch(/[<>]/u)
      }),
    )
  })

  it('names what a buyer never sees of a description', () => {
    expect(lostInWords('<p>Words</p>')).toEqual([])
    expect(lostInWords('<a href="https://example.com">x</a><img>')).toEqual(['pictures', 'the addresses of links'])
    expect(shownHtml('<a href="x">here</a>').html).toBe('<p>here</p>')
  })
})
