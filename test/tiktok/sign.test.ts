// Signing against recorded vectors: the platform's own examples and digests that several independent signers agree on.
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSignatureFault, isSignedBy, signRequest, signWebhook, textToSign, verifyWebhook } from '#tiktok/sign.ts'
import type { SignedRequest } from '#tiktok/sign.ts'
import { sharedData } from '../shared-data.ts'
import vectors from './signing-vectors.json' with { type: 'json' }

const toRequest = (vector: (typeof vectors.requests)[number]): SignedRequest => ({
  path: vector.path,
  query: vector.query,
  body: vector.body,
  contentType: vector.contentType,
})

const categories = vectors.requests.find(({ id }) => id.startsWith('S11'))
if (categories === undefined) throw new Error('The vector with excluded parameters is missing')
const secret = categories.appSecret
const base = toRequest(categories)
const sentAt = Number(base.query['timestamp'])
const signed = (query: Readonly<Record<string, string>>): SignedRequest => {
  const { sign: _old, ...rest } = query
  return { ...base, query: { ...rest, sign: signRequest(secret, { ...base, query: rest }) } }
}

describe('request signatures', () => {
  it.each(vectors.requests.map((vector) => [vector.id, vector] as const))('%s is signed as recorded', (_id, vector) => {
    expect(signRequest(vector.appSecret, toRequest(vector))).toBe(vector.sign)
  })

  it('leaves a multipart body out and takes every other body in', () => {
    const upload = { path: '/product/202309/images/upload', query: { app_key: 'k' }, body: 'x' }
    const empty = signRequest('s', { ...upload, body: null })
    expect(signRequest('s', { ...upload, contentType: 'multipart/form-data; boundary=b' })).toBe(empty)
    expect(signRequest('s', { ...upload, contentType: 'application/json' })).not.toBe(empty)
  })

  it('takes the parameters in the order of the bytes of their names', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), { maxLength: 8 })
    fc.assert(
      fc.property(names, (given) => {
        const known = given.filter((name) => !['sign', 'access_token', '__proto__'].includes(name))
        const query = Object.fromEntries(known.map((name) => [name, `=${name};`]))
        const ordered = known.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
        const expected = ordered.map((name) => `${name}=${name};`).join('')
        expect(textToSign('', { path: '/p', query, body: null })).toBe(`/p${expected}`)
      }),
    )
  })

  it('does not depend on the order in which parameters are given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }), (query) => {
        const reversed = Object.fromEntries(Object.entries(query).reverse())
        expect(signRequest(secret, { ...base, query })).toBe(signRequest(secret, { ...base, query: reversed }))
      }),
    )
  })
})

describe('requests the gateway refuses', () => {
  it('accepts the untouched request', () => {
    expect(findSignatureFault(secret, signed(base.query), sentAt)).toBeNull()
  })

  it('refuses a signature whose last digit differs', () => {
    const request = signed(base.query)
    const sign = request.query['sign'] ?? ''
    const wrong = sign.slice(0, -1) + (sign.endsWith('0') ? '1' : '0')
    expect(findSignatureFault(secret, { ...request, query: { ...request.query, sign: wrong } }, sentAt)).toBe(
      'sign-wrong',
    )
    expect(isSignedBy(secret, request, '')).toBe(false)
  })

  it('refuses a timestamp more than 300 s old or 30 s ahead, though well signed', () => {
    expect(findSignatureFault(secret, signed(base.query), sentAt + 300)).toBeNull()
    expect(findSignatureFault(secret, signed(base.query), sentAt + 301)).toBe('timestamp-old')
    expect(findSignatureFault(secret, signed(base.query), sentAt - 30)).toBeNull()
    expect(findSignatureFault(secret, signed(base.query), sentAt - 31)).toBe('timestamp-future')
    expect(findSignatureFault(secret, signed({ ...base.query, timestamp: '-5' }), sentAt)).toBe('timestamp-invalid')
  })

  it('refuses a request without a signature', () => {
    const { sign: _dropped, ...query } = base.query
    expect(findSignatureFault(secret, { ...base, query }, sentAt)).toBe('sign-missing')
  })
})

describe('webhook signatures', () => {
  it.each(vectors.webhooks.map((vector) => [vector.id, vector] as const))('%s is signed as recorded', (_id, vector) => {
    expect(signWebhook(vector.appKey, vector.appSecret, vector.body)).toBe(vector.signature)
    expect(verifyWebhook(vector.appKey, vector.appSecret, vector.body, vector.signature)).toBe(true)
    expect(verifyWebhook(vector.appKey, vector.appSecret, `${vector.body} `, vector.signature)).toBe(false)
    expect(verifyWebhook(vector.appKey, 'another', vector.body, vector.signature)).toBe(false)
    expect(verifyWebhook(vector.appKey, vector.appSecret, vector.body, `Bearer ${vector.signature}`)).toBe(false)
  })
})

const wireFacts = sharedData('api', 'signing-vectors.json')
if (wireFacts === null)
  console.log('skipped: the full list of signing vectors is not at hand (api/signing-vectors.json)')

describe.skipIf(wireFacts === null)('the full list of vectors beside the checkout', () => {
  it('holds no vector that is signed differently here', () => {
    // The file's shape is checked by use: a missing member makes a signature differ.
    const all = JSON.parse(readFileSync(wireFacts ?? '', 'utf8')) as {
      request_vectors: {
        app_secret: string
        path: string
        query: Record<string, string>
        body: string | null
        content_type: string
        expected_sign: string
      }[]
      webhook_vectors: { app_key: string; app_secret: string; body: string; expected_signature: string }[]
    }
    for (const vector of all.request_vectors) {
      const request = { path: vector.path, query: vector.query, body: vector.body, contentType: vector.content_type }
      expect(signRequest(vector.app_secret, request)).toBe(vector.expected_sign)
    }
    for (const { app_key, app_secret, body, expected_signature } of all.webhook_vectors) {
      expect(signWebhook(app_key, app_secret, body)).toBe(expected_signature)
    }
  })
})
