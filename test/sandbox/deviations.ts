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

export const looseEnumerations: readonly LooseEnumeration[] = []
