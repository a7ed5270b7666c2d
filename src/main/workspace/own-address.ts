// The app's own addresses, listwright://…, as an installed app is handed them by the system. Anybody may write such an address, so it decides nothing by itself.

export const ownScheme = 'listwright'

const longest = 4_000

/** Finds an address of ours among the words of a command line. */
export const findOwnAddress = (words: readonly string[]): string | null =>
  words.find((word) => word.toLowerCase().startsWith(`${ownScheme}:`)) ?? null

/** The address, where it is one that an approval comes back to (listwright://callback with its parameters); null for any other. */
export const readOwnRedirect = (address: string): string | null => {
  if (address.length > longest || !URL.canParse(address)) return null
  const { protocol, host, pathname, username, password } = new URL(address)
  const isBare = username === '' && password === '' && (pathname === '' || pathname === '/')
  return protocol === `${ownScheme}:` && host === 'callback' && isBare ? address : null
}
