// Reads the platform's JSON without losing a digit of a long id. It knows no shape.
import { isInteger, isSafeNumber, parse } from 'lossless-json'

/** A value of parsed JSON. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [member: string]: JsonValue | undefined }

const readNumber = (digits: string): number | string =>
  isInteger(digits) && !isSafeNumber(digits) ? digits : Number(digits)

/**
 * Parses JSON. Integers that a double cannot hold (ids in webhooks) become strings of their digits; all other numbers stay numbers.
 * Throws a SyntaxError for text that is no JSON.
 */
export const parseWireJson = (text: string): JsonValue =>
  // The reader above and JSON's grammar leave nothing but these types.
  parse(text, null, { parseNumber: readNumber }) as JsonValue
