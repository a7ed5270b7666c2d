// A small signed client for tests of the practice shop. It knows the wire and nothing of the shop's inside.
import { signRequest } from '#tiktok/sign.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly code: number
  readonly message: string
  // Tests read answers of many operations; each test says what it expects of its own.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any
}

export type CallOptions = {
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly rawBody?: string
  readonly form?: FormData
  readonly cipher?: string | null
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly timestampSeconds?: number
  readonly sign?: string | null
}

/** Sends one signed call and reads its envelope. Cipher and token are the shop's own unless given; null leaves them out. */
export const call = async (
  address: PracticeShopAddress,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer> => {
  const { query = {}, body, rawBody, form, cipher = address.shopCipher, token = address.accessToken } = options
  const text = rawBody ?? (body === undefined ? null : JSON.stringify(body))
  const timestamp = String(options.timestampSeconds ?? Math.floor(Date.now() / 1000))
  const unsigned: Record<string, string> = { ...query, app_key: address.appKey, timestamp }
  if (cipher !== null) unsigned['shop_cipher'] = cipher
  const contentType = form === undefined ? 'application/json' : 'multipart/form-data'
  const sign = options.sign ?? signRequest(address.appSecret, { path, query: unsigned, body: text, contentType })
  const parameters = new URLSearchParams(options.sign === null ? unsigned : { ...unsigned, sign })
  const response = await fetch(`${address.baseUrl}${path}?${parameters.toString()}`, {
    method,
    headers: {
      ...(form === undefined && { 'content-type': 'application/json' }),
      ...(token !== null && { 'x-tts-access-token': token }),
      ...options.headers,
    },
    body: form ?? text,
  })
  const answer = await response.text()
  const { code, message, data } = JSON.parse(answer) as Answer
  return { status: response.status, headers: response.headers, text: answer, code, message, data }
}

/** Sends one request to the control port and reads its JSON. */
export const control = async (
  address: PracticeShopAddress,
  method: string,
  path: string,
  body?: unknown,
  // As above.
  // oxlint-disable-next-line typescript/no-explicit-any
): Promise<any> => {
  const response = await fetch(new URL(path, address.controlUrl), {
    method,
    headers: { authorization: `Bearer ${address.controlToken}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

/** Bytes that begin like a PNG of the given size; `mark` makes them differ. */
export const png = (width: number, height: number, mark = ''): Buffer => {
  const head = Buffer.alloc(33)
  head.writeUInt32BE(0x89504e47, 0)
  head.writeUInt32BE(0x0d0a1a0a, 4)
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return Buffer.concat([head, Buffer.from(mark)])
}

/** Uploads an image and returns the answer. */
export const upload = async (address: PracticeShopAddress, bytes: Buffer, useCase = 'MAIN_IMAGE'): Promise<Answer> => {
  const form = new FormData()
  form.set('data', new Blob([new Uint8Array(bytes)]), 'image.png')
  form.set('use_case', useCase)
  return call(address, 'POST', '/product/202309/images/upload', { form, cipher: null })
}
