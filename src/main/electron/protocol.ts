// The window's own address, app://listwright: standard, secure, with fetch and streams. Nothing else is served there.
import { protocol } from 'electron'
import type { Session } from 'electron'

/** Where the window's page lives. */
export const windowOrigin = 'app://listwright'

const registered = Symbol.for('listwright.scheme-is-registered')

/** Must run before the app is ready; a second time it does nothing. */
export const registerScheme = (): void => {
  if (Reflect.has(globalThis, registered)) return
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
  Reflect.set(globalThis, registered, true)
}

/** Answers every request to app://listwright with the page; any other host of the scheme is refused. */
export const servePage = (session: Session, page: (request: Request) => Promise<Response>): void => {
  session.protocol.handle('app', async (request) =>
    new URL(request.url).host === 'listwright' ? page(request) : new Response('Not here.', { status: 404 }),
  )
}
