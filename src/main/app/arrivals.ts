// Files that come from outside: opened with Listwright, or new in the watched folder. They are proposed; none is ever applied by itself.
import type { Arrival, WatchState } from '#contract/arrivals.ts'
import type { Notice } from '#contract/events.ts'
import type { Bus } from './bus.ts'
import type { Ports } from './ports.ts'

export type Arrivals = {
  /** Takes a file of this machine in among those that wait. False where it is not there. */
  readonly add: (path: string, from: Arrival['from']) => boolean
  readonly list: () => Arrival[]
  readonly dismiss: (fileId: string) => void
  readonly watching: () => WatchState
  /** Watches another folder, or none. What lies there already is not proposed. Throws AppError `invalid` for what is no folder. */
  readonly watch: (folder: string | null) => Promise<WatchState>
  readonly start: () => void
  readonly stop: () => void
}

const mostWaiting = 200

/** Arrivals of a workspace. Nothing is watched before `start`. */
export const createArrivals = ({ host, store, files, folders }: Ports, bus: Bus): Arrivals => {
  const waiting = new Map<string, Arrival>()
  const byPath = new Map<string, string>()
  let problem: string | null = null
  let stop: () => void = () => undefined

  const tell = (title: string, body: string): void => {
    const notice: Notice = { id: host.newId(), kind: 'import', title, body, link: null, at: host.now() }
    store.meta.saveNotice(notice)
    bus.emit({ type: 'notice.raised', notice })
    host.notify(notice)
  }
  const add: Arrivals['add'] = (path, from) => {
    let fileId: string
    try {
      fileId = files.adopt(path)
    } catch (error) {
      host.log.warn('A file that was handed over is not there', { path, error: String(error) })
      return false
    }
    const older = byPath.get(path)
    if (older !== undefined) waiting.delete(older)
    byPath.set(path, fileId)
    const name = path.split(/[\\/]/).at(-1) ?? path
    waiting.set(fileId, { fileId, name, from, at: host.now() })
    for (const id of [...waiting.keys()].slice(0, -mostWaiting)) waiting.delete(id)
    bus.emit({ type: 'files.waiting' })
    return true
  }
  const remember = (name: string, stamp: string): void => {
    const kept = store.meta.watch()
    store.meta.saveWatch({ ...kept, seen: { ...kept.seen, [name]: stamp } })
  }
  const begin = (): void => {
    stop()
    const { folder } = store.meta.watch()
    problem = null
    if (folder === null) {
      stop = () => undefined
      return
    }
    stop = folders.watch(folder, {
      isSeen: (name, stamp) => store.meta.watch().seen[name] === stamp,
      onFile: (path, name, stamp) => {
        remember(name, stamp)
        if (add(path, 'watched'))
          tell(
            `${name} is new in the watched folder`,
            'Look into it in Import. Nothing is brought in before you say so.',
          )
      },
      onProblem: (sentence) => {
        problem = sentence
        if (sentence !== null) tell('The watched folder is out of reach', sentence)
        bus.emit({ type: 'files.waiting' })
      },
    })
  }
  const watching = (): WatchState => ({
    folder: store.meta.watch().folder,
    problem,
    canChoose: folders.choose !== null,
  })
  return {
    add,
    list: () => [...waiting.values()],
    dismiss: (fileId) => {
      waiting.delete(fileId)
    },
    watching,
    watch: async (folder) => {
      const there = folder === null ? [] : await folders.list(folder)
      store.meta.saveWatch({ folder, seen: Object.fromEntries(there.map(({ name, stamp }) => [name, stamp])) })
      begin()
      return watching()
    },
    start: begin,
    stop: () => stop(),
  }
}
