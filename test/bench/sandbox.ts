// npm run --silent bench:sandbox: the practice shop's speed as ratios to a bare server of the same framework, measured in the same run.
// Each line is: name value unit goal.
import autocannon from 'autocannon'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { signRequest } from '#tiktok/sign.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call } from '../sandbox/client.ts'
import { sampleBody } from '../sandbox/listing.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? '1')
const rounds = 9
// Two shops of one kind are compared in many short turns, so that what else the machine does falls on both alike.
const turns = 25
const readsATurn = 8000
const connections = 20

type Started = { readonly child: ChildProcess; readonly line: unknown }
const children: ChildProcess[] = []

const start = async (file: string, args: readonly string[]): Promise<Started> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await new Promise<[string]>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(`${file} ended before it was ready`))
    })
    createInterface({ input: child.stdout }).once('line', (text) => {
      resolve([text])
    })
  })
  return { child, line: JSON.parse(line) }
}

const startShop = async (): Promise<PracticeShopAddress> => {
  const { line } = await start('../../src/sandbox/index.ts', ['--json', '--seed', 'empty'])
  // The program prints exactly this.
  return line as PracticeShopAddress
}
const startBare = async (size: number): Promise<string> => {
  const { line } = await start('sandbox-bare.ts', [String(size)])
  // As above.
  return (line as { baseUrl: string }).baseUrl
}

type Request = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Record<string, string>
  readonly body?: unknown
}

const urlOf = (address: PracticeShopAddress, { path, query = {}, body }: Request): string => {
  const parameters: Record<string, string> = {
    ...query,
    app_key: address.appKey,
    shop_cipher: address.shopCipher,
    timestamp: String(Math.floor(Date.now() / 1000)),
  }
  const sign = signRequest(address.appSecret, {
    path,
    query: parameters,
    body: body === undefined ? null : JSON.stringify(body),
  })
  return `${path}?${new URLSearchParams({ ...parameters, sign }).toString()}`
}

const load = async (baseUrl: string, token: string, request: Request, path: string): Promise<number> => {
  const result = await autocannon({
    url: `${baseUrl}${path}`,
    method: request.method,
    connections,
    duration: seconds,
    headers: { 'content-type': 'application/json', 'x-tts-access-token': token },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${request.path}: ${String(result.non2xx)} refusals, ${String(result.errors)} errors`)
  return result.requests.average
}

/** Milliseconds that a shop takes for one turn of reads. */
const timeOf = async (address: PracticeShopAddress, request: Request): Promise<number> => {
  const startedMs = performance.now()
  const result = await autocannon({
    url: `${address.baseUrl}${urlOf(address, request)}`,
    method: request.method,
    connections,
    amount: readsATurn,
    sampleInt: 5,
    headers: { 'content-type': 'application/json', 'x-tts-access-token': address.accessToken },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${request.path}: not all reads were answered`)
  return performance.now() - startedMs
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

const print = (name: string, value: number, unit: string, goal: string): void => {
  console.log(`${name} ${value.toFixed(3)} ${unit} ${goal}`)
}

/** Requests a second of the shop, divided by those of a bare server with answers of the same size. Rounds take turns. */
const ratioToBare = async (address: PracticeShopAddress, request: Request): Promise<number> => {
  const sample = await fetch(`${address.baseUrl}${urlOf(address, request)}`, {
    method: request.method,
    headers: { 'content-type': 'application/json', 'x-tts-access-token': address.accessToken },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  })
  const text = await sample.text()
  if (!text.startsWith('{"code":0,')) throw new Error(`${request.path}: ${text.slice(0, 300)}`)
  const bare = await startBare(Buffer.byteLength(text))
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bareRate = await load(bare, '', request, '/')
    const shopRate = await load(address.baseUrl, address.accessToken, request, urlOf(address, request))
    ratios.push(shopRate / bareRate)
  }
  return median(ratios)
}

const fill = async (address: PracticeShopAddress, count: number): Promise<string> => {
  const body = await sampleBody(address)
  let last = ''
  for (let done = 0; done < count; done += 50) {
    const batch = Array.from({ length: Math.min(50, count - done) }, (_, index) => done + index)
    const answers = await Promise.all(
      batch.map(async (number) => {
        const skus = body.skus.map((sku) => ({ ...sku, seller_sku: `BENCH-${String(number)}` }))
        return call(address, 'POST', '/product/202309/products', {
          body: { ...body, title: `A Field Guide to Mosses, Volume ${String(number)}`, skus },
        })
      }),
    )
    last = answers.at(-1)?.data.product_id ?? last
  }
  return last
}

const readRequests = (productId: string): readonly (readonly [name: string, request: Request])[] => [
  ['get-product', { method: 'GET', path: `/product/202309/products/${productId}` }],
  [
    'search-products',
    { method: 'POST', path: '/product/202502/products/search', query: { page_size: '20' }, body: { status: 'ALL' } },
  ],
  [
    'search-by-status',
    {
      method: 'POST',
      path: '/product/202502/products/search',
      query: { page_size: '20' },
      body: { status: 'ACTIVATE' },
    },
  ],
]

try {
  const small = await startShop()
  const smallId = await fill(small, 100)
  const large = await startShop()
  const largeId = await fill(large, 10_000)
  // Reviews end within seconds; reads are measured on a shop at rest.
  await new Promise((resolve) => {
    setTimeout(resolve, 5000)
  })
  for (const [name, request] of readRequests(smallId).slice(0, 2))
    print(`${name}-to-bare`, await ratioToBare(small, request), 'ratio', '>=0.35')
  const largeRequests = readRequests(largeId)
  for (const [index, [name, request]] of readRequests(smallId).entries()) {
    const largeRequest = largeRequests[index]?.[1] ?? request
    // The small shop has run since the comparisons above; the large one is cold.
    await timeOf(small, request)
    await timeOf(large, largeRequest)
    const ratios: number[] = []
    for (let turn = 0; turn < turns; turn += 1)
      ratios.push((await timeOf(large, largeRequest)) / (await timeOf(small, request)))
    print(`${name}-10000-to-100`, median(ratios), 'ratio', '<=1.5')
  }
  const body = await sampleBody(small)
  print(
    'create-product-to-bare',
    await ratioToBare(small, { method: 'POST', path: '/product/202309/products', body }),
    'ratio',
    '>=0.12',
  )
} finally {
  for (const child of children) child.kill()
}
