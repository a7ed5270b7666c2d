// The one list of what the app needs from outside. Whoever joins the app (desktop, browser host, command line, a test) fills it.
import type { ConnectionsPort } from './ports/connections.ts'
import type { FilesPort, ImportPort, PicturePort } from './ports/files.ts'
import type { FolderPort } from './ports/folders.ts'
import type { HostPort } from './ports/host.ts'
import type { KeysPort } from './ports/keys.ts'
import type { ShopPort } from './ports/shop.ts'
import type { Store } from './ports/store.ts'

export type Ports = {
  readonly host: HostPort
  readonly store: Store
  readonly shop: ShopPort
  readonly imports: ImportPort
  readonly files: FilesPort
  readonly folders: FolderPort
  readonly pictures: PicturePort
  /** True for a shop on a loopback address: nothing there reaches a buyer, so stand-ins may be drawn. */
  readonly isPractice: () => boolean
  readonly connections: ConnectionsPort
  readonly keys: KeysPort
}
