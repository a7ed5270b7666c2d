// Where the practice shop's answers differ from TikTok's OpenAPI files on purpose, each with its reason.

/** A member that the files do not have. */
type AddedMember = {
  readonly operation: RegExp
  readonly place: string
  readonly member: string
  readonly schema: Record<string, unknown>
  readonly reason: string
}
/** A member whose prose lists values that are not all there are. */
type LooseEnumeration = { readonly operation: RegExp; readonly place: string; readonly reason: string }

export const addedMembers: readonly AddedMember[] = []

export const looseEnumerations: readonly LooseEnumeration[] = [
  {
    operation: /^POST \/product\/202309\/products\/search$/,
    place: '.products[].skus[].price.currency',
    reason:
      'The list of this older version lacks BRL, although shops in Brazil can call it; the newer versions have it.',
  },
  {
    operation: /^GET \/product\/202309\/products\/\{product_id\}$/,
    place: '.package_weight.unit',
    reason:
      'The list lacks GRAM, which Create Product takes in Brazil, Japan and Mexico and which must come back as it was sent.',
  },
]
