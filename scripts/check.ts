// npm run check: everything that can be said about the code without running it. Prints a line for each check, and what a failed one said.
import { runCommand } from './run-command.ts'

export type CheckResult = { readonly name: string; readonly isPassed: boolean; readonly output: string }

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', ['--type-aware']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['unused code', 'knip', []],
  ['code for tests only', 'knip', ['--config', 'knip.product.json', '--include', 'files,exports,types']],
  ['wire types', process.execPath, ['scripts/generate-wire.ts', '--check']],
  ['shop shapes', process.execPath, ['scripts/generate-shop-shapes.ts', '--check']],
]

/** Runs every check, two at a time, and tells of each as it ends. */
export const runChecks = async (): Promise<CheckResult[]> => {
  const results: CheckResult[] = []
  const waiting = [...checks]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command, args] = next
      const started = performance.now()
      const { code, output } = await runCommand(command, args)
      const isPassed = code === 0
      results.push({ name, isPassed, output })
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)${isPassed ? '' : `\n${output.trim()}`}`)
    }
  }
  await Promise.all([work(), work()])
  return results
}

if (import.meta.main) {
  const failed = (await runChecks()).filter(({ isPassed }) => !isPassed)
  process.exitCode = failed.length === 0 ? 0 : 1
}
