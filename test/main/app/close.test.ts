// The app is closed at any moment of its start: nothing touches the workspace afterwards, and starting a closed app does nothing.
import { expect, it } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

it('an app that is closed while it starts leaves the workspace alone', async () => {
  const place = testFolder()
  const shop = await startPracticeShop({ seed: 'empty' })
  const opened = openApp(place.folder, shop.address)
  const starting = opened.app.start()
  await opened.close()
  await expect(starting).resolves.toBeUndefined()
  await expect(opened.app.start()).resolves.toBeUndefined()
  await shop.close()
  place.remove()
})
