// Ids and descriptions of the documents that categories ask for. Plain data.
import { hashedId } from '../ids.ts'

/** The id of a kind of document: the same in every category. */
export const certificateId = (name: string): string => hashedId(`certificate ${name}`)

/** What the rules say about a document. */
export const certificateDetails = (name: string): string =>
  `Upload a clear, complete and valid copy of: ${name}. The name of the product and of its maker must be readable.`

const expiring = ['Registration', 'Authorization', 'Certificate']
/** True where the document needs an expiration date (markets of South-East Asia). */
export const hasExpiry = (name: string): boolean => expiring.some((word) => name.includes(word))
