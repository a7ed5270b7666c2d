// How the flows run: written once, run in the browser host and in the desktop app. scripts/test.ts decides which of the two can run here.
import { defineConfig } from '@playwright/test'
import { lookForChromium } from './scripts/chromium.ts'

const chromium = lookForChromium()
if (chromium !== null) process.env['LISTWRIGHT_CHROMIUM'] = chromium

export default defineConfig({
  testDir: 'test/flows',
  testMatch: ['**/*.flow.ts', '**/*.spec.ts'],
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // They end what hangs. A machine that is busy with other things may be several times as slow, and no flow fails for that.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: process.env['LISTWRIGHT_FLOWS_REPORT']
    ? [['list'], ['json', { outputFile: process.env['LISTWRIGHT_FLOWS_REPORT'] }]]
    : [['list']],
  use: { trace: 'retain-on-failure' },
  projects: [{ name: 'browser', testIgnore: '**/desktop/**' }, { name: 'electron' }],
})
