// npm run kill: the kill tests for many rounds. `npm run kill -- 20` runs twenty; LISTWRIGHT_SEED repeats the kills of an earlier run.
import { runCommand } from './run-command.ts'

const rounds = process.argv[2] ?? '10'
const tests = ['test/main/cli/kill.test.ts', 'test/main/app/kill.test.ts']
const { code } = await runCommand('vitest', ['run', ...tests, '--silent=false', '--no-file-parallelism'], {
  isShown: true,
  more: { LISTWRIGHT_KILL_ROUNDS: rounds },
})
process.exitCode = code
