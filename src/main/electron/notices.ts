// Raises a notice with the system, and counts on the badge what was raised while nobody looked.
import { Notification, app } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Notice } from '#contract/events.ts'

export type Notices = {
  readonly raise: (notice: Pick<Notice, 'title' | 'body'>) => void
  /** The badge goes back to nothing whenever this window is looked at. */
  readonly watch: (window: BrowserWindow) => void
}

/** `window` gives the window of the moment, null while there is none. A click on a notice brings it to the front. */
export const createNotices = (window: () => BrowserWindow | null): Notices => {
  let unseen = 0
  const setUnseen = (count: number): void => {
    unseen = count
    app.setBadgeCount(count)
  }
  return {
    raise: ({ title, body }) => {
      if (window()?.isFocused() !== true) setUnseen(unseen + 1)
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body })
      notification.on('click', () => {
        window()?.show()
        window()?.focus()
      })
      notification.show()
    },
    watch: (own) => {
      own.on('focus', () => setUnseen(0))
    },
  }
}
