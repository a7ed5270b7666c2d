// Ids and descriptions of the documents that categories ask for. Plain data.
import { hashedId } from '../ids.ts'
import type { Market } from '../markets/market.ts'
import { certificateNames } from './tree.ts'
import type { AttributeCondition, CategoryAttribute } from './attributes.ts'

/** The id of a kind of document: the same in every category. */
export const certificateId = (name: string): string => hashedId(`certificate ${name}`)

/** What the rules say about a document. */
export const certificateDetails = (name: string): string =>
  `Upload a clear, complete and valid copy of: ${name}. The name of the product and of its maker must be readable.`

const ids = new Set(certificateNames.map(certificateId))

/** True for the id of a kind of document that any category asks for. */
export const isCertificateId = (id: string): boolean => ids.has(id)

const expiring = ['Registration', 'Authorization', 'Certificate']
/** True where the document needs an expiration date: since June 2025, in South-East Asia first. */
export const isExpiryRequired = ({ region }: Pick<Market, 'region'>, name: string): boolean =>
  region === 'ID' && expiring.some((word) => name.includes(word))

const poweredBy = { attribute: 'Contains Batteries or Cells?', values: ['Battery', 'Cell'] }

/** The values that make a document required that otherwise is not: test reports of electrical goods, as soon as the goods carry a battery. */
export const certificateCondition = (
  { name, isRequired }: { readonly name: string; readonly isRequired: boolean },
  attributes: readonly CategoryAttribute[],
): AttributeCondition | null => {
  if (isRequired || !name.startsWith('UL/')) return null
  const attribute = attributes.find((known) => known.name === poweredBy.attribute)
  if (attribute === undefined) return null
  const valueIds = (attribute.values ?? []).flatMap((value) =>
    poweredBy.values.includes(value.name) ? [value.id] : [],
  )
  return { attributeId: attribute.id, valueIds }
}
