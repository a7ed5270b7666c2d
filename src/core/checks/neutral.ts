// Finds the value of a list that says "nothing special": Not applicable, None, Unbranded, Other. Data and a look-up.
import type { Attribute } from '#contract/categories.ts'

// In order of preference: what claims least comes first. English, Indonesian, Portuguese, Spanish, as the platform's lists have them.
const neutralNames = [
  'not applicable',
  'n/a',
  'na',
  'does not apply',
  'tidak berlaku',
  'não se aplica',
  'no aplica',
  'unspecified',
  'not specified',
  'tidak ditentukan',
  'não especificado',
  'unbranded',
  'no brand',
  'tidak ada merek',
  'sem marca',
  'sin marca',
  'none',
  'tidak ada',
  'nenhum',
  'ninguno',
  'no warranty',
  'other',
  'others',
  'lainnya',
  'lain-lain',
  'outro',
  'outros',
  'otro',
  'otros',
  'generic',
] as const

const ranks = new Map<string, number>(neutralNames.map((name, rank) => [name, rank]))

const bare = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replace(/\.$/u, '')

/** True for a name that says nothing special. */
export const isNeutralName = (name: string): boolean => ranks.has(bare(name))

/** The neutral value an attribute's list offers, the least claiming first; null where it offers none. */
export const neutralValueOf = ({
  values,
}: Pick<Attribute, 'values'>): { readonly id: string; readonly name: string } | null => {
  let best: { readonly id: string; readonly name: string } | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const value of values) {
    const rank = ranks.get(bare(value.name))
    if (rank !== undefined && rank < bestRank) {
      best = value
      bestRank = rank
    }
  }
  return best
}
