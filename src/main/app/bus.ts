// Carries events from the work to whoever listens: windows, the notices, the tests. A slow listener never holds the work up.
import type { AppEvent } from '#contract/events.ts'

export type Bus = {
  readonly emit: (event: AppEvent) => void
  readonly listen: (listener: (event: AppEvent) => void) => () => void
  readonly stream: (signal: AbortSignal | undefined) => AsyncGenerator<AppEvent, void, void>
}

// A window that does not read loses nothing but intermediate job counts: the newest of a job replaces the older one.
const enqueue = (queue: AppEvent[], event: AppEvent): void => {
  if (event.type === 'job.changed') {
    const older = queue.findIndex((waiting) => waiting.type === 'job.changed' && waiting.job.id === event.job.id)
    if (older !== -1) queue.splice(older, 1)
  } else if (event.type !== 'notice.raised' && event.type !== 'products.changed') {
    const same = queue.findIndex((waiting) => waiting.type === event.type)
    if (same !== -1) queue.splice(same, 1)
  }
  queue.push(event)
}

/** A bus with no listeners yet. */
export const createBus = (): Bus => {
  const listeners = new Set<(event: AppEvent) => void>()
  const listen = (listener: (event: AppEvent) => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    listen,
    async *stream(signal) {
      const queue: AppEvent[] = [{ type: 'hello' }]
      let wake: () => void = () => undefined
      const stop = listen((event) => {
        enqueue(queue, event)
        wake()
      })
      const onAbort = (): void => wake()
      signal?.addEventListener('abort', onAbort)
      try {
        while (signal?.aborted !== true) {
          const event = queue.shift()
          if (event !== undefined) {
            yield event
            continue
          }
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      } finally {
        stop()
        signal?.removeEventListener('abort', onAbort)
      }
    },
  }
}
