// Turns the end of a call into the failure the app shows: its code, a sentence, the next step. It decides nothing about retries.
import { AppError } from '#contract/failure.ts'
import type { FailureCode, FailureDetails } from '#contract/failure.ts'
import { describePlatformError, readGatewayFault } from '#tiktok/errors/index.ts'
import type { NoAnswerReason, NotSentReason, Outcome } from './outcome.ts'
import { mayHaveHappened } from './retry.ts'

const notSentWords: Readonly<Record<NotSentReason, readonly [sentence: string, action: string]>> = {
  dns: [
    'TikTok Shop could not be found: there is no internet connection, or its address is not known here.',
    'Check the connection. Listwright goes on by itself as soon as it is back.',
  ],
  refused: [
    'The shop’s server does not accept connections.',
    'Check the address of the shop. If it is the practice shop, start it again.',
  ],
  unreachable: [
    'TikTok Shop could not be reached: there is no internet connection.',
    'Check the connection. Listwright goes on by itself as soon as it is back.',
  ],
  tls: [
    'The secure connection to TikTok Shop could not be made: the certificate shown here is not TikTok’s.',
    'A proxy, a virus scanner or a wrong clock is the usual cause. Check these, or try another network.',
  ],
  proxy: [
    'The network wants you to sign in before it lets anything through.',
    'Open any web page in a browser, sign in to the network or proxy, then try again.',
  ],
  'proxy-refused': [
    'The proxy of this network does not let calls through to TikTok Shop.',
    'Ask whoever runs the network to allow it, or start Listwright without HTTP_PROXY and HTTPS_PROXY.',
  ],
}

const noAnswerWords: Readonly<Record<NoAnswerReason, string>> = {
  timeout: 'TikTok Shop did not answer in time.',
  cut: 'The connection was cut before the whole answer had arrived.',
  'web-page':
    'Something on the way answered with a web page instead of TikTok Shop: a proxy, or a network that wants you to sign in.',
  malformed: 'The answer of TikTok Shop could not be read.',
  'too-long': 'The answer was far longer than any of TikTok Shop’s, so it was not read to its end.',
  status: 'TikTok Shop answered without saying anything.',
}

const authCodes: readonly number[] = [101000, 105001, 105002, 105004, 105005, 106001, 36004001, 36004004, 36009033]
const authFaults: readonly string[] = ['timestamp', 'app-key', 'app-secret', 'token', 'signature', 'cipher']

const isAuthFailure = (code: number, message: string): boolean =>
  authCodes.includes(code) || (code === 36009004 && authFaults.includes(readGatewayFault(message).fault))

type Refusal = { readonly code: number; readonly message: string; readonly requestId: string }

/** The details of an answer that names an error code, from the one catalogue. */
export const describeRefusal = ({ code, message, requestId }: Refusal): FailureDetails => {
  const story = describePlatformError(code, message, requestId)
  return {
    sentence: story.sentence,
    action: story.action,
    platformCode: code,
    platformMessage: message,
    requestId,
    ...(story.place === null ? {} : { place: story.place }),
    ...(story.link === null ? {} : { link: story.link }),
  }
}

const limitedFailure = (answer: Refusal, retryAfterMs: number | null): AppError =>
  new AppError('limited', {
    ...describeRefusal({ ...answer, code: answer.code === 0 ? 36009002 : answer.code }),
    retryAfterSeconds: Math.ceil((retryAfterMs ?? 60_000) / 1000),
  })

/** What the app must do about a write whose outcome is not known. */
const lookUpAction = 'Listwright looks in the shop before it sends this again, so that nothing happens twice.'

const unanswered = (sentence: string, isWrite: boolean, more: Partial<FailureDetails>): AppError => {
  const code: FailureCode = isWrite ? 'unknown-outcome' : 'offline'
  const action = isWrite ? lookUpAction : 'Try again in a moment; if it stays like this, try another network.'
  return new AppError(code, {
    ...more,
    sentence: isWrite ? `${sentence} It may have been carried out.` : sentence,
    action,
  })
}

/** The failure for the last outcome of a call. `isWrite`: it changes something on the platform. */
export const failureOf = (outcome: Exclude<Outcome, { kind: 'ok' }>, isWrite: boolean): AppError => {
  switch (outcome.kind) {
    case 'not-sent': {
      const [sentence, action] = notSentWords[outcome.reason]
      return new AppError('offline', { sentence, action, platformMessage: outcome.detail })
    }
    case 'no-answer': {
      const status = outcome.status === null ? '' : ` (HTTP ${String(outcome.status)})`
      const sentence = noAnswerWords[outcome.reason].replace(/\.$/, `${status}.`)
      return unanswered(sentence, isWrite, { platformMessage: outcome.detail })
    }
    case 'limited':
      return limitedFailure(outcome, outcome.retryAfterMs)
    case 'refused': {
      const details = describeRefusal(outcome)
      if (isWrite && mayHaveHappened(outcome)) return unanswered(details.sentence, true, details)
      return new AppError(isAuthFailure(outcome.code, outcome.message) ? 'auth' : 'rejected', details)
    }
    default:
      return new AppError('conflict', {
        sentence: 'The call was cancelled.',
        action: 'Start it again when you want to go on.',
      })
  }
}

/** The same failure for a write of which an earlier sending may have been carried out. */
export const asUnknownOutcome = ({ details }: AppError): AppError => unanswered(details.sentence, true, details)
