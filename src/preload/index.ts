// The door between the window and the work: hands the window one end of a message channel when it asks. It knows no call by name and imports
// nothing of ours.
import { ipcRenderer } from 'electron'

window.addEventListener('message', (event) => {
  const isOwnPage = event.source === window && event.origin === location.origin
  if (isOwnPage && event.data === 'listwright:ready') ipcRenderer.send('listwright:connect')
})

ipcRenderer.on('listwright:port', (event) => {
  window.postMessage('listwright:port', location.origin, [...event.ports])
})
