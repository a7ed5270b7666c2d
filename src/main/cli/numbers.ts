// Numbers as they are typed on the command line.
import { InvalidArgumentError } from 'commander'

/** A number of seconds, 0 or more. Throws for anything else. */
export const seconds = (text: string): number => {
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('Give a number of seconds, 0 or more.')
  return value
}
