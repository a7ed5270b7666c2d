// A process of its own that renews the tokens of a connected shop, for a test that kills it on the way. `before-write`, `half-written` and `after-write` kill from
// within, where no one outside could aim; at every other point the test does it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openSealedSecrets } from '#main/workspace/sealed-secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { openConnections } from './open-connections.ts'

const given = z
  .object({ folder: z.string(), address: z.custom<PracticeShopAddress>(), url: z.string(), point: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''))

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('This process was killed.')
}

const file = join(given.folder, 'secrets.json')
const box = await openSealedSecrets(file, 'for this run')
let isRenewing = false
const mortal: SecretBox = {
  ...box,
  write: async (name, value) => {
    if (isRenewing && given.point === 'before-write') die()
    if (isRenewing && given.point === 'half-written') {
      // What writing a file whole leaves when the power goes in the middle of it.
      writeFileSync(`${file}.${process.pid}.new`, '{"version":1,"kind":"pass')
      die()
    }
    await box.write(name, value)
    if (isRenewing && given.point === 'after-write') die()
  },
}
const open = openConnections(given.folder, mortal, given.address, given.url)
await open.connections.restore()
isRenewing = true
await open.connections.prerequisites()
await open.close()
