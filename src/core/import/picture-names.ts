// Names under which pictures of an archive are kept, and by which a catalogue finds them: the last part of a path, or more of it where that is shared.

const partsOf = (path: string): string[] =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .flatMap((part) => {
      const kept = Array.from(part.toLowerCase())
        .filter((letter) => letter >= ' ' && !'<>:"|?*@'.includes(letter))
        .join('')
        .replace(/^\.+/, '')
      return kept === '' ? [] : [kept]
    })

const joined = (parts: readonly string[]): string => parts.join('@').slice(-150)

/** Names a picture may be kept under, by its path as a catalogue gives it: the longest first. Empty for what names no file. */
export const picturePlaces = (path: string): string[] => {
  const parts = partsOf(path).slice(-4)
  return parts.map((_part, index) => joined(parts.slice(index)))
}

/** A name for each path: its last part, with as many folders before it as are needed to tell it from the others. '' for what names no file. */
export const pictureNames = (paths: readonly string[]): string[] => {
  const places = paths.map(picturePlaces)
  const times = new Map<string, number>()
  for (const place of places.flat()) times.set(place, (times.get(place) ?? 0) + 1)
  return places.map((own) => own.findLast((place) => times.get(place) === 1) ?? own[0] ?? '')
}
