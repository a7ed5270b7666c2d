// What comes of reading a text a person or a file wrote: a value, or a problem. It never throws and never guesses in silence.

/** Why a text could not be taken. `suggestion` is the text that was probably meant; it is offered, never used unasked. */
export type Problem = {
  readonly kind: string
  readonly sentence: string
  readonly suggestion: string | null
}

/** A value, or the problem that stood in the way. */
export type Reading<Value> =
  { readonly isOk: true; readonly value: Value } | { readonly isOk: false; readonly problem: Problem }

export const took = <Value>(value: Value): Reading<Value> => ({ isOk: true, value })

export const refused = <Value>(kind: string, sentence: string, suggestion: string | null = null): Reading<Value> => ({
  isOk: false,
  problem: { kind, sentence, suggestion },
})

/** A text as it is shown inside a sentence: in quotes, shortened where it is long. */
export const quoted = (text: string): string => {
  const letters = Array.from(text.replaceAll(/\s+/gu, ' ').trim())
  return `“${letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')}”`
}
