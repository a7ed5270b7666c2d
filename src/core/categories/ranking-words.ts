// Words in category names that make a leaf a special case. A leaf of a special case comes first only when it is asked for. Data.
import { plainWords } from './words.ts'

/** Whom or what a branch is only for. Words that stand for the same audience share a line. */
const audienceLines = [
  'pet dog cat fish aquatic aquarium reptile amphibian bird farm poultry puppy animal',
  'baby maternity nursing infant',
  'kid child boy girl children',
  'muslim islamic hijab umroh prayer abaya niqab khimar mukena kaftan gamis',
  'car motorcycle automotive rv quad motorhome boat marine truck vehicle brake headlight bike cycling',
  'commercial salon hotel school restaurant office',
  'owned refurbished',
  'collectible collection trading',
  'gold silver diamond jade pearl amber mellite platinum karat crystal ruby gemstone semiprecious',
  'book magazine literature',
  'voucher booking',
  'camping hiking',
] as const

/** What a leaf is beside the thing itself. */
export const sidelines: ReadonlySet<string> = new Set(
  plainWords(
    `accessories parts replacement repair cleaning cleaner refill supplies care kit maintenance organizer storage
      tool sport shower spinning dispenser making fountain`,
  ),
)

const lineOf = new Map(audienceLines.flatMap((line, number) => plainWords(line).map((word) => [word, number] as const)))

export const audiences: ReadonlySet<string> = new Set(lineOf.keys())

const persons = new Set(plainWords('man woman lady gentleman male female unisex adult toddler newborn'))

/** True for words that say for whom goods are, or that they are an addition: they do not name the goods. */
export const isBesideTheThing = (word: string): boolean =>
  audiences.has(word) || persons.has(word) || sidelines.has(word)

/** True where a word asks for the audience another word names: "puppy" asks for the branch of dogs. */
export const isSameAudience = (asked: string, audience: string): boolean => {
  const line = lineOf.get(asked)
  return line !== undefined && line === lineOf.get(audience)
}
