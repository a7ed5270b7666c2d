// Keys that were given once are there after a restart, sealed by the system's keyring where it has one.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { startShop } from '../../practice-shop.ts'
import type { Shop } from '../../practice-shop.ts'
import { expect, test } from '../hosts.ts'
import { loaded } from '../parts/window.ts'

const callsShape = z.object({ calls: z.array(z.unknown()) })

const callsAt = async (shop: Shop): Promise<number> => {
  const address = new URL(shop.controlUrl)
  address.pathname = '/calls'
  return callsShape.parse(await (await fetch(address)).json()).calls.length
}

test('the keys of a shop survive a restart, and their file does not show them', async ({ launcher }) => {
  const shop = await startShop()
  try {
    const first = await launcher.open({ environment: shop.environment })
    await loaded(first.page)
    const keyring = await first.electron?.evaluate(({ safeStorage }) =>
      process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
    )
    expect(keyring).toBe(process.env['LISTWRIGHT_KEYRING'] ? 'gnome_libsecret' : keyring)
    expect(await first.quit()).toBe(0)

    const file = join(launcher.workspace, 'secrets-keyring.json')
    expect(existsSync(file)).toBe(true)
    for (const secret of [shop.appSecret, shop.accessToken, shop.shopCipher]) {
      expect(readFileSync(file, 'utf8')).not.toContain(secret)
    }
    const before = await callsAt(shop)
    const second = await launcher.open()
    await loaded(second.page)
    // Signed with the keys that were kept: the shop answers as to anybody it knows.
    await expect.poll(() => callsAt(shop)).toBeGreaterThan(before)
    await expect(second.page.getByText('Online', { exact: true })).toBeVisible()
    expect(await second.quit()).toBe(0)
    console.log(`The keyring of this machine: ${keyring}`)
  } finally {
    await shop.stop()
  }
})
