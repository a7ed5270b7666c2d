// Mends of titles and descriptions. Each gives the edits it would make, and none where there is nothing to mend.
import { cleanLine, trimAtWord } from '#core/values/text.ts'
import { saysNothing } from './description.ts'
import { shownHtml } from './html.ts'
import { productEdit } from './mend.ts'
import type { Mend } from './mend.ts'

export const cleanTitle: Mend = (product, { market }) => {
  const clean = cleanLine(product.title, market.titleMostInARow.value)
  return clean === '' ? [] : productEdit(product, 'title', clean)
}

export const trimTitle: Mend = (product, { market }) =>
  productEdit(product, 'title', trimAtWord(product.title.trim(), market.titleMaximum.value.strict))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const describeByTitle: Mend = (product, { market }) => {
  const title = cleanLine(product.title, market.titleMostInARow.value)
  return title === '' || !saysNothing(product.description)
    ? []
    : productEdit(product, 'description', `<p>${escaped(title)}</p>`)
}

export const cleanDescription: Mend = (product) => {
  const { html, leftOut } = shownHtml(product.description)
  return leftOut.length === 0 ? [] : productEdit(product, 'description', html)
}

/** Cuts whole blocks off the end, then words of the last one. */
export const trimDescription: Mend = (product, { market }) => {
  const maximum = market.descriptionMaximum.value
  const { html } = shownHtml(product.description)
  if (html.length <= maximum) return []
  const blocks = html.split(/(?<=<\/(?:p|ul|ol|li)>)/u)
  while (blocks.length > 1 && shownHtml(blocks.join('')).html.length > maximum) blocks.pop()
  const kept = shownHtml(blocks.join('')).html
  if (kept.length <= maximum) return productEdit(product, 'description', kept)
  const words = kept
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return productEdit(product, 'description', `<p>${trimAtWord(words, maximum - 7)}</p>`)
}
