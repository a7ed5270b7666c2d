// Sends thousands of wild calls to a practice shop and expects an orderly answer to each: no 500, no hang, the platform's envelope.
import fc from 'fast-check'
import { signRequest } from '#tiktok/sign.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { operationShapes } from '#sandbox/gateway/shapes.ts'
import { call } from '../client.ts'
import { sampleBody } from '../listing.ts'
import { validateAnswer } from '../openapi.ts'
import { addTwoMarkets, globalBody } from '../two-markets.ts'
import type { TwoMarkets } from '../two-markets.ts'
import { boundary, isGlobal, wildCall } from './arbitrary-calls.ts'
import type { WildCall } from './arbitrary-calls.ts'

export type FuzzReport = {
  readonly seed: number
  readonly calls: number
  readonly accepted: number
  readonly codes: ReadonlyMap<number, number>
  readonly failure: string | null
}

const longestWaitMs = 60_000
const internalError = 36009003

const isCipherSent = (wild: WildCall): boolean => operationShapes[`${wild.method} ${wild.template}`]?.cipher === true

const send = async (address: PracticeShopAddress, wild: WildCall): Promise<{ status: number; text: string }> => {
  const { method, path, query, body, isMultipart } = wild
  const contentType = isMultipart ? `multipart/form-data; boundary=${boundary}` : 'application/json'
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const parameters: Record<string, string> = {
    ...query,
    app_key: address.appKey,
    timestamp: String(Math.floor(Date.now() / 1000)),
    ...(isCipherSent(wild) && { shop_cipher: address.shopCipher }),
  }
  // The shop reads the body as UTF-8 before it checks the signature, and so do the platform's clients.
  const signed = bytes === null || bytes.length === 0 || method === 'GET' ? null : Buffer.from(bytes).toString('utf8')
  const sign = signRequest(address.appSecret, { path, query: parameters, body: signed, contentType })
  const response = await fetch(`${address.baseUrl}${path}?${new URLSearchParams({ ...parameters, sign }).toString()}`, {
    method,
    headers: { 'content-type': contentType, 'x-tts-access-token': address.accessToken },
    ...(method !== 'GET' && bytes !== null && { body: Buffer.from(bytes) }),
    signal: AbortSignal.timeout(longestWaitMs),
  })
  return { status: response.status, text: await response.text() }
}

const collectIds = async (address: PracticeShopAddress): Promise<readonly string[]> => {
  const { data } = await call(address, 'POST', '/product/202502/products/search', {
    query: { page_size: '100' },
    body: {},
  })
  const products: { id: string; skus: { id: string; inventory: { warehouse_id: string }[] }[] }[] = data.products
  const skus = products.flatMap((product) => product.skus)
  const warehouses = skus.flatMap(({ inventory }) => inventory.map(({ warehouse_id: id }) => id))
  return [
    ...new Set([
      ...products.map(({ id }) => id),
      ...skus.map(({ id }) => id),
      ...warehouses,
      '927880',
      '600042',
      '843152',
      '601333',
      '1',
    ]),
  ]
}

const addGlobalIds = async (seller: TwoMarkets, body: object): Promise<readonly string[]> => {
  const { data } = await call(seller.address, 'POST', '/product/202309/global_products', { ...seller.everywhere, body })
  return [data.global_product_id, ...data.global_skus.map(({ id }: { id: string }) => id)]
}

/** Runs wild calls until one is answered badly or the number is reached. The same seed sends the same calls. */
export const fuzz = async (runs: number, seed: number): Promise<FuzzReport> => {
  const shop = await startPracticeShop({ seed: 'demo' })
  const codes = new Map<number, number>()
  let calls = 0
  try {
    const { address } = shop
    const global = await addTwoMarkets(address)
    const sample = { listing: await sampleBody(address), global: await globalBody(global) }
    const ids = [...(await collectIds(address)), ...(await addGlobalIds(global, sample.global)), 'GB']
    const meaningful = { ids, sample }
    const property = fc.asyncProperty(wildCall(meaningful), async (wild) => {
      if (wild.template === '/authorization/202403/shops') return
      const { status, text } = await send(isGlobal(wild.template) ? global.address : address, wild)
      calls += 1
      const answer: unknown = JSON.parse(text)
      // The envelope is judged in the next line.
      const { code } = answer as { code: number }
      const wrong = validateAnswer(wild.method, wild.template, answer)
      if (wrong.length > 0) throw new Error(`${wild.method} ${wild.template}: ${wrong.join('; ')}`)
      if (status >= 500 || code === internalError)
        throw new Error(`${wild.method} ${wild.template}: ${String(status)} ${text.slice(0, 300)}`)
      codes.set(code, (codes.get(code) ?? 0) + 1)
    })
    const result = await fc.check(property, {
      numRuns: runs,
      seed,
      endOnFailure: true,
      interruptAfterTimeLimit: 540_000,
    })
    const failure = result.failed
      ? `${String(result.errorInstance)} ${JSON.stringify(result.counterexample)?.slice(0, 2000) ?? ''}`
      : null
    return { seed, calls, accepted: codes.get(0) ?? 0, codes, failure }
  } finally {
    await shop.close()
  }
}
