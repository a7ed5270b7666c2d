// The practice shop's public port: the API, the token host, the consent page and pictures. It knows paths, not rules.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Consent, ConsentStep } from '../authorization/consent.ts'
import { exchangeCode, refreshTokens } from '../authorization/tokens.ts'
import { createRequestId, envelopeText } from '../gateway/envelope.ts'
import { serveCall } from '../gateway/gateway.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { readBody } from '../gateway/read-body.ts'
import { Refusal } from '../gateway/refusal.ts'
import { hashText } from '../random.ts'
import type { Bindings } from './listen.ts'

const jsonType = 'application/json; charset=utf-8'

const picture = (path: string): Response => {
  const hue = String(hashText(path) % 360)
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="hsl(${hue} 35% 78%)"/><circle cx="150" cy="150" r="70" fill="hsl(${hue} 45% 60%)"/></svg>`,
    {
      headers: {
        'content-type': 'image/svg+xml',
        'x-content-type-options': 'nosniff',
        'cache-control': 'max-age=3600',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      },
    },
  )
}

const stepResponse = (step: ConsentStep): Response =>
  'redirectTo' in step
    ? new Response(null, { status: 302, headers: { location: step.redirectTo, 'referrer-policy': 'no-referrer' } })
    : new Response(step.html, { headers: step.headers })

const largestFormBytes = 65_536

const tokenAnswer = (gateway: Gateway, incoming: IncomingMessage, exchange: typeof exchangeCode): Response => {
  const { world, journal } = gateway
  const path = incoming.url ?? ''
  gateway.advance()
  const startedMs = performance.now()
  const requestId = createRequestId(world.clock.nowMs())
  let code = 0
  let message = 'success'
  let data = 'null'
  try {
    data = JSON.stringify(exchange(world, Object.fromEntries(new URL(path, 'http://shop').searchParams)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    code = error.code
    message = error.message
  }
  journal?.append(world.store.takeChanges())
  gateway.log.add({
    at: new Date(world.clock.nowMs()).toISOString(),
    method: incoming.method ?? 'GET',
    path: path.split('?')[0] ?? '',
    query: {},
    operation: null,
    shopId: null,
    requestBody: null,
    requestBytes: 0,
    code,
    message,
    httpStatus: 200,
    requestId,
    durationMs: performance.now() - startedMs,
    fault: null,
  })
  return new Response(envelopeText(code, data, message, requestId), { headers: { 'content-type': jsonType } })
}

/** The app of the public port. `rested` is called after every call that may have changed something. */
export const createShopApp = (gateway: Gateway, consent: Consent, rested: () => void): Hono<Bindings> => {
  const app = new Hono<Bindings>()
  const tokenHandler = (exchange: typeof exchangeCode) => (context: { env: Bindings['Bindings'] }) =>
    tokenAnswer(gateway, context.env.incoming, exchange)
  for (const method of ['GET', 'POST']) {
    app.on(method, '/api/v2/token/get', tokenHandler(exchangeCode))
    app.on(method, '/api/v2/token/refresh', tokenHandler(refreshTokens))
  }
  for (const path of ['/open/authorize', '/oauth/authorize'])
    app.get(path, ({ req }) => stepResponse(consent.ask(req.query())))
  app.post('/open/authorize', async ({ env }) => {
    const form = new URLSearchParams((await readBody(env.incoming, largestFormBytes)).toString('utf8'))
    const step = consent.answer(form)
    gateway.journal?.append(gateway.world.store.takeChanges())
    return stepResponse(step)
  })
  app.get('/images/*', ({ req }) => picture(req.path))
  app.all('*', async ({ env }) => {
    const { incoming, outgoing } = env
    const answer = await serveCall(gateway, incoming)
    rested()
    if (answer === null) incoming.socket.destroy()
    else if (!outgoing.destroyed) {
      // Written directly: a Response object in between would halve the speed.
      outgoing.writeHead(answer.status, {
        'content-type': jsonType,
        'content-length': Buffer.byteLength(answer.text),
        ...answer.headers,
      })
      outgoing.end(answer.text)
    }
    return RESPONSE_ALREADY_SENT
  })
  app.onError((error) => {
    const refusal = error instanceof Refusal ? error : null
    return new Response(
      envelopeText(
        refusal?.code ?? 36009003,
        'null',
        refusal?.message ?? 'Internal error.',
        createRequestId(gateway.world.clock.nowMs()),
      ),
      {
        status: refusal === null ? 500 : 400,
        headers: { 'content-type': jsonType, connection: 'close' },
      },
    )
  })
  return app
}
