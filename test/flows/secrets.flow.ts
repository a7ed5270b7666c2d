// The keys of a shop never leave the work: not to the window, not to a log, not to any file in the clear. In both hosts, against a shop of its own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startShop } from '../practice-shop.ts'
import type { Shop } from '../practice-shop.ts'
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { everyFile, record } from './parts/recording.ts'
import type { Recording } from './parts/recording.ts'
import { openSection } from './parts/window.ts'

const secretsOf = (shop: Shop): string[] => {
  const bare = [shop.appSecret, shop.accessToken, shop.refreshToken, shop.shopCipher]
  return bare.flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
}

const sections = ['Publish', 'Permissions', 'Categories', 'Activity', 'Import', 'Settings', 'Products'] as const

test('nothing that crosses to the window, and no file of the workspace, holds a key of the shop', async ({
  launcher,
}) => {
  const shop = await startShop()
  const secrets = secretsOf(shop)
  const holdsOne = (text: string): boolean => secrets.some((secret) => text.includes(secret))
  try {
    let recording: Recording | null = null
    const app = await launcher.open({
      environment: { ...shop.environment, LISTWRIGHT_PASSPHRASE: 'a passphrase for this flow' },
      onPage: async (page) => {
        recording = await record(page)
      },
    })
    await startWithSample(app.page)
    for (const section of sections) await openSection(app.page, section)
    // Assigned in the callback above, which the type checker does not follow.
    const messages = (await (recording as Recording | null)?.messages()) ?? []

    // The recording heard the work: the shop's name, the products, the tree.
    expect(messages.some((message) => message.includes('Brass Candle Holder'))).toBe(true)
    expect(messages.length).toBeGreaterThan(20)
    expect(messages.filter(holdsOne)).toEqual([])

    const shown = await app.page.evaluate(
      () => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)),
    )
    expect(holdsOne(shown)).toBe(false)
    expect(await app.quit()).toBe(0)

    const files = [...everyFile(launcher.workspace), ...(launcher.host === 'electron' ? everyFile(launcher.data) : [])]
    expect(files.some(({ text }) => text.includes('Brass Candle Holder'))).toBe(true)
    expect(files.filter(({ text }) => holdsOne(text)).map(({ file }) => file)).toEqual([])
    expect(readFileSync(join(launcher.workspace, 'secrets.json'), 'utf8')).toContain('"kind":"passphrase"')
  } finally {
    await shop.stop()
  }
})
