// The token host and the consent page as services of the public port. Both are unsigned; what they do stands in tokens.ts and consent.ts.
import type { IncomingMessage } from 'node:http'
import type { Answer } from '../gateway/answer.ts'
import { envelopeText } from '../gateway/envelope.ts'
import { readBody } from '../gateway/read-body.ts'
import { Refusal, statusOf } from '../gateway/refusal.ts'
import { serve } from '../gateway/serve.ts'
import type { Counter } from '../gateway/serve.ts'
import type { Consent, ConsentStep } from './consent.ts'
import { messagePage } from './consent-page.ts'
import type { exchangeCode } from './tokens.ts'

const pathOf = (incoming: IncomingMessage): string => (incoming.url ?? '/').split('?')[0] ?? '/'

const queryOf = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(new URLSearchParams((incoming.url ?? '').split(/\?(.*)/s)[1] ?? ''))

// What disturbs a call has its own status; what the token host itself refuses travels with 200.
const disturbingCodes = [36009002, 36009003, 36009007]

/** Serves a token call. Its query holds secrets, so none of it is logged. Null: cut the connection. */
export const serveTokens = async (
  counter: Counter,
  incoming: IncomingMessage,
  exchange: typeof exchangeCode,
  expiredCode: number,
): Promise<Answer | null> =>
  serve(counter, incoming, pathOf(incoming), {
    run: () => JSON.stringify(exchange(counter.world, queryOf(incoming))),
    accept: (data, requestId) => ({ status: 200, text: envelopeText(0, data, 'success', requestId), headers: {} }),
    refuse: ({ code, message, headers }, requestId) => ({
      status: disturbingCodes.includes(code) ? statusOf(code, 200) : 200,
      text: envelopeText(code, 'null', message, requestId),
      headers,
    }),
    expired: new Refusal(expiredCode, 'The code or the refresh token has expired.'),
    loggedQuery: {},
  })

const stepAnswer = (step: ConsentStep): Answer =>
  'redirectTo' in step
    ? { status: 302, text: '', headers: { location: step.redirectTo, 'referrer-policy': 'no-referrer' } }
    : { status: 200, text: step.html, headers: step.headers }

const largestFormBytes = 65_536

/** Serves the consent page: the question by GET, the seller's answer by POST. Null: cut the connection. */
export const serveConsent = async (
  counter: Counter,
  incoming: IncomingMessage,
  consent: Consent,
): Promise<Answer | null> =>
  serve(counter, incoming, pathOf(incoming), {
    run: async () =>
      incoming.method === 'POST'
        ? consent.answer(new URLSearchParams((await readBody(incoming, largestFormBytes)).toString('utf8')))
        : consent.ask(queryOf(incoming)),
    accept: stepAnswer,
    refuse: ({ code, message, headers }) => {
      const page = messagePage(`Not possible now (${String(code)})`, message)
      return { status: statusOf(code, 200), text: page.html, headers: { ...page.headers, ...headers } }
    },
    expired: new Refusal(105004, 'The authorization state is inactive.'),
    loggedQuery: {},
  })
