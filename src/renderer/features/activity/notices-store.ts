// Notices the work has raised, newest first. They stay here when their toast is gone.
import { create } from 'zustand'
import type { Notice } from '#contract/events.ts'
import { calls } from '#renderer/bridge.ts'

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

export const takeNotice = (notice: Notice): void =>
  useNotices.setState(({ notices }) => ({ notices: [notice, ...notices.filter((one) => one.id !== notice.id)] }))

export const refreshNotices = async (): Promise<void> => {
  try {
    useNotices.setState({ notices: await calls.app.notices() })
  } catch {
    // Activity says so when it is opened; the frame tells of a lost connection.
  }
}
