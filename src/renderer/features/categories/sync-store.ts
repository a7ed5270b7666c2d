// The state of the reference data as the window knows it, and what can be done about it.
import { create } from 'zustand'
import type { SyncState } from '#contract/sync.ts'
import { calls } from '#renderer/bridge.ts'
import { refreshInfo } from '#renderer/features/frame/app-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'

export const useSync = create<{ readonly state: SyncState | null }>(() => ({ state: null }))

const trying = async (deed: () => Promise<void>): Promise<void> => {
  try {
    await deed()
  } catch (error) {
    complain(error)
  }
}

export const refreshSync = (): Promise<void> =>
  trying(async () => useSync.setState({ state: await calls.sync.state() }))

export const startSync = (): Promise<void> => trying(async () => void (await calls.sync.start()))

export const chooseLocale = (locale: string): Promise<void> =>
  trying(async () => {
    useSync.setState({ state: await calls.sync.useLocale({ locale }) })
    await refreshInfo()
  })

export const markSeen = (): Promise<void> =>
  trying(async () => {
    const { seen } = await calls.sync.markSeen()
    say(`${several(seen, 'changed leaf', 'changed leaves')} marked as seen`)
    await refreshSync()
  })
