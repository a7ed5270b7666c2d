// What no window may do: leave its page, open another, attach a webview, ask for a permission, reach the network. It knows no feature.
import { app } from 'electron'
import type { Session, WebContents } from 'electron'
import type { Log } from '#main/app/ports/host.ts'
import { windowOrigin } from './protocol.ts'

const isOwnPage = (url: string): boolean =>
  URL.canParse(url) && `${new URL(url).protocol}//${new URL(url).host}` === windowOrigin

const guardContents = (contents: WebContents, log: Log): void => {
  const refuse = (event: { readonly preventDefault: () => void }, what: string, url: string): void => {
    event.preventDefault()
    log.warn('Refused what a window tried', { what, url })
  }
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) refuse(event, 'navigation', event.url)
  })
  contents.on('will-redirect', (event) => refuse(event, 'redirect', event.url))
  contents.on('will-attach-webview', (event) => refuse(event, 'webview', ''))
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('Refused what a window tried', { what: 'new window', url })
    return { action: 'deny' }
  })
}

/** Guards every window that will be made, and the session they share. */
export const guardEverything = (session: Session, log: Log): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('Refused a permission', { permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  const outside = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }
  session.webRequest.onBeforeRequest(outside, (_details, answer) => answer({ cancel: true }))
}
