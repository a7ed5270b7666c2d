// Where the desktop app begins. The window's address must be known before Electron is ready, so it comes first and everything else after it.
import { registerScheme } from './electron/protocol.ts'

registerScheme()
const { startDesktop } = await import('./electron/desktop.ts')
startDesktop()
