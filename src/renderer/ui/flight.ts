// Whether a list flies by faster than anybody could look at it. What costs much (pictures) waits until it is slower.
const calmAfterMs = 120

let calming: ReturnType<typeof setTimeout> | undefined
const waiting = new Set<() => void>()

/** Says that a list has just moved fast. */
export const fly = (): void => {
  clearTimeout(calming)
  calming = setTimeout(() => {
    calming = undefined
    const due = [...waiting]
    waiting.clear()
    for (const go of due) go()
  }, calmAfterMs)
}

export const isFlying = (): boolean => calming !== undefined

/** Calls once when the list is slow again; returns how to give that up. */
export const whenCalm = (go: () => void): (() => void) => {
  waiting.add(go)
  return () => waiting.delete(go)
}
