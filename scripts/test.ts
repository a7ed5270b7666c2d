// npm test: checks, boundaries, unit tests and flows, one after the other, with counts at the end.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { buildAll } from './build.ts'
import { findChromium } from './chromium.ts'
import { runChecks } from './check.ts'
import { displayProblem, findElectron, hasProgram } from './electron.ts'
import { root, runCommand } from './run-command.ts'

type Counts = { readonly part: string; readonly passed: number; readonly failed: number; readonly skipped: number }

const results = join(root, '.cache', 'test-results')
const downloadSeconds = 120

const tell = (counts: Counts): Counts => {
  console.log(`\n${counts.part}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  return counts
}

const unitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })

const runUnits = async (part: string, args: readonly string[]): Promise<Counts> => {
  const file = join(results, `${part}.json`)
  const outcome = await runCommand(
    'vitest',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { isShown: true },
  )
  const report = unitReport.safeParse(readJson(file))
  if (!report.success) return tell({ part, passed: 0, failed: 1, skipped: 0 })
  const { numPassedTests, numFailedTests, numPendingTests } = report.data
  // A file that could not even be loaded has no failed test in it.
  const failed = outcome.code !== 0 && numFailedTests === 0 ? 1 : numFailedTests
  return tell({ part, passed: numPassedTests, failed, skipped: numPendingTests })
}

const flowReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

const runFlows = async (project: string, more: Record<string, string>, wrapper: readonly string[]): Promise<Counts> => {
  const part = `flows in ${project}`
  const file = join(results, `flows-${project}.json`)
  const [command, ...args] = [...wrapper, 'playwright', 'test', `--project=${project}`]
  const outcome = await runCommand(command ?? 'playwright', args, {
    isShown: true,
    more: { ...more, LISTWRIGHT_FLOWS_REPORT: file },
  })
  const report = flowReport.safeParse(readJson(file))
  if (!report.success) return tell({ part, passed: 0, failed: 1, skipped: 0 })
  const { expected, unexpected, flaky, skipped } = report.data.stats
  const failed = outcome.code !== 0 && unexpected + flaky === 0 ? 1 : unexpected + flaky
  return tell({ part, passed: expected, failed, skipped })
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const skippedFlows = async (project: string, reason: string): Promise<Counts> => {
  const listed = await runCommand('playwright', ['test', `--project=${project}`, '--list'])
  const skipped = Number(/Total: (\d+) test/.exec(listed.output)?.[1] ?? 1)
  console.log(`Flows in ${project} are skipped: ${reason}.`)
  return tell({ part: `flows in ${project}`, passed: 0, failed: 0, skipped })
}

const flowsInBrowser = async (): Promise<Counts> => {
  const chromium = await findChromium()
  if ('problem' in chromium) {
    console.log(chromium.problem)
    return tell({ part: 'flows in browser', passed: 0, failed: 1, skipped: 0 })
  }
  return runFlows('browser', { LISTWRIGHT_CHROMIUM: chromium.binary }, [])
}

const flowsInElectron = async (): Promise<Counts> => {
  const found = await findElectron(downloadSeconds)
  if ('reason' in found) return skippedFlows('electron', found.reason)
  const noDisplay = displayProblem()
  if (noDisplay !== null && !hasProgram('xvfb-run')) return skippedFlows('electron', `${noDisplay} and no xvfb-run`)
  return runFlows('electron', { LISTWRIGHT_ELECTRON: found.binary }, noDisplay === null ? [] : ['xvfb-run', '-a'])
}

const wantsOnly = new Set(process.argv.slice(2))
const isWanted = (part: string): boolean => wantsOnly.size === 0 || wantsOnly.has(part)

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const all: Counts[] = []
if (isWanted('check')) {
  const checks = await runChecks()
  const failed = checks.filter(({ isPassed }) => !isPassed).length
  all.push(tell({ part: 'checks', passed: checks.length - failed, failed, skipped: 0 }))
}
if (isWanted('boundaries')) all.push(await runUnits('boundaries', ['test/boundaries']))
if (isWanted('unit')) all.push(await runUnits('unit', ['--exclude', 'test/boundaries/**']))
if (isWanted('flows')) {
  await buildAll()
  all.push(await flowsInBrowser(), await flowsInElectron())
}

const sum = (name: 'passed' | 'failed' | 'skipped'): number => all.reduce((total, counts) => total + counts[name], 0)
for (const { part, passed, failed, skipped } of all) {
  console.log(`${part.padEnd(20)} ${passed} passed, ${failed} failed, ${skipped} skipped`)
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') === 0 ? 0 : 1
