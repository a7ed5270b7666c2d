// Where the browser host begins: opens the workspace, serves it on a loopback address, prints the address, ends at Ctrl-C.
import { runBrowserHost } from './browser-host.ts'

await runBrowserHost(process.argv.slice(2))
