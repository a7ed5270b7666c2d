// What the frame shows: the shop, the counts, the connection. It holds no product.
import { create } from 'zustand'
import type { AppInfo } from '#contract/app.ts'
import type { Connection } from '#renderer/bridge.ts'
import { calls } from '#renderer/bridge.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

type AppState = {
  readonly info: AppInfo | null
  readonly failure: Words | null
  readonly connection: Connection
}

export const useApp = create<AppState>(() => ({ info: null, failure: null, connection: 'connecting' }))

let isLoading = false
let isWanted = false

/** Reads shop and counts anew. Calls that come while one is under way are answered by one more. */
export const refreshInfo = async (): Promise<void> => {
  isWanted = true
  if (isLoading) return
  isLoading = true
  while (isWanted) {
    isWanted = false
    try {
      useApp.setState({ info: await calls.app.info(), failure: null })
    } catch (error) {
      useApp.setState({ failure: wordsOf(error) })
    }
  }
  isLoading = false
}

/** The shop's currency, for money in cells. */
export const currencyOf = (state: AppState): string => state.info?.shop?.currency ?? 'USD'
