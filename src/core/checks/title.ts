// The rule of titles: length, signs the platform refuses, language. Limits come with the market.
import {
  cleanLine,
  collapseSpaces,
  hasChinese,
  hasLongRun,
  hasTag,
  isSymbolsOnly,
  textLength,
} from '#core/values/text.ts'
import { blocking, warning } from './context.ts'
import type { Rule } from './context.ts'
import { inWords, refusedSigns } from './writing.ts'

const place = 'Title'
const field = 'title'

// Codes of the platform: 12052931 formatting, 12052261 empty, 12052262 Chinese, 12052051 length.
const signs = (title: string, mostInARow: number): string[] => [
  ...refusedSigns(title),
  ...(hasTag(title) ? ['web tags such as <b>'] : []),
  ...(hasLongRun(title, mostInARow) ? [`one sign more than ${mostInARow} times in a row`] : []),
]

export const checkTitle: Rule = ({ title }, { market }) => {
  if (title.trim() === '') {
    return [
      blocking({ code: 'title-empty', field, place, sentence: 'There is no title. Type one buyers would search for.' }),
    ]
  }
  const length = textLength(title.trim())
  const [minimum, maximum] = [market.titleMinimum.value, market.titleMaximum.value]
  const mostInARow = market.titleMostInARow.value
  const found = []
  const refused = signs(title, mostInARow)
  const cleanLength = textLength(cleanLine(title, mostInARow))
  const canClean = cleanLength > 0 && (cleanLength >= minimum.loose || length < minimum.loose)
  const clean = canClean ? ('title-clean' as const) : null
  if (refused.length > 0) {
    const sentence = `The title holds ${inWords(refused)}, which TikTok Shop refuses. Take them out.`
    found.push(blocking({ code: 'title-signs', field, place, fix: clean, sentence }))
  } else if (collapseSpaces(title) !== title) {
    const sentence =
      'The title has blanks at an end or several in a row. Take them out, so that it reads well in search results.'
    found.push(warning({ code: 'title-blanks', field, place, fix: clean, sentence }))
  }
  if (isSymbolsOnly(title)) {
    const sentence = 'The title holds no word. Type what the product is.'
    found.push(blocking({ code: 'title-no-words', field, place, sentence }))
  }
  if (!market.takesChinese.value && hasChinese(title)) {
    const sentence = `The title holds Chinese characters, which ${market.name} does not take. Write it in the language of the market.`
    found.push(blocking({ code: 'title-chinese', field, place, sentence }))
  }
  if (length > maximum.loose) {
    const sentence = `The title has ${length} characters; ${market.name} takes at most ${maximum.loose}. Shorten it by ${length - maximum.loose}.`
    found.push(blocking({ code: 'title-long', field, place, fix: 'title-trim', sentence }))
  } else if (length > maximum.strict) {
    const sentence = `The title has ${length} characters; more than ${maximum.strict} may be refused in ${market.name}. Shorten it to be safe.`
    found.push(warning({ code: 'title-long', field, place, fix: 'title-trim', sentence }))
  }
  if (length < minimum.loose) {
    const sentence = `The title has ${length} characters; ${market.name} wants at least ${minimum.loose}. Add what buyers search for: material, size, use.`
    found.push(blocking({ code: 'title-short', field, place, sentence }))
  } else if (length < minimum.strict) {
    const sentence = `The title has ${length} characters; fewer than ${minimum.strict} may be refused in ${market.name}. Add what buyers search for.`
    found.push(warning({ code: 'title-short', field, place, sentence }))
  }
  return found
}
