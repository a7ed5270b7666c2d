// The commands of the upgrade and what they take. What they do stands in upgrading.ts.
import type { Command } from 'commander'
import { seconds } from './numbers.ts'
import type { Call } from './outcome.ts'
import {
  chooseCommand,
  moveCommand,
  rehearseCommand,
  startUpgradeCommand,
  tableCommand,
  upgradeStatusCommand,
} from './upgrading.ts'

/** Adds `upgrade` with its commands. `run` opens the workspace for one of them. */
export const addUpgrade = (program: Command, run: (call: Call) => Promise<void>): void => {
  const upgrade = program.command('upgrade').description('move products from the three-level tree to the newer one')
  const waiting = ['--wait-seconds <seconds>', 'how long to follow it', seconds] as const
  upgrade
    .command('rehearse')
    .description('find what is in the older tree and say what moving it would do; nothing is changed')
    .action(async () => run(rehearseCommand()))
  upgrade
    .command('start')
    .description('start TikTok Shop’s own task for this shop')
    .option(...waiting, 0)
    .action(async (options: { waitSeconds: number }) => run(startUpgradeCommand(options.waitSeconds)))
  upgrade
    .command('status')
    .description('ask the shop what is left, and go on with what was cut off')
    .option(...waiting, 10)
    .action(async (options: { waitSeconds: number }) => run(upgradeStatusCommand(options.waitSeconds)))
  upgrade
    .command('choose <categoryId>')
    .description('take another leaf than the proposed one')
    .requiredOption('--products <ids>', 'ids with commas between, as upgrade rehearse prints them')
    .action(async (categoryId: string, options: { products: string }) =>
      run(chooseCommand(categoryId, options.products)),
    )
  upgrade
    .command('move')
    .description('move by edit what is left and ready')
    .action(async () => run(moveCommand()))
  upgrade
    .command('table')
    .description('print the table of old and new leaves as CSV')
    .action(async () => run(tableCommand()))
}
