// Opens an address in the system's browser, for hosts that have no window of their own.
import { spawn } from 'node:child_process'

const opener = (platform: NodeJS.Platform): readonly [string, ...string[]] => {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return ['xdg-open']
}

/** True once the system has taken the address; false where there is nothing that opens it. */
export const openInSystemBrowser = async (address: string): Promise<boolean> => {
  const [command, ...before] = opener(process.platform)
  return new Promise((resolve) => {
    const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
