// Suggesting categories without a window: nothing is applied unless the command says so.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { runJson } from './run-cli.ts'

const sample = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-cli-suggest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const suggestedShape = z.array(
  z.object({ productId: z.string(), suggestions: z.array(z.object({ path: z.string(), confidence: z.number() })) }),
)

it('suggests leaves for all products, and takes the sure ones when told to', async () => {
  const at = ['--workspace', join(folder, 'workspace')]
  await runJson(['import', sample, ...at])
  const looked = await runJson(['categories', 'suggest', '--offline', ...at])
  expect(looked).toMatchObject({ code: 0, json: { state: 'done', accepted: null, counts: { platformNotAsked: 48 } } })
  const found = suggestedShape.parse(looked.json['products'])
  expect(found).toHaveLength(48)
  const sure = found.filter(({ suggestions: [best] }) => (best?.confidence ?? 0) >= 0.7)
  const taken = await runJson(['categories', 'suggest', '--offline', '--accept', '70', ...at])
  expect(taken.json['accepted']).toMatchObject({ products: sure.length })
  const rest = await runJson(['categories', 'suggest', '--offline', ...at])
  expect(suggestedShape.parse(rest.json['products'])).toHaveLength(48 - sure.length)
  // What the leaves ask for was read before the command ended.
  const { json } = await runJson(['check', ...at])
  expect(JSON.stringify(json['groups'])).not.toContain('has not been read')
  expect(await runJson(['categories', 'suggest', '--accept', '0', ...at])).toMatchObject({ code: 2 })
}, 300_000)
