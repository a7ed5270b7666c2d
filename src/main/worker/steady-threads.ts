// Keeps the engine from aborting while several threads run. It knows no thread and starts none.
import { setFlagsFromString } from 'node:v8'

// A call from WebAssembly into JavaScript is compiled for itself after this many; so many are never made.
const never = 2_000_000_000

/**
 * To be called before a process starts its first thread. Node's engine keeps compiled calls out of WebAssembly in one place for all threads and,
 * when two threads let go of one, may find it gone and abort the process (`jit_page.has_value()`, in Node 18 to 24). Node itself runs
 * WebAssembly in each thread: it takes the types out of sources and reads HTTP with it. Those calls stay uncompiled from here on.
 * Electron runs what is bundled, and its flags are Chromium's; they are left alone.
 */
export const steadyThreads = (): void => {
  if (process.versions['electron'] === undefined) setFlagsFromString(`--wasm-wrapper-tiering-budget=${never}`)
}
