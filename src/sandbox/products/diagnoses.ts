// Diagnoses of listing quality in the wire's form, and the suggestions that go with them. Pure.
import { findQuality } from './quality.ts'
import type { ListingBody } from './listing.ts'

type Judged = Pick<ListingBody, 'title' | 'description' | 'main_images'>
type Diagnosis = {
  field: string
  diagnosis_results: { code: string; how_to_solve: string; quality_tier: string }[]
}

/** What could be better, by field. */
export const diagnosesOf = (listing: Judged, missingAttributes = 0): Diagnosis[] => {
  const byField = new Map<string, Diagnosis>()
  for (const { field, code, advice, tier } of findQuality(listing, missingAttributes)) {
    const diagnosis = byField.get(field) ?? { field, diagnosis_results: [] }
    diagnosis.diagnosis_results.push({ code, how_to_solve: advice, quality_tier: tier })
    byField.set(field, diagnosis)
  }
  return [...byField.values()]
}

const fillers = new Set('a an and the of for with in on to from by set pack piece pieces new'.split(' '))

/** Words of a title that buyers may search for, most telling first. */
export const seoWords = (title: string, categoryName: string): string[] => {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !fillers.has(word))
  const pairs = words.slice(0, -1).map((word, index) => `${word} ${words[index + 1] ?? ''}`)
  return [...new Set([categoryName.toLowerCase(), ...pairs, ...words])].slice(0, 10)
}

/** A longer title made of the listing's own words and its category. */
export const suggestTitle = (title: string, categoryName: string, longest: number): string => {
  const isNamed = title.toLowerCase().includes(categoryName.toLowerCase())
  return `${title.trim()}${isNamed ? '' : ` - ${categoryName}`}`.slice(0, longest)
}

/** A description of the listing's own words, in paragraphs. */
export const suggestDescription = (title: string, description: string): string => {
  const text = description
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== '')
  return [`<p><strong>${title}</strong></p>`, ...sentences.map((sentence) => `<p>${sentence}</p>`)].join('')
}
