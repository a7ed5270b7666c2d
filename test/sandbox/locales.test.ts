// In which language a shop names its categories.
import { expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call } from './client.ts'

const inMarket = async (market: string, use: (address: PracticeShopAddress) => Promise<void>): Promise<void> => {
  const shop = await startPracticeShop({ seed: 'demo', market, clock: 'manual' })
  try {
    await use(shop.address)
  } finally {
    await shop.close()
  }
}

const shoes = '601352'
const nameOfShoes = async (address: PracticeShopAddress, query: Record<string, string>): Promise<string> => {
  const { data } = await call(address, 'GET', '/product/202309/categories', { query })
  return data.categories.find(({ id }: { id: string }) => id === shoes)?.local_name
}

test.each([
  ['ID', 'Sepatu', 'pt-BR', 'Calçados'],
  ['BR', 'Calçados', 'en-GB', 'Shoes'],
  ['US', 'Shoes', 'id-ID', 'Sepatu'],
])('a shop in %s says %s, and in %s it says %s', async (market, usual, locale, other) => {
  await inMarket(market, async (address) => {
    expect(await nameOfShoes(address, {})).toBe(usual)
    expect(await nameOfShoes(address, { locale })).toBe(other)
    expect(await nameOfShoes(address, { locale, keyword: other.slice(1) })).toBe(other)
    expect(await nameOfShoes(address, { locale, keyword: 'no such word' })).toBeUndefined()
  })
})

test('a listing names its categories in the language that was asked for', async () => {
  await inMarket('ID', async (address) => {
    const { data } = await call(address, 'POST', '/product/202502/products/search', {
      query: { page_size: '1' },
      body: {},
    })
    const read = async (query: Record<string, string>): Promise<string> => {
      const answer = await call(address, 'GET', `/product/202309/products/${data.products[0].id}`, { query })
      return answer.data.category_chains[0].local_name
    }
    const [usual, english] = [await read({}), await read({ locale: 'en-GB' })]
    expect(usual).not.toBe(english)
    expect(await read({})).toBe(usual)
  })
})

test('a language that the platform does not have is refused', async () => {
  await inMarket('US', async (address) => {
    for (const path of ['/product/202309/categories', '/product/202309/categories/927880/rules'])
      expect((await call(address, 'GET', path, { query: { category_version: 'v2', locale: 'xx' } })).code).toBe(
        36009004,
      )
  })
})
