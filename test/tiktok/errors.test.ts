// The catalogue must know every documented code, say something useful for each, and never leave the seller without words.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePlatformError, platformErrors } from '#tiktok/errors/index.ts'
import type { PlatformErrorEntry } from '#tiktok/errors/index.ts'
import documentedCodes from './documented-codes.json' with { type: 'json' }

/** What is wrong with an entry's words, or null. */
const faultOf = ({ sentence, action, place, link }: PlatformErrorEntry): string | null => {
  if (!/^[A-Z].*[.!]$/.test(sentence)) return 'the sentence is no sentence'
  if (!/^[A-Z].*[.!]$/.test(action)) return 'the action is no sentence'
  if (place === '') return 'it has no place'
  if (/\b(API|JSON|payload|endpoint|param|uri)\b/i.test(sentence + action)) return 'it speaks to programmers'
  return link === null || link.startsWith('https://') ? null : 'the link is no https address'
}

describe('the catalogue of errors', () => {
  it('knows every documented code', () => {
    const known = new Set(platformErrors.map(({ code }) => code))
    expect(documentedCodes.length).toBeGreaterThan(300)
    expect(documentedCodes.filter((code) => !known.has(code))).toEqual([])
  })

  it('explains every code once', () => {
    const codes = platformErrors.map(({ code }) => code)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('has a sentence, a place and a next step for each', () => {
    const faults = platformErrors.map((entry) => [entry.code, faultOf(entry)]).filter(([, fault]) => fault !== null)
    expect(faults).toEqual([])
  })

  it('would notice an entry without a next step', () => {
    const [entry] = platformErrors
    if (entry === undefined) throw new Error('The catalogue is empty')
    expect(faultOf({ ...entry, action: '' })).not.toBeNull()
    expect(faultOf({ ...entry, sentence: 'Invalid param.' })).not.toBeNull()
  })

  it('shows the platform’s words and its request id for a code it does not know', () => {
    const story = describePlatformError(12999999, 'A brand new rule', '20260901120000A1B2C3D4E5F6A7B8C9')
    expect(story).toMatchObject({ isKnown: false, retry: 'no' })
    expect(story.sentence).toContain('A brand new rule')
    expect(story.action).toContain('20260901120000A1B2C3D4E5F6A7B8C9')
  })

  it('has words for whatever code and text comes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.string(), (code, message, requestId) => {
        const story = describePlatformError(code, message, requestId)
        expect(story.sentence).not.toBe('')
        expect(story.action).not.toBe('')
        expect(story).toMatchObject({ code, message, requestId })
      }),
    )
  })
})

describe('36009004, one number for many faults', () => {
  it.each([
    ["Invalid 'timestamp' query parameter: expired", 'clock', 'Connection'],
    ['Invalid app_key', 'app key', 'Connection'],
    ["The query parameter 'app_secret' is invalid.", 'app secret', 'Connection'],
    ['Invalid x-tts-access-token header', 'access token', 'Connection'],
    ["Missing credentials. The 'sign' query parameter is required", 'signed', 'Connection'],
    ['The shop_cipher query parameter is not required', 'shop that does not fit', 'Connection'],
    ['MainImages is a required field and has not been provided.', 'Images', 'Images'],
    ['Currency of Price is a required field and has not been provided.', 'Price', 'Price'],
    ['something else', 'something else', 'Call'],
  ])('%s', (message, words, place) => {
    const story = describePlatformError(36009004, message, 'r')
    expect(story.sentence).toContain(words)
    expect(story.place).toBe(place)
  })
})
