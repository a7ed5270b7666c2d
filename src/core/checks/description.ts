// The rule of descriptions, and the description as it is sent. Only what the platform can show goes out; what that loses is named.
import type { Product } from '#contract/product.ts'
import { hasChinese, isSymbolsOnly } from '#core/values/text.ts'
import { blocking, warning } from './context.ts'
import type { Rule } from './context.ts'
import { shownHtml } from './html.ts'
import { counted } from './places.ts'

const place = 'Description'
const field = 'description'

const textOf = (html: string): string => html.replaceAll(/<[^>]*>|&[a-z\d#]{2,32};/giu, ' ')

/** True where nothing is left of a description that could be read: no words, or signs only. */
export const saysNothing = (description: string): boolean => {
  const { html, isEmpty } = shownHtml(description)
  return isEmpty || isSymbolsOnly(textOf(html))
}

/** The description as it is sent: cleaned HTML. Empty where the product has none. */
export const descriptionToSend = (product: Pick<Product, 'description'>): string => shownHtml(product.description).html

// Codes of the platform: 12052015 missing, 12052013 length, 12052340 foreign picture, 12052345 tag, 12052346 Chinese, 12052932 only signs.
export const checkDescription: Rule = (product, { market }) => {
  const { html, leftOut, isEmpty } = shownHtml(product.description)
  if (isEmpty) {
    const fix = product.title.trim() === '' ? null : ('description-from-title' as const)
    const sentence =
      leftOut.length > 0
        ? `The description holds no words, only ${leftOut.join(', ')} that TikTok Shop does not show. Write what the product is.`
        : 'There is no description. Write what the product is, what it is made of and what comes in the parcel.'
    return [blocking({ code: 'description-empty', field, place, fix, sentence })]
  }
  const found = []
  if (isSymbolsOnly(textOf(html))) {
    const fix = product.title.trim() === '' ? null : ('description-from-title' as const)
    const sentence = 'The description holds no word, only signs, which TikTok Shop refuses. Write what the product is.'
    found.push(blocking({ code: 'description-no-words', field, place, fix, sentence }))
  }
  const { length } = html
  const maximum = market.descriptionMaximum.value
  if (length > maximum) {
    const sentence = `The description has ${length} characters with its formatting; at most ${maximum} are taken. Shorten it by ${counted(length - maximum, 'character')}.`
    found.push(blocking({ code: 'description-long', field, place, fix: 'description-trim', sentence }))
  }
  if (!market.takesChinese.value && hasChinese(html)) {
    const sentence = `The description holds Chinese characters, which ${market.name} does not take. Write it in the language of the market.`
    found.push(blocking({ code: 'description-chinese', field, place, sentence }))
  }
  if (leftOut.length > 0) {
    const sentence = `The description holds ${leftOut.join(', ')}, which TikTok Shop does not show; they are left out when it is sent, the words stay.`
    found.push(warning({ code: 'description-left-out', field, place, fix: 'description-clean', sentence }))
  }
  return found
}
