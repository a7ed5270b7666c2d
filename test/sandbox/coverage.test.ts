// The walk over every operation: each answer fits TikTok's own files, and what is covered never shrinks.
import { beforeAll, expect, test } from 'vitest'
import floor from './coverage/floor.json' with { type: 'json' }
import { summarize } from './coverage/summary.ts'
import type { Sightings } from './coverage/recorder.ts'
import { walkEverything } from './coverage/walk.ts'

let record: Sightings
beforeAll(async () => {
  record = await walkEverything()
}, 300_000)

test('every answer of every operation is what TikTok describes', () => {
  expect(record.problems).toEqual([])
})

test('no operation and no error code gets lost', () => {
  const { implemented, answersValidated, codesReached } = summarize(record)
  expect(implemented).toBeGreaterThanOrEqual(floor.implemented)
  expect(answersValidated).toBeGreaterThanOrEqual(floor.answersValidated)
  expect(codesReached).toBeGreaterThanOrEqual(floor.codesReached)
})

test('every operation that is there was walked over', () => {
  expect(summarize(record).rows.filter(({ isImplemented, answers }) => isImplemented && answers === 0)).toEqual([])
})
