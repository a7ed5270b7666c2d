// Tokens must never be lost: written before they are used, renewed once for all, kept in memory where the disk refuses.
import { describe, expect, it } from 'vitest'
import { AppError } from '#contract/failure.ts'
import { createTokenKeeper } from '#main/shop/tokens.ts'
import type { TokenSet, TokensPort } from '#main/shop/tokens.ts'

const nowMs = Date.parse('2026-09-01T12:00:00Z')
const hour = 3_600_000
const at = (offsetMs: number): string => new Date(nowMs + offsetMs).toISOString()

const tokenSet = (name: string, accessOffsetMs = 24 * hour, refreshOffsetMs = 90 * 24 * hour): TokenSet => ({
  accessToken: `access-${name}`,
  accessTokenExpiresAt: at(accessOffsetMs),
  refreshToken: `refresh-${name}`,
  refreshTokenExpiresAt: at(refreshOffsetMs),
  openId: 'o',
  sellerName: 's',
  sellerRegion: 'US',
  userType: 0,
  grantedScopes: [],
})

const memoryPort = (first: TokenSet | null) => {
  const steps: string[] = []
  let stored = first
  let isDiskFull = false
  const port: TokensPort = {
    read: () => Promise.resolve(stored),
    write: (tokens) => {
      if (isDiskFull) return Promise.reject(new Error('no space left'))
      steps.push(`written ${tokens.accessToken}`)
      stored = tokens
      return Promise.resolve()
    },
  }
  return {
    port,
    steps,
    stored: () => stored,
    replace: (tokens: TokenSet) => {
      stored = tokens
    },
    setDiskFull: (isFull: boolean) => {
      isDiskFull = isFull
    },
  }
}

const clock = (): number => nowMs

describe('the tokens of a seller', () => {
  it('renews once for many waiting callers, and writes before anyone uses it', async () => {
    const memory = memoryPort(tokenSet('1'))
    let renewals = 0
    const keeper = createTokenKeeper({
      port: memory.port,
      clock,
      renew: (refreshToken) => {
        renewals += 1
        expect(refreshToken).toBe('refresh-1')
        return Promise.resolve(tokenSet('2'))
      },
    })
    const used = async (): Promise<string> => {
      const token = await keeper.refresh('access-1')
      memory.steps.push(`used ${token}`)
      return token
    }
    expect(new Set(await Promise.all([used(), used(), used(), used()]))).toEqual(new Set(['access-2']))
    expect(renewals).toBe(1)
    expect(memory.steps[0]).toBe('written access-2')
  })

  it('takes over tokens that another window has renewed meanwhile', async () => {
    const memory = memoryPort(tokenSet('1'))
    const keeper = createTokenKeeper({ port: memory.port, clock, renew: () => Promise.reject(new Error('not needed')) })
    expect(await keeper.current()).toBe('access-1')
    memory.replace(tokenSet('2'))
    expect(await keeper.refresh('access-1')).toBe('access-2')
  })

  it('renews before the end, so that no call meets it', async () => {
    const memory = memoryPort(tokenSet('1', 60_000))
    const keeper = createTokenKeeper({ port: memory.port, clock, renew: () => Promise.resolve(tokenSet('2')) })
    expect(await keeper.current()).toBe('access-2')
    expect(memory.stored()?.refreshToken).toBe('refresh-2')
  })

  it('gives the old token while it lives to everyone who waited for a renewal that failed', async () => {
    const memory = memoryPort(tokenSet('1', 60_000))
    const keeper = createTokenKeeper({
      port: memory.port,
      clock,
      renew: () => Promise.reject(new AppError('offline', { sentence: 'gone' })),
    })
    // The second one comes while the first one's renewal is under way.
    const first = keeper.current()
    await Promise.resolve()
    await Promise.resolve()
    const waiting = Array.from({ length: 3 }, () => keeper.current())
    expect(await Promise.all([first, ...waiting])).toEqual(Array.from({ length: 4 }, () => 'access-1'))
  })

  it('goes on with the old token while it lives when renewing fails', async () => {
    const memory = memoryPort(tokenSet('1', 60_000))
    const offline = new AppError('offline', { sentence: 'offline' })
    const keeper = createTokenKeeper({ port: memory.port, clock, renew: () => Promise.reject(offline) })
    expect(await keeper.current()).toBe('access-1')
    expect(memory.stored()).toEqual(tokenSet('1', 60_000))
  })

  it('keeps renewed tokens that could not be written, and writes them at the next chance', async () => {
    const memory = memoryPort(tokenSet('1'))
    let renewals = 0
    const keeper = createTokenKeeper({
      port: memory.port,
      clock,
      renew: () => {
        renewals += 1
        return Promise.resolve(tokenSet('2'))
      },
    })
    memory.setDiskFull(true)
    await expect(keeper.refresh('access-1')).rejects.toThrow('no space left')
    await expect(keeper.current()).rejects.toThrow('no space left')
    memory.setDiskFull(false)
    expect(await keeper.current()).toBe('access-2')
    expect(memory.stored()?.refreshToken).toBe('refresh-2')
    expect(renewals).toBe(1)
  })

  it('leaves the stored tokens alone when renewing is refused', async () => {
    const memory = memoryPort(tokenSet('1'))
    const refused = new AppError('auth', { sentence: 'ended' })
    const keeper = createTokenKeeper({ port: memory.port, clock, renew: () => Promise.reject(refused) })
    await expect(keeper.refresh('access-1')).rejects.toMatchObject({ code: 'auth' })
    expect(memory.stored()).toEqual(tokenSet('1'))
    await expect(keeper.refresh('access-1')).rejects.toMatchObject({ code: 'auth' })
  })

  it('asks to connect where there are none', async () => {
    const keeper = createTokenKeeper({
      port: memoryPort(null).port,
      clock,
      renew: () => Promise.resolve(tokenSet('2')),
    })
    await expect(keeper.current()).rejects.toMatchObject({ code: 'auth' })
  })
})
