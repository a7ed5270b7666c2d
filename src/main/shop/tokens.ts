// Holds a seller's tokens for all calls: one refresh for many waiting callers, written down before anyone uses it.
// It keeps no secret beyond memory; where they are stored is the port's business.
import { AppError } from '#contract/failure.ts'
import type { Clock } from './clock.ts'

/** What the platform grants for one seller and one app. Times are ISO. Whoever stores it must encrypt it. */
export type TokenSet = {
  readonly accessToken: string
  readonly accessTokenExpiresAt: string
  readonly refreshToken: string
  readonly refreshTokenExpiresAt: string
  readonly openId: string
  readonly sellerName: string
  readonly sellerRegion: string
  readonly userType: number
  readonly grantedScopes: readonly string[]
}

/** Where tokens are kept. `write` must have reached the disk when it resolves. */
export type TokensPort = {
  readonly read: () => Promise<TokenSet | null>
  readonly write: (tokens: TokenSet) => Promise<void>
}

/** What a client asks for its tokens. */
export type TokenSource = {
  /** A token to use now. Throws AppError `auth` where there is none. */
  readonly current: () => Promise<string>
  /** A token newer than `stale`. Many callers with the same stale token share one refresh. */
  readonly refresh: (stale: string) => Promise<string>
}

const notConnected = (): AppError =>
  new AppError('auth', {
    sentence: 'This shop is not connected.',
    action: 'Open Connections and connect the shop.',
    place: 'Connection',
  })

/** A source that can be given tokens, as after a consent. They are written down before anyone gets them. */
export type TokenKeeper = TokenSource & { readonly store: (tokens: TokenSet) => Promise<void> }

/** Tokens are renewed this long before they end, so that no call meets the end. */
const earlyMs = 10 * 60_000

export type TokenKeeperOptions = {
  readonly port: TokensPort
  /** Asks the platform for new tokens. Throws AppError. */
  readonly renew: (refreshToken: string) => Promise<TokenSet>
  readonly clock: Clock
}

/** Keeps the tokens of one seller. Share one keeper between all clients of that seller. */
export const createTokenKeeper = ({ port, renew, clock }: TokenKeeperOptions): TokenKeeper => {
  let underWay: Promise<TokenSet> | null = null
  /** Renewed tokens that could not be written yet. They are the only valid ones, so they must not be lost. */
  let unwritten: TokenSet | null = null
  let remembered: TokenSet | null = null

  const writeDown = async (tokens: TokenSet): Promise<TokenSet> => {
    unwritten = tokens
    await port.write(tokens)
    unwritten = null
    remembered = tokens
    return tokens
  }

  const read = async (): Promise<TokenSet> => {
    if (unwritten !== null) return writeDown(unwritten)
    remembered = await port.read()
    if (remembered === null) throw notConnected()
    return remembered
  }

  const renewOnce = async (stale: string): Promise<TokenSet> => {
    const known = await read()
    // Someone else (another window, a command line) has renewed them meanwhile.
    if (known.accessToken !== stale) return known
    return writeDown(await renew(known.refreshToken))
  }

  const share = (stale: string): Promise<TokenSet> => {
    underWay ??= renewOnce(stale).finally(() => {
      underWay = null
    })
    return underWay
  }

  // Where renewing fails, the old token may still work for some minutes; the platform has the last word.
  const renewedOr = async (renewal: Promise<TokenSet>, old: TokenSet | null): Promise<string> => {
    try {
      return (await renewal).accessToken
    } catch (error) {
      if (old !== null && Date.parse(old.accessTokenExpiresAt) > clock()) return old.accessToken
      throw error
    }
  }

  return {
    current: async () => {
      if (underWay !== null) return renewedOr(underWay, remembered)
      const tokens = unwritten === null && remembered !== null ? remembered : await read()
      const isEnding = Date.parse(tokens.accessTokenExpiresAt) - clock() < earlyMs
      const canRenew = Date.parse(tokens.refreshTokenExpiresAt) > clock()
      return isEnding && canRenew ? renewedOr(share(tokens.accessToken), tokens) : tokens.accessToken
    },
    refresh: async (stale) => (await share(stale)).accessToken,
    store: async (tokens) => {
      await writeDown(tokens)
    },
  }
}

/** A token that somebody handed over (command line). It cannot be renewed. */
export const fixedToken = (accessToken: string): TokenSource => ({
  current: () => Promise.resolve(accessToken),
  refresh: () =>
    Promise.reject(
      new AppError('auth', {
        sentence: 'The access token that was given is not valid (any more).',
        action: 'Give a fresh access token.',
        place: 'Connection',
      }),
    ),
})
