// Reads the bodies that the control interface takes, member by member. What is wrong is told in a sentence.

/** Thrown for a body that makes no sense. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: 400 | 404
  constructor(message: string, status: 400 | 404 = 400) {
    super(message)
    this.status = status
  }
}

export type Input = Readonly<Record<string, unknown>>

/** An object of a body. */
export const asInput = (value: unknown): Input => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlError('A JSON object is expected.')
  // Checked above.
  return value as Input
}

const misfit = (name: string, expected: string): never => {
  throw new ControlError(`${name} must be ${expected}.`)
}

export const readText = (input: Input, name: string): string | undefined => {
  const value = input[name]
  return value === undefined || typeof value === 'string' ? value : misfit(name, 'a text')
}
export const needText = (input: Input, name: string): string => readText(input, name) ?? misfit(name, 'given')

export const readNumber = (input: Input, name: string): number | undefined => {
  const value = input[name]
  return value === undefined || (typeof value === 'number' && Number.isFinite(value)) ? value : misfit(name, 'a number')
}
/** A number within bounds; `isWhole` refuses fractions. */
export const readNumberWithin = (
  input: Input,
  name: string,
  [least, most]: readonly [number, number],
  isWhole = false,
): number | undefined => {
  const value = readNumber(input, name)
  const isFit = value === undefined || (value >= least && value <= most && (!isWhole || Number.isInteger(value)))
  const kind = isWhole ? 'a whole number' : 'a number'
  return isFit
    ? value
    : misfit(
        name,
        most === Number.MAX_SAFE_INTEGER
          ? `${kind}, not below ${String(least)}`
          : `${kind} from ${String(least)} to ${String(most)}`,
      )
}
export const readBoolean = (input: Input, name: string): boolean | undefined => {
  const value = input[name]
  return value === undefined || typeof value === 'boolean' ? value : misfit(name, 'true or false')
}
export const readTexts = (input: Input, name: string): string[] | undefined => {
  const value = input[name]
  if (value === undefined) return undefined
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value
    : misfit(name, 'a list of texts')
}
export const readWord = <Word extends string>(input: Input, name: string, words: readonly Word[]): Word | undefined => {
  const value = readText(input, name)
  return value === undefined
    ? undefined
    : (words.find((word) => word === value) ?? misfit(name, `one of ${words.join(', ')}`))
}
