// The rule of article numbers: readable, right, and none twice in a product. They cannot be changed once listed, so doubts block.
import { readIdentifier } from '#core/values/identifier.ts'
import { blocking } from './context.ts'
import type { Rule } from './context.ts'
import { placeOf } from './places.ts'

// Codes of the platform: 12052591 digits, 12052592 twice, 12052593 unchangeable.
export const checkIdentifiers: Rule = (product) => {
  const seen = new Set<string>()
  return product.variants.flatMap((variant) => {
    if (variant.identifierCode.trim() === '') return []
    const place = placeOf('Article number', product, variant)
    const at = { field: 'identifierCode', place, variantId: variant.id }
    const reading = readIdentifier(variant.identifierType, variant.identifierCode)
    if (!reading.isOk) {
      const { kind, sentence, suggestion } = reading.problem
      const fix = suggestion === null ? 'identifier-clear' : 'identifier-restore'
      return [blocking({ ...at, code: `identifier-${kind}`, fix, sentence: `${place}: ${sentence}` })]
    }
    const { code } = reading.value
    const isTwice = seen.has(code)
    seen.add(code)
    if (!isTwice) return []
    const sentence = `${place}: ${code} stands at another variant too. Each variant needs its own; clear the wrong one.`
    return [blocking({ ...at, code: 'identifier-repeated', fix: 'identifier-clear', sentence })]
  })
}
