// Where the products stand on the platform, as last read, and reading it anew.
import { create } from 'zustand'
import type { StatusSummary } from '#contract/status.ts'
import { calls } from '#renderer/bridge.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

type StatusState = {
  readonly summary: StatusSummary | null
  readonly isReading: boolean
  readonly failure: Words | null
}

export const useStatus = create<StatusState>(() => ({ summary: null, isReading: false, failure: null }))

const read = async (from: () => Promise<StatusSummary>): Promise<void> => {
  useStatus.setState({ isReading: true })
  try {
    useStatus.setState({ summary: await from(), failure: null })
  } catch (error) {
    useStatus.setState({ failure: wordsOf(error) })
  }
  useStatus.setState({ isReading: false })
}

/** What the workspace knows, without asking the shop. */
export const refreshStatus = (): Promise<void> => read(() => calls.status.summary())

/** Asks the shop now. */
export const askShop = (): Promise<void> => read(() => calls.status.refresh())
