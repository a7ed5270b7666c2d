// Addresses of ours (listwright://…) that the system hands to the installed app: at its start, to the running one, or by an event on macOS. It reads none of them.
import { app } from 'electron'
import { findOwnAddress, ownScheme } from '#main/workspace/own-address.ts'

export type OwnAddresses = {
  /** From now on addresses go to `take`, those that came before first. `onFront` brings the window to the front. */
  readonly handOnTo: (take: (address: string) => Promise<void>, onFront: () => void) => void
}

/** Begins to collect them. Must run before the app is ready: macOS hands the first one over that early. */
export const collectOwnAddresses = (argv: readonly string[]): OwnAddresses => {
  const early: string[] = []
  let hand = (address: string): void => {
    early.push(address)
  }
  let bringToFront = (): void => undefined
  const receive = (address: string | null): void => {
    bringToFront()
    if (address !== null) hand(address)
  }
  app.on('open-url', (event, address) => {
    event.preventDefault()
    receive(findOwnAddress([address]))
  })
  app.on('second-instance', (_event, theirs) => receive(findOwnAddress(theirs)))
  const own = findOwnAddress(argv)
  if (own !== null) early.push(own)
  return {
    handOnTo: (take, onFront) => {
      bringToFront = onFront
      hand = (address) => void take(address)
      for (const address of early.splice(0)) hand(address)
    },
  }
}

/** Names this app to the system as the one that opens such addresses. From sources it would name Electron itself, so only an installed one does. */
export const registerOwnScheme = (): boolean => !app.isPackaged || app.setAsDefaultProtocolClient(ownScheme)
