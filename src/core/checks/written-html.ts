// What a person writes or pastes into the editor of a description, as the HTML that is kept. It decides nothing of what may be sent: html.ts does.
import { shownHtml } from './html.ts'

const hasTag = /<\/?[a-z][^<>]*>/iu

/** The HTML of an editor's content. An editor writes double spaces as codes that a buyer would see as wide gaps. */
export const writtenHtml = (content: string): string => shownHtml(content.replaceAll(/&nbsp;|\u00A0/gu, ' ')).html

/**
 * What is put in where somebody pastes: the formatted form where the clipboard has one, else its text, which may be HTML that was copied as text. One
 * paragraph goes into the line that is there. `leftOut` names what TikTok Shop does not show.
 */
export const pastedHtml = (clipboard: {
  readonly html: string
  readonly text: string
}): { readonly html: string; readonly leftOut: readonly string[] } => {
  const isText = clipboard.html.trim() === ''
  const source = isText && !hasTag.test(clipboard.text) ? clipboard.text.replaceAll('&', '&amp;') : clipboard.text
  const { html, leftOut } = shownHtml(isText ? source : clipboard.html)
  const [, inner] = /^<p>((?:(?!<\/?p>)[^])*)<\/p>$/u.exec(html) ?? []
  return { html: inner ?? html, leftOut }
}

/** What of a description is lost to the words as a buyer sees them: what is not shown, and where its links lead. */
export const lostInWords = (source: string): readonly string[] => [
  ...shownHtml(source).leftOut,
  ...(/<a\s[^>]*href/iu.test(source) ? ['the addresses of links'] : []),
]
