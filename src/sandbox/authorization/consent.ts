// The walk through the consent page: which app asks, what the seller answers, where the browser goes next.
import { randomBytes } from 'node:crypto'
import type { AppRecord, SellerRecord, ShopRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { consentPage, messagePage } from './consent-page.ts'
import type { Page } from './consent-page.ts'
import { allScopes, issueCode } from './tokens.ts'

export type ConsentStep = Page | { readonly redirectTo: string }
export type Consent = {
  readonly ask: (parameters: Readonly<Record<string, string>>) => ConsentStep
  readonly answer: (form: URLSearchParams) => ConsentStep
}

const findApp = (
  world: World,
  { service_id: serviceId = '', app_key: key = '' }: Readonly<Record<string, string>>,
): AppRecord | null => {
  for (const app of world.store.all('apps')) if (app.serviceId === serviceId || app.key === key) return app
  return null
}

const ticketLifeMs = 30 * 60_000
const mostTickets = 1000

type Ticket = { readonly appKey: string; readonly expiresAtMs: number }

/** The consent of one practice shop. Tickets live in memory. */
export const createConsent = (world: World): Consent => {
  const tickets = new Map<string, Ticket>()
  const sellersWithShops = (): { seller: SellerRecord; shops: ShopRecord[] }[] =>
    [...world.store.all('sellers')].map((seller) => ({
      seller,
      shops: [...world.store.all('shops')].filter(({ sellerId }) => sellerId === seller.id),
    }))
  return {
    ask: (parameters) => {
      const app = findApp(world, parameters)
      if (app === null)
        return messagePage(
          'Unknown app',
          'No app with this service id or app key is known here. Check the link you followed.',
        )
      const ticket = randomBytes(24).toString('base64url')
      if (tickets.size >= mostTickets) tickets.clear()
      tickets.set(ticket, { appKey: app.key, expiresAtMs: world.clock.wallMs() + ticketLifeMs })
      return consentPage(app, sellersWithShops(), allScopes, ticket, parameters['state'] ?? '')
    },
    answer: (form) => {
      const ticket = tickets.get(form.get('ticket') ?? '')
      tickets.delete(form.get('ticket') ?? '')
      const app = ticket === undefined ? undefined : world.store.get('apps', ticket.appKey)
      if (ticket === undefined || ticket.expiresAtMs < world.clock.wallMs() || app === undefined)
        return messagePage('This page is too old', 'Go back to the app and follow its link once more.')
      const state = form.get('state') ?? ''
      const back = (parameters: Readonly<Record<string, string>>): string | null => {
        if (app.redirectUrl === null) return null
        const target = new URL(app.redirectUrl)
        for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
        if (state !== '') target.searchParams.set('state', state)
        return target.href
      }
      if (form.get('answer') !== 'allow') {
        const redirectTo = back({ code: 'null', error: 'auth_denied' })
        return redirectTo === null
          ? messagePage('Not authorized', 'You declined. The app was told nothing.')
          : { redirectTo }
      }
      const seller = world.store.get('sellers', form.get('seller') ?? '')
      if (seller === undefined)
        return messagePage('Choose an account', 'No seller account was chosen. Go back and choose one.')
      if (!seller.isOnboarded)
        return messagePage(
          'Not possible yet (105004)',
          'The authorization state is inactive: this seller has not finished onboarding.',
        )
      const scopes = form.getAll('scope').filter((scope) => allScopes.includes(scope))
      const code = issueCode(world, app, seller, scopes)
      const redirectTo = back({ app_key: app.key, code, locale: 'en', shop_region: seller.region })
      return redirectTo === null
        ? messagePage('Authorized', 'Copy this code into the app. It is good once, for 30 minutes.', code)
        : { redirectTo }
    },
  }
}
