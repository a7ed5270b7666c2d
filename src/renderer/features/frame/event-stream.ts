// Listens to the work's one stream of events and hands each to whoever asked for its kind. It comes back after every break.
import type { AppEvent } from '#contract/events.ts'
import { calls, watchConnection } from '#renderer/bridge.ts'

type EventOf<Type extends AppEvent['type']> = Extract<AppEvent, { type: Type }>
type Listener = { readonly type: AppEvent['type']; readonly hear: (event: AppEvent) => void }

const listeners = new Set<Listener>()

/** Hears every event of one kind; returns how to stop. `hello` comes first on every (re)connection: read everything anew then. */
export const onEvent = <Type extends AppEvent['type']>(
  type: Type,
  hear: (event: EventOf<Type>) => void,
): (() => void) => {
  // A listener is only called with events of its own type, see below.
  const listener: Listener = { type, hear: hear as (event: AppEvent) => void }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const deliver = (event: AppEvent): void => {
  for (const listener of listeners) if (listener.type === event.type) listener.hear(event)
}

let isListening = false

const listen = async (): Promise<void> => {
  if (isListening) return
  isListening = true
  try {
    for await (const event of await calls.events.subscribe()) deliver(event)
  } catch {
    // The stream ends with the connection; the next one starts a new stream.
  }
  isListening = false
}

/** Starts one stream for each connection. */
export const startEvents = (): void => {
  watchConnection((connection) => {
    if (connection === 'open') void listen()
  })
}
