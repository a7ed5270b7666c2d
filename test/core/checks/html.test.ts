// Descriptions: what goes out holds only what the platform shows, and no word is lost.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownHtml } from '#core/checks/html.ts'

describe('a description', () => {
  it.each([
    ['Plain words', '<p>Plain words</p>'],
    ['First\nline\n\nSecond & last', '<p>First<br>line</p><p>Second & last</p>'],
    ['<p>One</p><p></p><p>Two</p>', '<p>One</p><p>Two</p>'],
    ['<ul><li>One</li><li>Two<ul><li>Inner</li></ul></li></ul>', '<ul><li>One</li><li>Two</li><li>Inner</li></ul>'],
    ['<ol><li><p>One</p></li></ol>after', '<ol><li>One</li></ol><p>after</p>'],
    ['<h1>Head</h1>text', '<p><strong>Head</strong></p><p>text</p>'],
    ['<b>bold <i>both</b> slanted</i>', '<p><strong>bold <em>both</em></strong><em> slanted</em></p>'],
    ['<style>p{}</style><script>alert(1)</script>Safe', '<p>Safe</p>'],
    ['<table><tr><td>A</td><td>B</td></tr></table>', '<p>A B</p>'],
    ['<p onclick="x">5 < 6</p>', '<p>5 &lt; 6</p>'],
    ['<br><br>', ''],
    ['<script>open', '<p>open</p>'],
  ])('%s becomes %s', (source, html) => {
    expect(shownHtml(source).html).toBe(html)
  })

  it('names what it loses', () => {
    expect(shownHtml('<img src=a><table></table><iframe src=x></iframe><img>x').leftOut).toEqual([
      'pictures',
      'tables',
      'embedded pages',
    ])
  })

  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<ul>',
    '</ul>',
    '<ol>',
    '<li>',
    '</li>',
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<u>',
    '</u>',
    '<br>',
    '<div class="a>b">',
    '</div>',
    '<h2>',
    '</h2>',
    '<img src="x">',
    '<script>',
    '</script>',
    '<td>',
    '<!-- c -->',
    '<!--',
    '<',
    '>',
    '&amp;',
    '&nbsp;',
    ' ',
    '\n\n',
    '\n',
    'word',
    'Wort',
    '"',
  )

  it('cleaned stays as it is, holds only whole allowed tags, and keeps its words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string({ maxLength: 6 })), { maxLength: 30 }),
        (parts) => {
          const source = parts.join('')
          const { html } = shownHtml(source)
          expect(shownHtml(html)).toEqual({ html, leftOut: [], isEmpty: html === '' })
          const open: string[] = []
          for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z]+)>/gu)) {
            expect(['p', 'ul', 'ol', 'li', 'br', 'strong', 'em', 'u']).toContain(name)
            if (name === 'br') continue
            const closed = end === '' ? (open.push(name), name) : open.pop()
            expect(closed).toBe(name)
          }
          expect(open).toEqual([])
          expect(html.replaceAll(/<\/?[a-z]+>/gu, '')).not.toMatch(/[<>]/u)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
