// Tells calls that the app is about to end, so that closing does not wait for a network that hangs. It ends nothing by itself.

/** `soon` ends waits and reads at once. `now` comes a few seconds later and cuts off writes under way: what became of them is looked up at the next start. */
export type Ending = { readonly soon: AbortSignal; readonly now: AbortSignal; readonly begin: () => void }

const usualGraceMs = 5_000

/** An ending that has not begun. */
export const createEnding = (graceMs: number = usualGraceMs): Ending => {
  const [soon, now] = [new AbortController(), new AbortController()]
  return {
    soon: soon.signal,
    now: now.signal,
    begin: () => {
      if (soon.signal.aborted) return
      soon.abort()
      setTimeout(() => now.abort(), graceMs).unref()
    },
  }
}
