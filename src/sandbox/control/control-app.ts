// The control port: what a test or a rehearsing seller turns. Token and loopback host are checked before anything else.
import { Hono } from 'hono'
import { timingSafeEqual } from 'node:crypto'
import type { Gateway } from '../gateway/gateway.ts'
import { readBody } from '../gateway/read-body.ts'
import type { Bindings } from '../server/listen.ts'
import type { Sender } from '../webhooks/sender.ts'
import { addPeopleRoutes } from './people-routes.ts'
import { addProductRoutes } from './product-routes.ts'
import { ControlError } from './read-input.ts'
import { addWorldRoutes } from './world-routes.ts'

/** What the routes of the control port work with. */
export type ControlContext = {
  readonly gateway: Gateway
  readonly sender: Sender
  /** Lets happen what is due, keeps it, and sets the next alarm. */
  readonly passTime: () => void
  readonly credentials: () => unknown
  readonly read: (context: { env: Bindings['Bindings'] }) => Promise<unknown>
}
export type ControlApp = Hono<Bindings>

const largestBodyBytes = 256 * 1024 * 1024
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

const isSame = (left: string, right: string): boolean => {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
}

const readJson: ControlContext['read'] = async ({ env }) => {
  const text = (await readBody(env.incoming, largestBodyBytes)).toString('utf8')
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlError('The body is no JSON.')
  }
}

export const createControlApp = (
  gateway: Gateway,
  sender: Sender,
  token: string,
  passTime: () => void,
  credentials: () => unknown,
): ControlApp => {
  const app: ControlApp = new Hono<Bindings>()
  app.use('*', async (context, next) => {
    const { headers } = context.env.incoming
    if (!loopbackHost.test(headers.host ?? ''))
      return context.json({ error: 'The control interface answers to this machine only.' }, 403)
    const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? context.req.query('token') ?? ''
    if (!isSame(given, token))
      return context.json({ error: 'The token is missing or wrong: send it as ?token= or as a Bearer token.' }, 401)
    gateway.advance()
    await next()
    passTime()
    return undefined
  })
  const control: ControlContext = { gateway, sender, passTime, credentials, read: readJson }
  addWorldRoutes(app, control)
  addPeopleRoutes(app, control)
  addProductRoutes(app, control)
  app.notFound((context) => context.json({ error: 'There is no such control. See docs/practice-shop.md.' }, 404))
  app.onError((error, context) => {
    if (error instanceof ControlError) return context.json({ error: error.message }, error.status)
    return context.json({ error: error.message }, 500)
  })
  return app
}
