// Takes one HTTP request through the gateway to its operation and back: checks, faults, limits, envelope, log. It knows no operation by name.
import type { IncomingMessage } from 'node:http'
import type { Journal } from '../state/journal.ts'
import type { World } from '../world.ts'
import { ReadyJson } from './call.ts'
import type { CallLog } from './call-log.ts'
import { checkAssetCipher, checkCipher, checkSignature, checkToken, marketOfCall } from './checks.ts'
import { createRequestId, envelopeText } from './envelope.ts'
import type { FaultRule, Faults } from './faults.ts'
import type { Limits } from './limits.ts'
import { readBody, readParts } from './read-body.ts'
import { Refusal, statusOf } from './refusal.ts'
import type { Routes } from './routes.ts'
import { operationShapes, readQuery, readShape } from './shapes.ts'

/** What goes back: an answer, or null where the connection is to be cut. */
export type Answer = {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

export type Gateway = {
  readonly world: World
  readonly routes: Routes
  readonly faults: Faults
  readonly limits: Limits
  readonly log: CallLog
  readonly journal: Journal | null
  /** Lets everything happen that is due by the shop's clock. */
  readonly advance: () => void
}

type Progress = {
  operation: string | null
  shopId: string | null
  requestBody: string | null
  requestBytes: number
}

const largestSignedBytes = 4 * 1024 * 1024

const isMultipart = (contentType: string): boolean => contentType.toLowerCase().startsWith('multipart/form-data')

const parseBody = (text: string, contentType: string): unknown => {
  // PHP clients send an empty list where they mean an empty object.
  if (text === '' || text === '[]') return {}
  const isReadable = contentType === '' || contentType.toLowerCase().includes('json')
  try {
    if (isReadable) return JSON.parse(text)
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
  const { grant, seller } = checkToken(
    world,
    app,
    typeof header === 'string' ? header : query['access_token'],
    operation,
  )
  checkAssetCipher(query['category_asset_cipher'])
  const shop = checkCipher(world, grant, operation, query['shop_cipher'])
  progress.shopId = shop?.id ?? null
  limits.check(`${app.key}/${shop?.id ?? ''}`, world.settings(), world.clock.wallMs())
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

const faultBefore = (fault: FaultRule | null): Refusal | null => {
  if (fault?.kind === 'limited') return new Refusal(36009002, 'Too many requests. Slow down and try again.')
  if (fault?.kind === 'limited-with-retry-after')
    return new Refusal(36009002, 'Too many requests. Slow down and try again.', {
      'retry-after': String(fault.retryAfterSeconds),
    })
  if (fault?.kind === 'error-before') return new Refusal(36009003, 'Internal error. Try again later.')
  if (fault?.kind === 'timeout') return new Refusal(36009007, 'The request timed out.')
  if (fault?.kind === 'expired-token')
    return new Refusal(105002, "Expired credentials. The 'x-tts-access-token' header has expired.")
  return null
}

const wait = async (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Serves one request. Null: cut the connection. */
export const serveCall = async (gateway: Gateway, incoming: IncomingMessage): Promise<Answer | null> => {
  const { world, log, journal } = gateway
  const startedMs = performance.now()
  const [path = '/', queryText = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  const query = Object.fromEntries(new URLSearchParams(queryText))
  gateway.advance()
  const requestId = createRequestId(world.clock.nowMs())
  const fault = gateway.faults.take(incoming.method ?? 'GET', path)
  const progress: Progress = { operation: null, shopId: null, requestBody: null, requestBytes: 0 }
  let code = 0
  let message = 'Success'
  let data = 'null'
  let headers: Readonly<Record<string, string>> = {}
  try {
    if (fault?.kind === 'slow') await wait(fault.delayMs)
    const early = faultBefore(fault)
    if (early !== null) throw early
    if (fault?.kind !== 'cut-before') data = await handle(gateway, incoming, path, query, progress)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(36009003, 'Internal error. Try again later.')
    if (refusal !== error && !incoming.destroyed) process.emitWarning(error instanceof Error ? error : String(error))
    code = refusal.code
    message = refusal.message
    headers = refusal.headers
  }
  journal?.append(world.store.takeChanges())
  if (fault?.kind === 'slow-after') await wait(fault.delayMs)
  if (fault?.kind === 'error-after') {
    code = 36009003
    message = 'Internal error. Try again later.'
    data = 'null'
  }
  const isForced = fault !== null && fault.kind.startsWith('error-')
  const status = code === 0 ? 200 : isForced ? fault.status : statusOf(code, world.settings().businessErrorStatus)
  const isCut = fault?.kind === 'cut-before' || fault?.kind === 'cut-after'
  const { sign: _sign, access_token: _token, ...loggedQuery } = query
  log.add({
    ...progress,
    at: new Date(world.clock.nowMs()).toISOString(),
    method: incoming.method ?? 'GET',
    path,
    query: loggedQuery,
    code: isCut ? null : code,
    message,
    httpStatus: isCut ? null : status,
    requestId,
    durationMs: performance.now() - startedMs,
    fault: fault?.kind ?? null,
  })
  if (isCut) return null
  const text = envelopeText(code, data, message, requestId)
  return { status, text: fault?.kind === 'malformed' ? text.slice(0, Math.floor(text.length / 2)) : text, headers }
}
