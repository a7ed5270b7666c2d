// Opens the real app over a real workspace file and a real practice shop, for tests. Nothing in it is a double.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createApp } from '#main/app/app.ts'
import type { PicturePort } from '#main/app/ports/files.ts'
import type { HostPort } from '#main/app/ports/host.ts'
import type { Ports } from '#main/app/ports.ts'
import type { ConnectionsPort } from '#main/app/ports/connections.ts'
import { createPictures } from '#main/images/pictures.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { createFolders } from '#main/workspace/watch-folder.ts'
import { createIds } from '#main/store/ids.ts'

export type ShopAddress = {
  readonly baseUrl: string
  readonly appKey: string
  readonly appSecret: string
  readonly accessToken: string
  readonly shopCipher: string
  readonly shopId: string
}

/** For tests in which nothing speaks to a shop: nobody answers there. */
export const nowhere: ShopAddress = {
  baseUrl: 'http://127.0.0.1:9',
  appKey: 'k',
  appSecret: 's',
  accessToken: 't',
  shopCipher: 'c',
  shopId: '1',
}

const nothing = (): never => {
  throw new Error('No connections in this test.')
}

export const noConnections: ConnectionsPort = {
  list: nothing,
  connect: nothing,
  authorise: nothing,
  finish: nothing,
  use: nothing,
  usePractice: nothing,
  disconnect: nothing,
  prerequisites: nothing,
  calls: () => [],
  supportText: () => '',
}

/** A folder for one test; `remove` clears it away. */
export const testFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-app-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }) }
}

/**
 * The app on a workspace folder and a shop. The same folder may be opened again after `close`. `clock` is what the app takes for the time, `fetch` where
 * pictures come from; without one there is no network.
 */
export const openApp = (
  folder: string,
  shop: ShopAddress,
  files: Record<string, string> = {},
  clock: () => number = Date.now,
  fetch: PicturePort['fetch'] = () =>
    Promise.resolve({ sentence: 'There is no network in this test.', isOffline: true }),
  others: Partial<Pick<Ports, 'shop' | 'connections'>> = {},
) => {
  const quiet = (): void => undefined
  const host: HostPort = {
    name: 'cli',
    version: '0.0.0',
    workspace: folder,
    now: () => new Date(clock()).toISOString(),
    newId: createIds(),
    log: { info: quiet, warn: quiet, error: quiet },
    openLink: () => Promise.resolve(false),
    notify: quiet,
    secretsState: () => 'memory-only',
  }
  const file = join(folder, 'workspace.db')
  const store = openStore(file, host)
  if (store.meta.shop() === null) {
    const about = {
      id: shop.shopId,
      name: 'Practice',
      region: 'US',
      currency: 'USD',
      isPractice: true,
      isOnline: true,
      readAt: null,
    }
    store.meta.saveShop(about)
    store.meta.useShop(about.id)
  }
  const app = createApp({
    host,
    store,
    shop: createShopPort({
      baseUrl: shop.baseUrl,
      appKey: shop.appKey,
      appSecret: () => Promise.resolve(shop.appSecret),
      tokens: fixedToken(shop.accessToken),
      shopCipher: shop.shopCipher,
      shopId: null,
      pacing: createPacing({ clock: Date.now }),
      clock: Date.now,
      random: Math.random,
    }),
    imports: createImportPort(file, undefined, join(folder, 'picture-files')),
    files: {
      pathOf: (id) => files[id] ?? (existsSync(join(folder, id)) ? join(folder, id) : id),
      adopt: (path) => path,
      drop: (id) => rmSync(join(folder, id), { force: true }),
      samples: () => [],
      reserve: (name) => ({ fileId: name, path: join(folder, name) }),
    },
    pictures: createPictures(join(folder, 'images'), fetch, join(folder, 'picture-files')),
    folders: createFolders(null, { stillMs: 300, lookMs: 1000 }),
    isPractice: () => true,
    connections: noConnections,
    keys: { protect: nothing, unlock: nothing, change: nothing, forget: nothing },
    ...others,
  })
  return { app, store, client: createRouterClient(app.router, { context: app.context }), close: () => app.close() }
}
