// The connected shops as the window may know them: no secret comes here. Secrets go straight from the form to the call.
import { create } from 'zustand'
import type { Client } from '#contract/index.ts'
import type { ConnectedShop, Connection } from '#contract/shops.ts'
import { calls } from '#renderer/bridge.ts'
import { refreshInfo } from '#renderer/features/frame/app-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

export type Prerequisites = Awaited<ReturnType<Client['shops']['prerequisites']>>
type ShopsState = {
  readonly shops: readonly ConnectedShop[]
  readonly connections: readonly Connection[]
  readonly prerequisites: Prerequisites | null
  readonly failure: Words | null
  readonly isBusy: boolean
}

export const useShops = create<ShopsState>(() => ({
  shops: [],
  connections: [],
  prerequisites: null,
  failure: null,
  isBusy: false,
}))

export const refreshShops = async (): Promise<void> => {
  try {
    useShops.setState({ ...(await calls.shops.list()), failure: null })
  } catch (error) {
    useShops.setState({ failure: wordsOf(error) })
  }
}

/** Runs one deed, then reads everything anew. Returns true when it worked; otherwise it has been told. */
const deed = async (work: () => Promise<string | null>): Promise<boolean> => {
  useShops.setState({ isBusy: true })
  try {
    const sentence = await work()
    if (sentence !== null) say(sentence)
    await Promise.all([refreshShops(), refreshInfo()])
    return true
  } catch (error) {
    complain(error)
    await refreshShops()
    return false
  } finally {
    useShops.setState({ isBusy: false })
  }
}

/** Opens the consent page again. */
export const authorise = (connectionId: string): Promise<boolean> =>
  deed(async () => {
    await calls.shops.authorise({ connectionId })
    return 'The consent page was opened. Approve there with the main account of the shop.'
  })

/** Ends a consent with the address the seller landed on. */
export const finish = (connectionId: string, redirect: string): Promise<boolean> =>
  deed(async () => {
    const { shops } = await calls.shops.finish({ connectionId, redirect })
    return shops.length === 1 ? `${shops[0]?.name ?? 'The shop'} is connected` : `${shops.length} shops are connected`
  })

export const workWith = (shopId: string): Promise<boolean> =>
  deed(async () => `Now working with ${(await calls.shops.use({ shopId })).name}`)

export const workWithPractice = (): Promise<boolean> =>
  deed(async () => `Now working with ${(await calls.shops.usePractice()).name}`)

export const disconnect = (connectionId: string): Promise<boolean> =>
  deed(async () => (await calls.shops.disconnect({ connectionId })).sentence)

/** Asks the shop in use what it still needs before it can list. */
export const readPrerequisites = (): Promise<boolean> =>
  deed(async () => {
    useShops.setState({ prerequisites: await calls.shops.prerequisites() })
    return null
  })

/** Puts what support may see on the clipboard: calls, times and codes, nothing secret. */
export const copySupportText = (): Promise<boolean> =>
  deed(async () => {
    const { text } = await calls.shops.supportText()
    await navigator.clipboard.writeText(text)
    return 'Copied. It holds calls, times and codes; nothing secret.'
  })
