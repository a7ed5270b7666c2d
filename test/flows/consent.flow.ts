// The practice shop's consent page as a person meets it in a browser: read, choose, click, and be led back with a code.
import { chromium, expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { createServer } from 'node:http'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { expectAccessible } from './parts/window.ts'

type Walk = { readonly page: Page; readonly address: PracticeShopAddress; readonly consent: string }

const test = base.extend<{ walk: Walk }>({
  walk: async ({ browserName: _none }, use, testInfo) => {
    testInfo.skip(testInfo.project.name !== 'browser', 'The consent page opens in the system’s browser in every host.')
    const app = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Back in the app</title>')
    })
    await new Promise<void>((resolve) => {
      app.listen(0, '127.0.0.1', resolve)
    })
    const bound = app.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0
    const shop = await startPracticeShop({ seed: 'empty' })
    const { address } = shop
    await fetch(new URL(`/apps/${address.appKey}`, address.controlUrl), {
      method: 'PATCH',
      headers: { authorization: `Bearer ${address.controlToken}` },
      body: JSON.stringify({ redirectUrl: `http://127.0.0.1:${String(port)}/back` }),
    })
    const executablePath = process.env['LISTWRIGHT_CHROMIUM']
    const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
    try {
      const page = await browser.newPage()
      await use({ page, address, consent: `${address.authUrl}/open/authorize?app_key=${address.appKey}&state=walk` })
    } finally {
      await browser.close()
      await shop.close()
      app.close()
    }
  },
})

test('a seller reads what is asked, leaves one permission out, authorizes, and the code works', async ({ walk }) => {
  const { page, address, consent } = walk
  await page.goto(consent)
  await expect(page.getByRole('heading', { name: /Allow Listwright/ })).toBeVisible()
  await expect(page.getByText('Nothing here reaches a real shop')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /Practice Seller/ }).check()
  await page.getByRole('checkbox', { name: 'seller.product.delete' }).uncheck()
  await page.getByRole('button', { name: 'Authorize' }).click()
  await expect(page).toHaveTitle('Back in the app')
  const back = new URL(page.url())
  expect(back.searchParams.get('state')).toBe('walk')
  const query = new URLSearchParams({
    app_key: address.appKey,
    app_secret: address.appSecret,
    auth_code: back.searchParams.get('code') ?? '',
    grant_type: 'authorized_code',
  })
  const answer = await (await fetch(`${address.authUrl}/api/v2/token/get?${query.toString()}`)).json()
  expect(answer.code).toBe(0)
  expect(answer.data.granted_scopes).toContain('seller.product.write')
  expect(answer.data.granted_scopes).not.toContain('seller.product.delete')
})

test('a seller who cancels is led back without a code', async ({ walk }) => {
  const { page, consent } = walk
  await page.goto(consent)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page).toHaveTitle('Back in the app')
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ error: 'auth_denied', state: 'walk' })
})
