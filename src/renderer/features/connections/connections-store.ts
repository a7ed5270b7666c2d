// The connected shops as the window shows them, and the deeds on them. No secret is ever kept here.
import { create } from 'zustand'
import type { ConnectedShop, Connection } from '#contract/shops.ts'
import { calls } from '#renderer/bridge.ts'
import { refreshInfo, useApp } from '#renderer/features/frame/app-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

type ConnectionsState = {
  readonly shops: readonly ConnectedShop[]
  readonly connections: readonly Connection[]
  readonly isRead: boolean
  readonly failure: Words | null
  /** The id of the shop or connection that a deed is under way for; null when none is. */
  readonly busy: string | null
}

export const useConnections = create<ConnectionsState>(() => ({
  shops: [],
  connections: [],
  isRead: false,
  failure: null,
  busy: null,
}))

/** Reads the list anew. */
export const refreshConnections = async (): Promise<void> => {
  try {
    useConnections.setState({ ...(await calls.shops.list()), isRead: true, failure: null })
  } catch (error) {
    useConnections.setState({ failure: wordsOf(error) })
  }
}

/** Reads everything that depends on how keys are kept. */
export const keysChanged = async (): Promise<void> => {
  await refreshInfo()
  await refreshConnections()
}

// Nothing of the shops works before the passphrase, so that is where a start begins; once, then the seller goes where they like.
const stopWaiting = useApp.subscribe(({ info }) => {
  if (info === null) return
  stopWaiting()
  if (info.secrets === 'locked') goTo('connections')
})

const doing = async (id: string, deed: () => Promise<void>): Promise<void> => {
  useConnections.setState({ busy: id })
  try {
    await deed()
  } catch (error) {
    complain(error)
  }
  await refreshConnections()
  await refreshInfo()
  useConnections.setState({ busy: null })
}

export const takeIntoUse = (shop: ConnectedShop): Promise<void> =>
  doing(shop.id, async () => {
    const { name } = await calls.shops.use({ shopId: shop.id, connectionId: shop.connectionId })
    say(`“${name}” is in use now`, { detail: 'Products are checked against its rules.' })
  })

export const backToPractice = (): Promise<void> =>
  doing('practice', async () => {
    const { name } = await calls.shops.usePractice()
    say(`“${name}” is in use now`)
  })

/** Opens the consent page once more, with a new attempt. */
export const approveAgain = (connectionId: string): Promise<void> =>
  doing(connectionId, async () => {
    await calls.shops.authorise({ connectionId })
  })

export const disconnect = (connectionId: string): Promise<void> =>
  doing(connectionId, async () => {
    const { sentence } = await calls.shops.disconnect({ connectionId })
    say('Disconnected', { detail: sentence })
  })
