// The consent page's address and what sellers paste back, right and wrong.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentUrl, readRedirect } from '#main/shop/consent.ts'

const state = 'st-4711'

describe('the consent page', () => {
  it('is another one for sellers in the US', () => {
    expect(consentUrl({ region: 'us', serviceId: '73', state })).toBe(
      'https://services.us.tiktokshop.com/open/authorize?service_id=73&state=st-4711',
    )
    expect(consentUrl({ region: 'rest-of-world', serviceId: '73', state })).toContain(
      'https://services.tiktokshop.com/open/',
    )
  })

  it('can be the practice shop’s', () => {
    const url = consentUrl({ region: 'us', serviceId: 'a b', state, host: 'http://127.0.0.1:4000/' })
    expect(url).toBe('http://127.0.0.1:4000/open/authorize?service_id=a+b&state=st-4711')
  })
})

describe('the redirect', () => {
  it.each([
    'https://seller.example/back?code=ROW_abc&state=st-4711&locale=en',
    '  "https://seller.example/back?state=st-4711&code=ROW_abc"  ',
    'listwright://connected?code=ROW_abc&state=st-4711',
    'code=ROW_abc&state=st-4711',
    '?code=ROW_abc&state=st-4711#top',
  ])('gives its code: %s', (text) => {
    expect(readRedirect(text, state)).toEqual({ kind: 'code', code: 'ROW_abc' })
  })

  it.each([
    ['https://seller.example/back?code=null&error=auth_denied&state=st-4711', 'denied', 'did not approve'],
    ['https://seller.example/back?code=&state=st-4711', 'denied', 'did not approve'],
    ['https://seller.example/back?code=ROW_abc&state=other', 'wrong-state', 'another attempt'],
    ['https://seller.example/back?code=ROW_abc', 'wrong-state', 'another attempt'],
    ['https://seller.example/back', 'unreadable', 'no code'],
    ['hello', 'unreadable', 'no code'],
    ['', 'unreadable', 'no code'],
  ])('explains %s', (text, name, words) => {
    const redirect = readRedirect(text, state)
    const sentence = expect.stringContaining(words) as string
    expect(redirect).toMatchObject({ kind: 'problem', problem: name, sentence })
  })

  it('gives no code without the right state, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, other) => {
        fc.pre(other !== state)
        const text = `${url}${url.includes('?') ? '&' : '?'}code=abc&state=${encodeURIComponent(other)}`
        expect(readRedirect(text, state).kind).toBe('problem')
      }),
    )
  })
})
