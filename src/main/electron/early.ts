// Registers the window's address by `electron -r`, for runs from source: where Electron loads the app's modules late, it is ready before them.
import { registerScheme } from './protocol.ts'

registerScheme()
