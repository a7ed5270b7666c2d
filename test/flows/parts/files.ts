// Files between the app and the machine: what is handed out, what is dropped on the window, what is pasted.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Launcher, RunningApp } from '../hosts.ts'

type Given = { readonly name: string; readonly text: string; readonly bytes: Buffer }

const given = (name: string, path: string): Given => {
  const bytes = readFileSync(path)
  return { name, bytes, text: bytes.toString('utf8') }
}

/** Presses something that hands a file out, and gives the file. The desktop's save dialog is answered with a folder of this test. */
export const handedOut = async (app: RunningApp, launcher: Launcher, press: () => Promise<void>): Promise<Given> => {
  if (app.electron === null) {
    const [download] = await Promise.all([app.page.waitForEvent('download'), press()])
    return given(download.suggestedFilename(), await download.path())
  }
  const saved = app.electron.evaluate(
    ({ session }, folder) =>
      new Promise<string>((resolve, reject) => {
        session.defaultSession.once('will-download', (_event, item) => {
          const path = `${folder}/${item.getFilename()}`
          item.setSavePath(path)
          item.once('done', (_done, state) => (state === 'completed' ? resolve(path) : reject(new Error(state))))
        })
      }),
    launcher.data,
  )
  await press()
  const path = await saved
  return given(path.slice(launcher.data.length + 1), path)
}

/** Drops files on the middle of the window, as a file manager would. */
export const dropFiles = async (page: Page, files: readonly { name: string; content: string }[]): Promise<void> => {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer()
      for (const { name, content } of given) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0)
        data.items.add(new File([bytes], name))
      }
      return data
    },
    files.map(({ name, content }) => ({ name, content: Buffer.from(content, 'latin1').toString('base64') })),
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
}

/** Drags files and folders of this machine from outside onto the middle of the window and lets go, as the system would. */
export const dropFromDisk = async (page: Page, paths: readonly string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const middle = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }))
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...middle, data })
  await session.detach()
}

/** Pastes text on the window, not into a field. */
export const pasteText = async (page: Page, text: string): Promise<void> => {
  await page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
  }, text)
}
