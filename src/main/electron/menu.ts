// The application menu with its accelerators. Undo and redo are left to the window, which undoes changes of the catalogue.
import { Menu, app, shell } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'

const isMac = process.platform === 'darwin'

/** Sets the menu. `workspaceFolder` is what "Show workspace folder" opens. */
export const setMenu = (workspaceFolder: string): void => {
  const file: MenuItemConstructorOptions[] = [
    {
      label: 'Show Workspace Folder',
      click: () => void shell.openPath(workspaceFolder),
    },
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit', accelerator: 'CommandOrControl+Q' },
  ]
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', registerAccelerator: false },
    { role: 'redo', registerAccelerator: false },
    { type: 'separator' },
    { role: 'cut', registerAccelerator: false },
    { role: 'copy', registerAccelerator: false },
    { role: 'paste', registerAccelerator: false },
    { role: 'selectAll', registerAccelerator: false },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const)),
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { label: '&File', submenu: file },
      { label: '&Edit', submenu: edit },
      { label: '&View', submenu: view },
      { role: 'windowMenu' },
    ]),
  )
}
