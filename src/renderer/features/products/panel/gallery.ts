// The order of a product's pictures, named by their sources. Pure; panel-images.tsx saves what comes out.

/** The list with one picture at another place. What is not in the list, and a place outside of it, leave it as it is. */
export const movedTo = (sources: readonly string[], source: string, to: number): string[] => {
  if (!sources.includes(source) || to < 0 || to >= sources.length) return [...sources]
  const others = sources.filter((one) => one !== source)
  return [...others.slice(0, to), source, ...others.slice(to)]
}

/** The list with pictures added at its end, each once. */
export const withAdded = (sources: readonly string[], added: readonly string[]): string[] => [
  ...new Set([...sources, ...added]),
]

/** The address of a picture as it is kept, or what is wrong with what was typed. */
export const pictureAddress = (typed: string): { readonly source: string } | { readonly sentence: string } => {
  const text = typed.trim()
  // A machine of the seller's own network may have a name without a dot; a word alone is none.
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(text)
  const url = URL.canParse(isWhole ? text : `https://${text}`) ? new URL(isWhole ? text : `https://${text}`) : null
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
  if (!isWeb || (!isWhole && !url.hostname.includes('.'))) {
    return { sentence: 'This is no address of a picture. It should begin with https://.' }
  }
  return { source: url.href }
}
