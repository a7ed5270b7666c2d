// Finds a Chromium or Chrome for the flows; as root on Debian it installs one where there is none.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isLinuxRoot } from './electron.ts'
import { runCommand } from './run-command.ts'

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser that is installed, or null. */
export const lookForChromium = (): string | null => {
  const named = process.env['LISTWRIGHT_CHROMIUM']
  if (named && existsSync(named)) return named
  for (const name of names) {
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.split(/\r?\n/)[0] ?? null
  }
  return places.find((place) => existsSync(place)) ?? null
}

export type ChromiumFound = { readonly binary: string } | { readonly problem: string }

/** The browser for the flows, or what to install, in a sentence. */
export const findChromium = async (): Promise<ChromiumFound> => {
  const found = lookForChromium()
  if (found !== null) return { binary: found }
  if (isLinuxRoot() && existsSync('/etc/debian_version')) {
    console.log('No Chromium was found: installing the package chromium.')
    const install = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium'
    await runCommand('sh', ['-c', install], { more: { DEBIAN_FRONTEND: 'noninteractive' } })
    const installed = lookForChromium()
    if (installed !== null) return { binary: installed }
  }
  return {
    problem:
      'The flows need Chromium or Chrome, and none was found. Install one (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask google-chrome; Windows: winget install Google.Chrome), or name one in LISTWRIGHT_CHROMIUM.',
  }
}
