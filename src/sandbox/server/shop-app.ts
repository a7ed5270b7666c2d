// The practice shop's public port: the API, the token host, the consent page and pictures. It knows paths, not rules.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Consent } from '../authorization/consent.ts'
import { serveConsent, serveTokens } from '../authorization/token-host.ts'
import { exchangeCode, refreshTokens } from '../authorization/tokens.ts'
import { jsonType, sendAnswer } from '../gateway/answer.ts'
import type { Answer } from '../gateway/answer.ts'
import { createRequestId, envelopeText } from '../gateway/envelope.ts'
import { serveCall } from '../gateway/gateway.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { Refusal } from '../gateway/refusal.ts'
import { hashText } from '../random.ts'
import type { Bindings } from './listen.ts'

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

/** The app of the public port. `rested` is called after every call that may have changed something. */
export const createShopApp = (gateway: Gateway, consent: Consent, rested: () => void): Hono<Bindings> => {
  const app = new Hono<Bindings>()
  // Written to the connection directly: a Response object in between would halve the speed.
  const answering =
    (answer: (incoming: IncomingMessage) => Promise<Answer | null>) =>
    async ({ env: { incoming, outgoing } }: { env: Bindings['Bindings'] }): Promise<Response> => {
      const answered = await answer(incoming)
      rested()
      sendAnswer(outgoing, answered)
      return RESPONSE_ALREADY_SENT
    }
  const tokens = {
    '/api/v2/token/get': answering(async (incoming) => serveTokens(gateway, incoming, exchangeCode, 36004004)),
    '/api/v2/token/refresh': answering(async (incoming) => serveTokens(gateway, incoming, refreshTokens, 36004001)),
  }
  // Documented as GET; some clients send POST, and it is taken.
  for (const [path, handler] of Object.entries(tokens)) app.on(['GET', 'POST'], path, handler)
  const consentPage = answering(async (incoming) => serveConsent(gateway, incoming, consent))
  app.on(['GET', 'POST'], '/open/authorize', consentPage)
  app.get('/oauth/authorize', consentPage)
  app.get('/images/*', ({ req }) => picture(req.path))
  app.all(
    '*',
    answering(async (incoming) => serveCall(gateway, incoming)),
  )
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
