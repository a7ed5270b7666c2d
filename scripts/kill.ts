// npm run kill: the kill test for many rounds. `npm run kill -- 20` runs twenty; LISTWRIGHT_SEED repeats the kills of an earlier run.
import { runCommand } from './run-command.ts'

const rounds = process.argv[2] ?? '10'
const { code } = await runCommand('vitest', ['run', 'test/main/cli/kill.test.ts', '--silent=false'], {
  isShown: true,
  more: { LISTWRIGHT_KILL_ROUNDS: rounds },
})
process.exitCode = code
