// Without a network: the app says so once, and notices by itself when the shop is there again.
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

it('says once that the shop is gone, and once that it is back, without being asked', async () => {
  const { folder, remove } = testFolder()
  const stateFile = join(folder, 'practice-shop')
  const shop = await startPracticeShop({ stateFile })
  const open = openApp(folder, shop.address)
  const heard: boolean[] = []
  open.app.context.bus.listen((event) => {
    if (event.type === 'connection.changed') heard.push(event.online)
  })
  await open.client.status.refresh()
  await shop.close()
  await expect(open.client.status.refresh()).rejects.toMatchObject({ code: 'offline' })
  await expect(open.client.status.refresh()).rejects.toMatchObject({ code: 'offline' })
  expect(heard).toEqual([false])
  expect((await open.client.app.info()).shop?.isOnline).toBe(false)

  const again = await startPracticeShop({ stateFile, port: Number(new URL(shop.address.baseUrl).port) })
  await open.app.start()
  await vi.waitFor(() => expect(heard).toEqual([false, true]), { timeout: 90_000 })
  expect((await open.client.app.info()).shop?.isOnline).toBe(true)
  await open.close()
  await again.close()
  remove()
}, 300_000)
