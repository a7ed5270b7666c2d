// The app in a process of its own, so that it can be killed in the middle of a deed. Started again, it goes on with the deed. Started by the test of kills.
import { join } from 'node:path'
import { createPictureFetch } from '#main/images/fetch-picture.ts'
import { createPictureFolder } from '#main/images/picture-folder.ts'
import type { Job } from '#contract/job.ts'
import type { ShopAddress } from './open-app.ts'
import { openApp } from './open-app.ts'

const [, , folder = '', address = '{}', deed = '', known = '0', fileId = ''] = process.argv
const say = (word: string): void => void process.stdout.write(`${word}\n`)

// Written by the test that starts this.
const shop = JSON.parse(address) as ShopAddress
const fetch = createPictureFetch({
  isPrivateAllowed: () => false,
  findFile: createPictureFolder(join(folder, 'picture-files')),
})
const open = openApp(folder, shop, {}, Date.now, fetch)
const { client } = open

const kindOf: Readonly<Record<string, Job['kind']>> = {
  publish: 'publish',
  update: 'publish',
  'off-sale': 'on-sale',
  'on-sale': 'on-sale',
  import: 'import',
}

const begin = async (): Promise<string | null> => {
  if (deed === 'import') return (await client.imports.start({ fileId })).jobId
  if (deed === 'publish' || deed === 'update') return (await client.publish.start({ productIds: null })).jobId
  const { ids } = await client.products.ids({})
  return (await client.publish.setOnSale({ productIds: ids, isOnSale: deed === 'on-sale' })).jobId
}

const exported = async (format: 'csv' | 'xlsx', layout: 'own' | 'templates'): Promise<void> => {
  const { jobId } = await client.exports.start({ layout, format })
  const { state } = await client.jobs.wait({ jobId })
  if (state !== 'done') throw new Error(`The export ended as ${state}`)
}

say('ready')
if (deed === 'undo') await client.products.undo({ batchId: fileId, edits: 'all' })
else if (deed === 'export') await exported('csv', 'own')
else if (deed === 'workbook') await exported('xlsx', 'own')
else if (deed === 'templates') await exported('xlsx', 'templates')
else {
  // What a kill has cut off goes on by itself; where nothing was begun yet, it begins.
  await open.app.start()
  const ofKind = (await client.jobs.list()).filter(({ kind }) => kind === kindOf[deed])
  const mine = ofKind.length > Number(known) ? ofKind[0]?.id : await begin()
  const job = mine === undefined || mine === null ? null : await client.jobs.wait({ jobId: mine })
  if (job !== null && job.state !== 'done') throw new Error(`${deed} ended as ${job.state}: ${job.note ?? ''}`)
}
say('done')
await open.close()
