// What the desktop app remembers of its window. A damaged file is kept aside and the defaults are used; nothing secret stands here.
import { join } from 'node:path'
import { app, screen } from 'electron'
import type { BrowserWindow, Rectangle } from 'electron'
import ElectronStore from 'electron-store'
import { z } from 'zod'
import { keepBrokenAside } from '#main/workspace/settings.ts'

const windowShape = z.object({
  position: z.object({ x: z.number().int(), y: z.number().int() }).nullable(),
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  isMaximized: z.boolean(),
})
type WindowPlace = z.infer<typeof windowShape>

const settingsShape = z.object({ window: windowShape.optional() })
const usualPlace: WindowPlace = { position: null, width: 1440, height: 900, isMaximized: false }

const isOnScreen = (place: WindowPlace): boolean => {
  if (place.position === null) return false
  const { x, y } = place.position
  return screen.getAllDisplays().some(({ workArea }: { workArea: Rectangle }) => {
    const isWithinWidth = x + place.width > workArea.x + 80 && x < workArea.x + workArea.width - 80
    return isWithinWidth && y >= workArea.y - 20 && y < workArea.y + workArea.height - 80
  })
}

export type DesktopSettings = {
  /** Where the window stood last, moved back onto a screen that is there. */
  readonly windowPlace: () => WindowPlace
  /** Remembers place and size whenever the window settles. */
  readonly follow: (window: BrowserWindow) => void
  /** The sentence about a settings file that had to be kept aside, or null. */
  readonly problem: string | null
}

/** Opens settings.json in Electron's user data folder. The app must be ready. */
export const openDesktopSettings = (): DesktopSettings => {
  const folder = app.getPath('userData')
  const problem = keepBrokenAside(join(folder, 'settings.json'), settingsShape)
  const store = new ElectronStore<{ window?: WindowPlace }>({ name: 'settings', cwd: folder })
  return {
    problem,
    windowPlace: () => {
      const place = windowShape.safeParse(store.get('window')).data ?? usualPlace
      return isOnScreen(place) ? place : { ...place, position: null }
    },
    follow: (window) => {
      const remember = (): void => {
        if (window.isDestroyed() || window.isMinimized()) return
        const { x, y, width, height } = window.getNormalBounds()
        store.set('window', { position: { x, y }, width, height, isMaximized: window.isMaximized() })
      }
      for (const moment of ['resized', 'moved', 'maximize', 'unmaximize', 'close'] as const) {
        // Each moment has an overload of its own in the typings; the listener takes none of its arguments.
        window.on(moment as 'close', remember)
      }
    },
  }
}
