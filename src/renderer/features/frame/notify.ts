// Tells a notice: as a toast, and by the system when the window is hidden and the seller allowed it.
import type { Notice } from '#contract/events.ts'
import { calls, isDesktop } from '#renderer/bridge.ts'
import { goTo } from './route-store.ts'
import { complain, say } from './toast-store.ts'

/** Opens an address outside of the window: the work judges it and opens it. */
export const openLink = async (link: string): Promise<void> => {
  try {
    const { isOpened } = await calls.app.openLink({ link })
    if (!isOpened) window.open(link, '_blank', 'noopener')
  } catch (error) {
    complain(error)
  }
}

export const showNotice = (notice: Notice): void => {
  const deed =
    notice.kind === 'permission'
      ? { label: 'Show', run: () => goTo('permissions') }
      : notice.kind === 'import'
        ? { label: 'Import', run: () => goTo('import') }
        : { label: 'Activity', run: () => goTo('activity') }
  say(notice.title, { detail: notice.body, deed, tone: notice.kind === 'permission' ? 'wait' : 'plain' })
  // The desktop app tells the system itself.
  if (isDesktop || !document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return
  const note = new Notification(notice.title, { body: notice.body, tag: notice.id })
  note.addEventListener('click', () => {
    window.focus()
    deed.run()
  })
}

/** What this window may do about system notices, and asking for it. Only to be called from a press. */
export const noticePermission = (): NotificationPermission | 'desktop' =>
  isDesktop ? 'desktop' : 'Notification' in window ? Notification.permission : 'denied'

export const askForNotices = async (): Promise<NotificationPermission> => Notification.requestPermission()
