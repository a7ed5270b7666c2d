// Makes the one window: sandboxed, isolated, without Node, on its own address. It knows nothing of what the window shows.
import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import type { Session } from 'electron'
import { productFolder } from '#main/workspace/product-root.ts'
import { windowOrigin } from './protocol.ts'
import type { DesktopSettings } from './settings.ts'

/** What keeps the window apart from the machine. A test reads it from the running window. */
export const windowSafety = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
} as const

const isInterrupted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ERR_ABORTED' || error.code === 'ERR_FAILED')

/** Opens the window and resolves once its page is loaded. `onMade` gets it before the page can ask for anything. */
export const openWindow = async (
  session: Session,
  settings: DesktopSettings,
  onMade: (window: BrowserWindow) => void,
): Promise<void> => {
  const { position, width, height, isMaximized } = settings.windowPlace()
  const window = new BrowserWindow({
    ...position,
    width,
    height,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Listwright',
    icon: join(productFolder, 'assets', 'icon.png'),
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: { ...windowSafety, session, preload: join(productFolder, 'dist', 'preload', 'index.cjs') },
  })
  onMade(window)
  settings.follow(window)
  if (isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  try {
    await window.loadURL(`${windowOrigin}/`)
  } catch (error) {
    // Closed or loaded anew before its page was there: the first loading just does not matter any more.
    if (!isInterrupted(error)) throw error
  }
}
