// npm test: checks, boundaries, unit tests and flows, one after the other, with counts at the end.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from './build.ts'
import { findChromium } from './chromium.ts'
import { runChecks } from './check.ts'
import { displayProblem, findElectron, hasProgram } from './electron.ts'
import { root, runCommand } from './run-command.ts'
import { flowCounts, unitCounts, type Counts } from './test-report.ts'

const results = join(root, '.cache', 'test-results')
const downloadSeconds = 120
const unsure: string[] = []

const tell = (counts: Counts): Counts => {
  console.log(`\n${counts.part}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  return counts
}

// A run that failed is repeated for its failed tests alone: one that passes then was a matter of load, is told by name, and does not stop the build.
const secondTry = async (first: Counts, again: (files: readonly string[]) => Promise<Counts>): Promise<Counts> => {
  if (first.files.length === 0) return first
  console.log(`\n${first.part}: ${first.failed} failed; once more, by themselves: ${first.files.join(', ')}\n`)
  const second = await again(first.files)
  if (second.failed > 0) return { ...first, failures: [...new Set([...first.failures, ...second.failures])] }
  unsure.push(...first.failures)
  return { ...first, passed: first.passed + first.failed, failed: 0, failures: [], files: [] }
}

const runUnits = async (part: string, args: readonly string[]): Promise<Counts> => {
  const run = async (name: string, files: readonly string[]): Promise<Counts> => {
    const file = join(results, `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { code } = await runCommand('vitest', ['run', ...files, ...args, ...reporters], { isShown: true })
    return unitCounts(part, file, code)
  }
  return tell(await secondTry(await run(part, []), async (files) => run(`${part}-again`, files)))
}

const runFlows = async (project: string, more: Record<string, string>, wrapper: readonly string[]): Promise<Counts> => {
  const part = `flows in ${project}`
  const run = async (name: string, last: readonly string[]): Promise<Counts> => {
    const file = join(results, `${name}.json`)
    const [command, ...args] = [...wrapper, 'playwright', 'test', `--project=${project}`, ...last]
    const { code } = await runCommand(command ?? 'playwright', args, {
      isShown: true,
      more: { ...more, LISTWRIGHT_FLOWS_REPORT: file },
    })
    return flowCounts(part, file, code)
  }
  const again = async (): Promise<Counts> => run(`flows-${project}-again`, ['--last-failed', '--workers=1'])
  return tell(await secondTry(await run(`flows-${project}`, []), again))
}

const skippedFlows = async (project: string, reason: string): Promise<Counts> => {
  const listed = await runCommand('playwright', ['test', `--project=${project}`, '--list'])
  const skipped = Number(/Total: (\d+) test/.exec(listed.output)?.[1] ?? 1)
  console.log(`Flows in ${project} are skipped: ${reason}.`)
  return tell({ part: `flows in ${project}`, passed: 0, failed: 0, skipped, failures: [], files: [] })
}

const flowsInBrowser = async (): Promise<Counts> => {
  const chromium = await findChromium()
  if ('problem' in chromium) {
    console.log(chromium.problem)
    return tell({
      part: 'flows in browser',
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [chromium.problem],
      files: [],
    })
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
  const failures = checks.filter(({ isPassed }) => !isPassed).map(({ name }) => `check: ${name}`)
  all.push(tell({ part: 'checks', passed: checks.length - failed, failed, skipped: 0, failures, files: [] }))
}
if (isWanted('boundaries')) all.push(await runUnits('boundaries', ['test/boundaries']))
if (isWanted('unit')) all.push(await runUnits('unit', ['--exclude', 'test/boundaries/**']))
if (isWanted('flows')) {
  await buildAll()
  all.push(await flowsInBrowser(), await flowsInElectron())
}

const sum = (name: 'passed' | 'failed' | 'skipped'): number => all.reduce((total, counts) => total + counts[name], 0)
for (const line of unsure) console.log(`failed once, passed by itself: ${line}`)
for (const line of all.flatMap(({ failures }) => failures)) console.log(`FAILED ${line}`)
for (const { part, passed, failed, skipped } of all) {
  console.log(`${part.padEnd(20)} ${passed} passed, ${failed} failed, ${skipped} skipped`)
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') === 0 ? 0 : 1
