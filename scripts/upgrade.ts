// npm run upgrade: the upgrade of 500 products (or as many as LISTWRIGHT_PRODUCTS says) in the practice shop, the app killed twice on the way.
import { runCommand } from './run-command.ts'

const more = { LISTWRIGHT_PRODUCTS: process.env['LISTWRIGHT_PRODUCTS'] ?? '500' }
const { code } = await runCommand('vitest', ['run', 'test/main/cli/upgrade.test.ts', '--reporter=verbose'], {
  isShown: true,
  more,
})
process.exitCode = code
