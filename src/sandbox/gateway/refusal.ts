// What the practice shop says no with: a code, words, and the HTTP status that goes with the code. It decides nothing.

/** Statuses that were seen with gateway codes; every other code travels with the status set for business errors. */
const statusByCode: Readonly<Record<number, number>> = {
  101000: 401,
  105002: 401,
  105004: 403,
  105005: 403,
  106001: 401,
  106013: 400,
  36004001: 400,
  36004004: 400,
  36009002: 429,
  36009003: 500,
  36009004: 400,
  36009007: 408,
  36009009: 404,
  36009010: 405,
  36009014: 400,
  36009021: 413,
  36009022: 400,
  36009023: 400,
  36009033: 403,
  98001004: 400,
}

/** Thrown wherever a call is refused; the gateway turns it into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly headers: Readonly<Record<string, string>>
  constructor(code: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.code = code
    this.headers = headers
  }
}

/** What work was refused with, or null: for answers that tell how each of several parts went. */
export const refusalOf = (work: () => void): Refusal | null => {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** The HTTP status of a code. Business errors have one status for all, since none was ever verified. */
export const statusOf = (code: number, businessErrorStatus: number): number => statusByCode[code] ?? businessErrorStatus

/** Refuses with a gateway parameter error (36009004), whose words name what is wrong. */
export const refuseParameter = (message: string): never => {
  throw new Refusal(36009004, message)
}

const goName = (member: string): string =>
  member
    .split('_')
    .map((word) => (word === 'id' ? 'ID' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')

/** The words of a missing required member, in the style of the platform's Go service. `parent` is null at the top. */
export const missingWords = (member: string, parent: string | null = null): string =>
  `${goName(member)}${parent === null ? '' : ` of ${goName(parent)}`} is a required field and has not been provided.`
