// npm run faults: the fault run over connecting over all cases. `npm run faults -- 20` runs twenty of them; LISTWRIGHT_SEED repeats an earlier run.
import { runCommand } from './run-command.ts'

const rounds = process.argv[2] ?? 'all'
const { code } = await runCommand(
  'vitest',
  ['run', 'test/main/workspace/connections/faults.test.ts', '--silent=false'],
  { isShown: true, more: { LISTWRIGHT_FAULT_ROUNDS: rounds } },
)
process.exitCode = code
