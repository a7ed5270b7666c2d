// Takes one HTTP request through the gateway to its operation and back: checks, limits, envelope. It knows no operation by name.
import type { IncomingMessage } from 'node:http'
import { noteUse } from '../authorization/tokens.ts'
import type { Answer } from './answer.ts'
import { ReadyJson } from './call.ts'
import { checkAssetCipher, checkCipher, checkSignature, checkToken, marketOfCall } from './checks.ts'
import { envelopeText } from './envelope.ts'
import type { Limits } from './limits.ts'
import { readBody, readParts } from './read-body.ts'
import { Refusal, statusOf } from './refusal.ts'
import type { Routes } from './routes.ts'
import { serve } from './serve.ts'
import type { Counter, Progress } from './serve.ts'
import { operationShapes, readQuery, readShape } from './shapes.ts'

export type Gateway = Counter & {
  readonly routes: Routes
  readonly limits: Limits
}

const largestSignedBytes = 4 * 1024 * 1024

const isMultipart = (contentType: string): boolean => contentType.toLowerCase().startsWith('multipart/form-data')

const parseBody = (text: string, contentType: string): unknown => {
  // PHP clients send an empty list where they mean an empty object.
  if (text === '' || text === '[]') return {}
  const isReadable = contentType === '' || contentType.toLowerCase().includes('json')
  try {
    const parsed: unknown = isReadable ? JSON.parse(text) : null
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // Told below, in the platform's words.
  }
  throw new Refusal(36009022, 'The body could not be parsed for the given Content-Type.')
}

const countContentTypes = (rawHeaders: readonly string[]): number =>
  rawHeaders.filter(
    (header, index) => index % 2 === 0 && header.length === 12 && header.toLowerCase() === 'content-type',
  ).length

const handle = async (
  gateway: Gateway,
  incoming: IncomingMessage,
  path: string,
  query: Record<string, string>,
  progress: Progress,
): Promise<string> => {
  const { world, routes, limits } = gateway
  const { operation, path: variables } = routes.find(incoming.method ?? 'GET', path)
  const name = `${operation.method} ${operation.path}`
  progress.operation = name
  const contentType = incoming.headers['content-type'] ?? ''
  const isUpload = isMultipart(contentType)
  // A multipart body is not signed, so it need not be read before the caller is known.
  const signedBytes = isUpload
    ? null
    : await readBody(incoming, Math.min(operation.largestBodyBytes, largestSignedBytes))
  const bodyText = signedBytes?.toString('utf8') ?? ''
  progress.requestBytes = signedBytes?.length ?? 0
  progress.requestBody = bodyText.slice(0, 20_000)
  const app = checkSignature(
    world,
    { path, query, body: bodyText === '' ? null : bodyText, contentType },
    incoming.socket.remoteAddress ?? '',
  )
  const header = incoming.headers['x-tts-access-token']
  const { token, grant, seller } = checkToken(
    world,
    app,
    typeof header === 'string' ? header : query['access_token'],
    operation,
  )
  noteUse(world, token)
  checkAssetCipher(query['category_asset_cipher'])
  const shop = checkCipher(world, grant, operation, query['shop_cipher'])
  progress.shopId = shop?.id ?? null
  limits.check(app.key, shop?.id ?? '', world.settings(), world.clock.wallMs())
  if (countContentTypes(incoming.rawHeaders) > 1)
    throw new Refusal(36009022, 'The request has more than one Content-Type header.')
  const shape = operationShapes[name] ?? { cipher: false }
  if (shape.content === 'multipart' && !isUpload)
    throw new Refusal(36009023, 'The endpoint expects a body of type multipart/form-data.')
  const uploaded = shape.content === 'multipart' ? await readBody(incoming, operation.largestBodyBytes) : null
  if (uploaded !== null) progress.requestBytes = uploaded.length
  const body =
    shape.body === undefined ? {} : readShape(shape.body, parseBody(isUpload ? '*' : bodyText, contentType), '')
  const call = {
    world,
    app,
    seller,
    grant,
    shop,
    market: marketOfCall(seller, shop),
    path: variables,
    parts: uploaded === null ? [] : readParts(uploaded, contentType),
  }
  const data = await operation.handle(call, readQuery(shape, query), body)
  return data instanceof ReadyJson ? data.text : JSON.stringify(data)
}

const expired = new Refusal(105002, "Expired credentials. The 'x-tts-access-token' header has expired.")

/** Serves one call of the API. Null: cut the connection. */
export const serveCall = async (gateway: Gateway, incoming: IncomingMessage): Promise<Answer | null> => {
  const [path = '/', queryText = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  const query = Object.fromEntries(new URLSearchParams(queryText))
  const { sign: _sign, access_token: _token, ...loggedQuery } = query
  return serve(gateway, incoming, path, {
    run: async (progress) => handle(gateway, incoming, path, query, progress),
    accept: (data, requestId) => ({ status: 200, text: envelopeText(0, data, 'Success', requestId), headers: {} }),
    refuse: ({ code, message, headers }, requestId) => ({
      status: statusOf(code, gateway.world.settings().businessErrorStatus),
      text: envelopeText(code, 'null', message, requestId),
      headers,
    }),
    expired,
    loggedQuery,
  })
}
