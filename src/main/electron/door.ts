// Gives our own window, and nobody else, a port to the calls. The carrier of the contract in the desktop app.
import { MessageChannelMain, ipcMain } from 'electron'
import type { BrowserWindow, IpcMainEvent } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Log } from '#main/app/ports/host.ts'
import { createFailureInterceptor } from '#main/workspace/carrier.ts'
import type { Calls } from '#main/workspace/carrier.ts'
import { windowOrigin } from './protocol.ts'

const isOwnMainFrame = (event: IpcMainEvent, window: BrowserWindow): boolean => {
  const frame = event.senderFrame
  if (frame === null || window.isDestroyed() || event.sender !== window.webContents) return false
  if (frame.parent !== null || frame.routingId !== window.webContents.mainFrame.routingId) return false
  const url = URL.canParse(frame.url) ? new URL(frame.url) : null
  return url !== null && `${url.protocol}//${url.host}` === windowOrigin
}

/** Opens the door. `window` gives the window of the moment, null while there is none. Returns how to shut it. */
export const openDoor = (calls: Calls, window: () => BrowserWindow | null, log: Log): (() => void) => {
  const intercept = createFailureInterceptor(calls.toCarried)
  const handler = new RPCHandler(calls.router, { clientInterceptors: [intercept], interceptors: [intercept] })
  const connect = (event: IpcMainEvent): void => {
    const own = window()
    if (own === null || !isOwnMainFrame(event, own)) {
      log.warn('Refused a port to a foreign sender', { url: event.senderFrame?.url ?? 'a frame that is gone' })
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    handler.upgrade(port1, { context: calls.context })
    port1.start()
    own.webContents.mainFrame.postMessage('listwright:port', null, [port2])
  }
  ipcMain.on('listwright:connect', connect)
  return () => ipcMain.removeListener('listwright:connect', connect)
}
