// npm run faults: the fault run over connecting for many rounds. `npm run faults -- 100` runs a hundred; LISTWRIGHT_SEED repeats an earlier run.
import { runCommand } from './run-command.ts'

const rounds = process.argv[2] ?? '40'
const { code } = await runCommand(
  'vitest',
  ['run', 'test/main/workspace/connections/faults.test.ts', '--silent=false'],
  { isShown: true, more: { LISTWRIGHT_FAULT_ROUNDS: rounds } },
)
process.exitCode = code
