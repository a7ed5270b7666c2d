// The practice shop's own time: it runs with the wall clock, can be moved, and can stand still. It starts no timers.

/** Where the shop's time stands relative to the wall clock. Kept with the state, so that a restart does not lose it. */
export type ClockRecord = { readonly offsetMs: number; readonly frozenAtMs: number | null }

/** Reads and moves the shop's time. All times are milliseconds since 1970. */
export type Clock = {
  readonly nowMs: () => number
  readonly nowSeconds: () => number
  readonly wallMs: () => number
  readonly record: () => ClockRecord
  readonly load: (record: ClockRecord) => void
  readonly freeze: () => void
  readonly resume: () => void
  readonly move: (milliseconds: number) => void
  readonly set: (atMs: number) => void
}

/** A clock over the given wall clock. */
export const createClock = (wallMs: () => number): Clock => {
  let state: ClockRecord = { offsetMs: 0, frozenAtMs: null }
  const nowMs = (): number => state.frozenAtMs ?? wallMs() + state.offsetMs
  const set = (atMs: number): void => {
    state = { offsetMs: atMs - wallMs(), frozenAtMs: state.frozenAtMs === null ? null : atMs }
  }
  return {
    nowMs,
    nowSeconds: () => Math.floor(nowMs() / 1000),
    wallMs,
    record: () => state,
    load: (record) => {
      state = record
    },
    freeze: () => {
      state = { ...state, frozenAtMs: nowMs() }
    },
    resume: () => {
      if (state.frozenAtMs !== null) state = { offsetMs: state.frozenAtMs - wallMs(), frozenAtMs: null }
    },
    move: (milliseconds) => {
      set(nowMs() + milliseconds)
    },
    set,
  }
}
