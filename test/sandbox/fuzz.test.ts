// The short form of the fuzz test; the long one is npm run sandbox:fuzz.
import { expect, test } from 'vitest'
import { fuzz } from './fuzz/fuzz.ts'

test('wild calls get orderly answers', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? String(Date.now() % 1_000_000))
  const { calls, accepted, codes, failure } = await fuzz(600, seed)
  console.log(
    `fuzz: seed ${String(seed)}, ${String(calls)} calls, ${String(accepted)} accepted, ${String(codes.size)} codes`,
  )
  expect(failure).toBeNull()
  expect(accepted).toBeGreaterThan(0)
}, 300_000)
