// The rule of a leaf's attributes: required ones filled, values taken from the list where it is closed, numbers as numbers.
import type { Attribute } from '#contract/categories.ts'
import type { Finding } from '#contract/finding.ts'
import { quoted } from '#core/values/reading.ts'
import { readNumberText } from '#core/values/number-text.ts'
import { hasChinese, isSymbolsOnly, textLength } from '#core/values/text.ts'
import { attributesToSend, comparable, isPositiveNumber, numberIn } from './attributes-to-send.ts'
import { blocking, warning } from './context.ts'
import type { Rule } from './context.ts'
import { neutralValueOf } from './neutral.ts'
import { valueInWords } from './own-words.ts'
import { inWords, refusedInName } from './writing.ts'

const at = ({ id, name }: Pick<Attribute, 'id' | 'name'>) => ({ field: `attribute:${id}`, place: name })

const examples = ({ values }: Attribute): string => {
  const names = values.slice(0, 3).map(({ name }) => name)
  return names.length === 0 ? '' : ` such as ${names.join(', ')}`
}

// Codes of the platform: 12052104 missing, 12052240 and 12052247 not in the list, 12052246 several, 12052256 number, 12052249 length,
// 12052250 Chinese, 12052935 signs.
export const checkAttributes: Rule = (product, { leaf, market, defaults }) => {
  if (leaf === null) return []
  const { sent, missing, unlisted, notNumbers, tooMany, foreign } = attributesToSend(product, leaf, defaults)
  const found: Finding[] = []
  const needed = new Set(missing.map(({ id }) => id))
  const named = new Set([...unlisted, ...notNumbers].map(({ attribute }) => attribute.id))
  for (const attribute of missing) {
    // Its own finding below says what is wrong with the value it has.
    if (named.has(attribute.id)) continue
    const inWords = valueInWords(attribute, product)
    const fix =
      inWords === null ? (neutralValueOf(attribute) === null ? null : 'attribute-neutral') : 'attribute-from-words'
    const hint = inWords === null ? `Choose one${examples(attribute)}.` : `The product itself says “${inWords.name}”.`
    const sentence = `“${attribute.name}” is required in this leaf category and has no value. ${hint}`
    found.push(blocking({ ...at(attribute), code: 'attribute-missing', fix, sentence }))
  }
  for (const { attribute, values, isNeutral } of sent) {
    if (isNeutral) {
      const inWords = valueInWords(attribute, product)
      const fix = inWords === null ? 'attribute-neutral' : 'attribute-from-words'
      const hint = inWords === null ? 'Choose a better one if you can.' : `The product itself says “${inWords.name}”.`
      const sentence = `“${attribute.name}” is required and empty; “${values[0]?.name ?? ''}” will be sent. ${hint}`
      found.push(warning({ ...at(attribute), code: 'attribute-neutral', fix, sentence }))
      continue
    }
    const { strict, loose } = market.attributeTextMaximum.value
    for (const { id, name } of values) {
      if (id !== null) continue
      if (!market.takesChinese.value && hasChinese(name)) {
        const sentence = `“${attribute.name}” holds Chinese characters, which ${market.name} does not take. Write it in the language of the market.`
        found.push(blocking({ ...at(attribute), code: 'attribute-chinese', sentence }))
      }
      const refused = refusedInName(name, market.titleMostInARow.value)
      if (refused.length > 0) {
        const sentence = `“${attribute.name}” holds ${inWords(refused)}, which TikTok Shop refuses. Take them out.`
        found.push(blocking({ ...at(attribute), code: 'attribute-signs', fix: 'attribute-clean', sentence }))
      }
      if (isSymbolsOnly(name)) {
        const sentence = `“${attribute.name}” holds ${quoted(name)}, which has no letter or digit; TikTok Shop refuses it. Say it in a word.`
        found.push(blocking({ ...at(attribute), code: 'attribute-no-words', sentence }))
      }
      const length = textLength(name)
      if (length > loose) {
        const sentence = `“${attribute.name}” has ${length} characters; at most ${loose} are taken. Shorten it.`
        found.push(blocking({ ...at(attribute), code: 'attribute-long', sentence }))
      } else if (length > strict) {
        const sentence = `“${attribute.name}” has ${length} characters; more than ${strict} may be refused. Shorten it to be safe.`
        found.push(warning({ ...at(attribute), code: 'attribute-long', sentence }))
      }
    }
  }
  for (const { attribute, text } of unlisted) {
    const sentence = `“${attribute.name}”: ${quoted(text)} is not in this leaf's list and own values are not taken. It is not sent; choose one${examples(attribute)}.`
    const say = needed.has(attribute.id) ? blocking : warning
    found.push(say({ ...at(attribute), code: 'attribute-unlisted', sentence }))
  }
  for (const { attribute, text } of notNumbers) {
    const reading = readNumberText(numberIn(text), ',')
    const canMend = isPositiveNumber(reading.isOk ? numberIn(text) : (reading.problem.suggestion ?? ''))
    const fix = canMend ? 'attribute-number' : null
    const say = needed.has(attribute.id) ? blocking : warning
    const sentence = `“${attribute.name}”: ${quoted(text)} is not a number above zero. Type digits only, with a point for decimals.`
    found.push(say({ ...at(attribute), code: 'attribute-not-number', fix, sentence }))
  }
  for (const attribute of tooMany) {
    const sentence = `“${attribute.name}” takes one value and has several; only the first would be sent. Keep the one that fits best.`
    found.push(blocking({ ...at(attribute), code: 'attribute-several', fix: 'attribute-keep-first', sentence }))
  }
  for (const one of foreign) {
    const isSales = leaf.attributes.some(
      ({ id, name, isSales: sells }) => sells && (id === one.attributeId || comparable(name) === comparable(one.name)),
    )
    const why = isSales
      ? 'tells variants apart in this leaf category; give it to the variants as an option'
      : 'is not asked for in this leaf category'
    const sentence = `“${one.name}” ${why}. The value is kept here and not sent.`
    found.push(
      warning({ field: `attribute:${one.attributeId}`, place: one.name, code: 'attribute-kept-aside', sentence }),
    )
  }
  return found
}
