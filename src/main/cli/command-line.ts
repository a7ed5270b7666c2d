// Which commands there are and what they take. What they do stands in commands.ts, how it looks in print.ts.
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { productVersion } from '#main/workspace/product-root.ts'
import {
  checkCommand,
  importCommand,
  picturesCommand,
  productsCommand,
  searchCommand,
  setCategoryCommand,
} from './commands.ts'
import { seconds } from './numbers.ts'
import { reportFailure, reportUsage } from './outcome.ts'
import type { Call } from './outcome.ts'
import { suggestCommand } from './suggesting.ts'
import type { SuggestOptions } from './suggesting.ts'
import { onSaleCommand, publishCommand, statusCommand } from './publishing.ts'
import { syncCommand } from './reference.ts'
import { addUpgrade } from './upgrade-commands.ts'
import { fromWhereTyped, runInWorkspace } from './run.ts'
import type { CommonOptions } from './run.ts'

const percent = (text: string): number => {
  const value = Number(text)
  if (!(value >= 1 && value <= 100)) throw new InvalidArgumentError('Give a percentage from 1 to 100.')
  return value
}

/** Runs one command line and answers its exit code: 0 done, 1 a bug, 2 something that was to be expected. Prints to stdout and stderr. */
export const runCommandLine = async (argv: readonly string[]): Promise<number> => {
  let exitCode = 0
  const program = new Command('listwright')
  const run = async (call: Call): Promise<void> => {
    exitCode = await runInWorkspace(program.opts<CommonOptions>(), call)
  }
  const plain =
    (command: (...words: string[]) => Call) =>
    async (...words: unknown[]): Promise<void> =>
      run(command(...words.filter((word) => typeof word === 'string')))

  program
    .description('Lists and keeps products in TikTok Shop, from this machine.')
    .version(productVersion)
    .requiredOption('--workspace <folder>', 'the folder that holds the catalogue')
    .option('--json', 'print one line of JSON', false)
    .option('--shop-url <address>', 'a shop that is already running (LISTWRIGHT_SHOP_URL)')
    .option('--app-key <key>', 'key of your app (LISTWRIGHT_APP_KEY)')
    .option('--app-secret <secret>', 'secret of your app (better: LISTWRIGHT_APP_SECRET)')
    .option('--access-token <token>', 'token of the shop (better: LISTWRIGHT_ACCESS_TOKEN)')
    .option('--shop-cipher <cipher>', 'cipher of the shop (LISTWRIGHT_SHOP_CIPHER)')
    .configureOutput({ writeErr: () => undefined })
    .exitOverride()

  const categories = program.command('categories').description('find a leaf category, and give it to products')
  program
    .command('import <file>')
    .description('bring a catalogue file in')
    .action(async (file: string) => run(importCommand(fromWhereTyped(file))))
  program.command('pictures').description('fetch the pictures of what was brought in').action(plain(picturesCommand))
  program.command('products').description('list the products').action(plain(productsCommand))
  categories
    .command('search <text...>')
    .description('find leaf categories by words of their path')
    .action(async (words: string[]) => run(searchCommand(words.join(' '))))
  categories
    .command('set <categoryId>')
    .description('give products a leaf category')
    .requiredOption('--products <ids>', 'product ids with commas between, or all')
    .action(async (categoryId: string, options: { products: string }) =>
      run(setCategoryCommand(categoryId, options.products)),
    )
  categories
    .command('suggest')
    .description('suggest leaf categories; nothing is applied unless --accept says so')
    .option('--products <ids>', 'product ids with commas between, or all (default: those without a leaf)')
    .option('--offline', 'do not ask TikTok Shop for its recommendation', false)
    .option('--accept <percent>', 'put products without a leaf into suggestions that are at least so sure', percent)
    .action(async (options: SuggestOptions) => run(suggestCommand(options)))
  categories
    .command('sync')
    .description('read both category trees and what the leaves in use ask for')
    .action(plain(syncCommand))
  addUpgrade(program, run)
  program.command('check').description('find everything that is wrong').action(plain(checkCommand))
  program
    .command('publish')
    .description('list what is ready, and wait for the review')
    .option('--wait-seconds <seconds>', 'how long to wait for the review (20 for a practice shop, else 0)', seconds)
    .action(async (options: { waitSeconds?: number }) => run(publishCommand(options.waitSeconds ?? null)))
  for (const [name, isOnSale] of [
    ['activate', true],
    ['deactivate', false],
  ] as const) {
    program
      .command(name)
      .description(isOnSale ? 'put products on sale again' : 'take products off sale; nothing is deleted')
      .requiredOption('--products <ids>', 'product ids with commas between, or all')
      .action(async (options: { products: string }) => run(onSaleCommand(options.products, isOnSale)))
  }
  program.command('status').description('read where every product stands').action(plain(statusCommand))
  for (const command of [...program.commands, ...program.commands.flatMap((group) => group.commands)]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined })
  }

  try {
    // Common options are known wherever they stand on the line.
    await program.parseAsync(hoistCommon(argv), { from: 'user' })
  } catch (error) {
    const isJson = argv.includes('--json')
    if (!(error instanceof CommanderError)) return reportFailure(error, isJson)
    if (error.exitCode !== 0) return reportUsage(error.message, isJson)
  }
  return exitCode
}

const commonWithValue = ['--workspace', '--shop-url', '--app-key', '--app-secret', '--access-token', '--shop-cipher']

const hoistCommon = (argv: readonly string[]): string[] => {
  const common: string[] = []
  const rest: string[] = []
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? ''
    const isPair = commonWithValue.includes(word)
    const isCommon = isPair || word === '--json' || commonWithValue.some((name) => word.startsWith(`${name}=`))
    const target = isCommon ? common : rest
    target.push(word)
    if (isPair && argv[index + 1] !== undefined) {
      index += 1
      target.push(argv[index] ?? '')
    }
  }
  return [...common, ...rest]
}
