// Telling "not sent" from "sent without an answer": on that distinction hangs whether something is listed twice.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOfError, readRetryAfter } from '#main/shop/transport.ts'

const fetchFailed = (cause: object): Error => new TypeError('fetch failed', { cause })
const systemError = (code: string, syscall = '', message = code): object =>
  Object.assign(new Error(message), { code, syscall })

describe('an error of the network', () => {
  it.each([
    ['ENOTFOUND', 'getaddrinfo', 'dns'],
    ['EAI_AGAIN', 'getaddrinfo', 'dns'],
    ['ECONNREFUSED', 'connect', 'refused'],
    ['ETIMEDOUT', 'connect', 'unreachable'],
    ['ENETUNREACH', 'connect', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', '', 'unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', '', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', '', 'tls'],
    ['CERT_HAS_EXPIRED', '', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '', 'tls'],
  ])('%s while trying to %s means that nothing was sent (%s)', (code, syscall, reason) => {
    expect(outcomeOfError(fetchFailed(systemError(code, syscall)), false)).toMatchObject({ kind: 'not-sent', reason })
  })

  it.each([
    [407, 'proxy'],
    [502, 'proxy-refused'],
  ])('a proxy that answers %i to being asked through means that nothing was sent (%s)', (status, reason) => {
    const words = `Proxy response (${status}) !== 200 when HTTP Tunneling`
    const outcome = outcomeOfError(fetchFailed(systemError('UND_ERR_ABORTED', '', words)), false)
    expect(outcome).toMatchObject({ kind: 'not-sent', reason })
  })

  it('finds the reason where several addresses were tried at once', () => {
    const several = new AggregateError([systemError('ECONNREFUSED', 'connect')], 'all failed')
    expect(outcomeOfError(fetchFailed(several), false)).toMatchObject({ kind: 'not-sent', reason: 'refused' })
  })

  it('calls a connection that broke before it was secure not sent', () => {
    const words = 'Client network socket disconnected before secure TLS connection was established'
    const outcome = outcomeOfError(fetchFailed(systemError('ECONNRESET', '', words)), false)
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'tls' })
  })

  it.each([
    ['ECONNRESET', 'read', 'cut'],
    ['EPIPE', 'write', 'cut'],
    ['UND_ERR_SOCKET', '', 'cut'],
    ['UND_ERR_HEADERS_TIMEOUT', '', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', '', 'timeout'],
  ])('%s (%s) leaves open what happened (%s)', (code, syscall, reason) => {
    expect(outcomeOfError(fetchFailed(systemError(code, syscall)), false)).toMatchObject({ kind: 'no-answer', reason })
  })

  it('never takes an unknown error for a request that was not sent', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(outcomeOfError(thrown, false).kind).toBe('no-answer')
      }),
    )
  })
})

describe('a wish to wait', () => {
  const nowMs = Date.parse('2026-09-01T12:00:00Z')
  it.each([
    ['5', 5_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Tue, 01 Sep 2026 12:00:30 GMT', 30_000],
    ['Tue, 01 Sep 2026 11:00:00 GMT', 0],
    ['-3', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%s is read as %s ms', (header, expected) => {
    expect(readRetryAfter(header, nowMs)).toBe(expected)
  })
})
