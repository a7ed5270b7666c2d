// What has to stand before Electron is ready, loaded by `electron -r` for runs from source: the window's address, and the keyring that a run was told to use.
import { app } from 'electron'
import { registerScheme } from './protocol.ts'

registerScheme()

// No desktop session names one in CI, and what drives the flows names `basic` after the command line was read.
const keyring = process.env['LISTWRIGHT_KEYRING']
if (keyring) app.commandLine.appendSwitch('password-store', keyring)
