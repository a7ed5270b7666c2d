// Watches a folder for catalogue files that come into it. A file is told of once it has stood still for a moment; nothing in it is read.
import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { AppError } from '#contract/failure.ts'
import type { FolderHooks, FolderPort } from '#main/app/ports/folders.ts'

const catalogue = /\.(?:csv|tsv|txt|tab|xlsx|xls|xml|gz|zip)$/i
// Lock files and drafts of spreadsheet programs and browsers.
const notYet = /^(?:\.|~\$|~lock)/

const isCatalogue = (name: string): boolean => catalogue.test(name) && !notYet.test(name)

const stampOf = async (path: string): Promise<string | null> => {
  const found = await stat(path).catch(() => null)
  return found === null || !found.isFile() ? null : `${found.size}:${Math.trunc(found.mtimeMs)}`
}

// Windows refuses to open a file that another program still holds for writing.
const canOpen = async (path: string): Promise<boolean> => {
  const handle = await open(path, 'r').catch(() => null)
  await handle?.close()
  return handle !== null
}

export type WatchTimes = {
  /** How long a file must stand still. */
  readonly stillMs: number
  /** How often the whole folder is looked at: some network drives tell nothing. */
  readonly lookMs: number
}

const usual: WatchTimes = { stillMs: 1_500, lookMs: 60_000 }

const watchFolder = (folder: string, hooks: FolderHooks, { stillMs, lookMs }: WatchTimes): (() => void) => {
  let isStopped = false
  let watcher: FSWatcher | null = null
  let problem: string | null = null
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const tell = (sentence: string | null): void => {
    if (sentence === problem || isStopped) return
    problem = sentence
    hooks.onProblem(sentence)
  }
  const settle = async (name: string, before: string | null): Promise<void> => {
    timers.delete(name)
    const path = join(folder, name)
    const stamp = await stampOf(path)
    if (isStopped || stamp === null || timers.has(name)) return
    if (hooks.isSeen(name, stamp)) return
    const isStill = stamp === before && !stamp.startsWith('0:') && (await canOpen(path))
    if (isStopped || timers.has(name)) return
    if (isStill) hooks.onFile(path, name, stamp)
    else wait(name, stamp)
  }
  const wait = (name: string, stamp: string | null): void => {
    clearTimeout(timers.get(name))
    timers.set(
      name,
      setTimeout(() => void settle(name, stamp), stillMs),
    )
  }
  const note = async (name: string): Promise<void> => {
    if (!isCatalogue(name) || isStopped) return
    const stamp = await stampOf(join(folder, name))
    if (!isStopped && stamp !== null && !hooks.isSeen(name, stamp)) wait(name, stamp)
  }
  const listen = (): void => {
    try {
      watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (typeof name === 'string') void note(name)
      })
      watcher.on('error', () => {
        watcher?.close()
        watcher = null
      })
    } catch {
      // The next look says why.
      watcher = null
    }
  }
  const look = async (): Promise<void> => {
    if (isStopped) return
    if (watcher === null) listen()
    try {
      const names = await readdir(folder)
      tell(null)
      for (const name of names) if (!timers.has(name)) await note(name)
    } catch {
      watcher?.close()
      watcher = null
      tell(`The folder ${folder} cannot be read now, so no new file in it is noticed.`)
    }
  }
  void look()
  const looking = setInterval(() => void look(), lookMs)
  return () => {
    isStopped = true
    watcher?.close()
    clearInterval(looking)
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
  }
}

/** Folders of this machine. */
export const createFolders = (choose: FolderPort['choose'], times: WatchTimes = usual): FolderPort => ({
  choose,
  watch: (folder, hooks) => watchFolder(folder, hooks, times),
  list: async (folder) => {
    const names = isAbsolute(folder) ? await readdir(folder).catch(() => null) : null
    if (names === null) {
      throw new AppError('invalid', {
        sentence: `“${folder}” is no folder that can be read.`,
        action: 'Write the whole path of a folder on this machine.',
        place: folder,
      })
    }
    const files: { name: string; stamp: string }[] = []
    for (const name of names.filter(isCatalogue)) {
      const stamp = await stampOf(join(folder, name))
      if (stamp !== null) files.push({ name, stamp })
    }
    return files
  },
})
