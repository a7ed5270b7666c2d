// Brings the window's page back when the process that draws it has ended. The work behind it goes on meanwhile. It knows nothing of what the window shows.
import type { BrowserWindow } from 'electron'
import type { Log } from '#main/app/ports/host.ts'

const memoryMs = 60_000
/** A page that ends again and again at once is not helped by another start. */
const mostInMemory = 3

/** Watches a window. `tell` hears, once, when it ended too often to be brought back. */
export const reviveOnCrash = (window: BrowserWindow, log: Log, tell: (title: string, body: string) => void): void => {
  let endedAtMs: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('The page of the window ended by itself', { reason, exitCode })
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    endedAtMs = [...endedAtMs.filter((at) => now - at < memoryMs), now]
    if (endedAtMs.length <= mostInMemory) window.webContents.reload()
    else
      tell(
        'The window cannot be shown',
        'It ended several times in a minute. Close Listwright and open it again; work that was under way goes on then.',
      )
  })
  window.on('unresponsive', () => log.warn('The window does not answer'))
}
