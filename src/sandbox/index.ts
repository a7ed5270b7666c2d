// The practice shop as a program: prints where it is reached and serves until it is stopped.
import { parseArgs } from 'node:util'
import { OptionError, startPracticeShop } from './practice-shop.ts'
import type { PracticeShopAddress } from './practice-shop.ts'
import { PortError } from './server/listen.ts'
import { StateFileError } from './state/journal.ts'

const usage = `Usage: npm run sandbox -- [options]

  --port N           port of the shop, 0 for any free one (default 0)
  --control-port N   port of the control interface (default 0)
  --seed NAME        demo or empty (default demo)
  --market REGION    US, UK, ID or BR (default US)
  --state FILE       keep the state in this file
  --clock KIND       real or manual (default real)
  --random-seed TEXT what attributes, brands and chance are drawn from
  --json             print one line of JSON and nothing else`

const readPort = (text: string | undefined, name: string): number => {
  const port = Number(text ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError(`${name} must be a port: 0 to 65535.`)
  return port
}

const describe = (address: PracticeShopAddress): string =>
  [
    `The practice shop listens at ${address.baseUrl}. Ctrl-C stops it.`,
    `  app key       ${address.appKey}`,
    `  app secret    ${address.appSecret}`,
    `  access token  ${address.accessToken}`,
    `  shop cipher   ${address.shopCipher}`,
    `  control       ${address.controlUrl}`,
  ].join('\n')

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'control-port': { type: 'string' },
      seed: { type: 'string', default: 'demo' },
      market: { type: 'string', default: 'US' },
      state: { type: 'string' },
      clock: { type: 'string', default: 'real' },
      'random-seed': { type: 'string', default: 'listwright' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  if (values.clock !== 'real' && values.clock !== 'manual') throw new OptionError('--clock must be real or manual.')
  const shop = await startPracticeShop({
    port: readPort(values.port, '--port'),
    controlPort: readPort(values['control-port'], '--control-port'),
    seed: values.seed,
    market: values.market,
    stateFile: values.state ?? null,
    clock: values.clock,
    randomSeed: values['random-seed'],
  })
  const stop = (): void => {
    void shop.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.log(values.json ? JSON.stringify(shop.address) : describe(shop.address))
}

try {
  await run()
} catch (error) {
  const isExpected =
    error instanceof OptionError ||
    error instanceof PortError ||
    error instanceof StateFileError ||
    (error instanceof Error && 'code' in error)
  console.error(error instanceof Error ? (isExpected ? error.message : error.stack) : String(error))
  if (error instanceof TypeError && 'code' in error) console.error(usage)
  process.exitCode = 2
}
