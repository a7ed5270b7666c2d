// Limits of texts and lists, told in the words of the platform's parameter error (98001004). Pure.
import { Refusal } from './refusal.ts'

/** A member, what was given, and how long it may be. */
export type Length = readonly [member: string, given: string | readonly unknown[] | undefined, most: number]

/** Refuses with 98001004 a parameter, saying what is expected. */
export const refuseValue = (member: string, expected: string): never => {
  throw new Refusal(98001004, `The parameter ${member} is invalid: ${expected}.`)
}

/** Refuses with 98001004 the first text or list that is too long. */
export const checkLengths = (lengths: readonly Length[]): void => {
  for (const [member, given = '', most] of lengths) {
    const unit = typeof given === 'string' ? 'characters' : 'entries'
    if (given.length > most) refuseValue(member, `at most ${String(most)} ${unit} are expected`)
  }
}
