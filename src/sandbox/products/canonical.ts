// A value as text that does not depend on the order in which members were sent. Pure.

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    members.sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
  )
}

/** JSON text with members in the order of their names; absent and undefined members count alike. */
export const canonicalText = (value: unknown): string => JSON.stringify(sorted(value)) ?? ''
