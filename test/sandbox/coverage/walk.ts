// Walks through everything the practice shop can do, on shops of four markets, and returns what was seen.
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { sampleBody } from '../listing.ts'
import { walkBrands, walkCategories, walkContacts, walkMedia } from './catalogue.ts'
import { walkFaults } from './faults.ts'
import { walkFullProducts } from './full-products.ts'
import { walkDeauthorisation, walkGateway, walkShop, walkTokens } from './gateway.ts'
import { walkBrandUse, walkBrazil, walkIndonesia, walkUnitedKingdom } from './markets.ts'
import { walkGlobalProducts } from './global-products.ts'
import { walkOutside } from './outside.ts'
import { walkProducts, walkReplicas } from './products.ts'
import { createRecord, createRecorder } from './recorder.ts'
import { walkSelling } from './selling.ts'
import type { Recorder, Sightings } from './recorder.ts'

const inMarket = async (
  record: Sightings,
  market: string,
  walk: (recorder: Recorder) => Promise<void>,
): Promise<void> => {
  const shop = await startPracticeShop({ seed: 'empty', clock: 'manual', market })
  try {
    await walk(createRecorder(shop.address, record))
  } finally {
    await shop.close()
  }
}

/** Everything that was seen on the whole walk. */
export const walkEverything = async (): Promise<Sightings> => {
  const record = createRecord()
  await inMarket(record, 'US', async (recorder) => {
    await walkShop(recorder)
    await walkCategories(recorder)
    await walkMedia(recorder)
    await walkContacts(recorder)
    await walkProducts(recorder)
    await walkFaults(recorder)
    await walkBrandUse(recorder, await sampleBody(recorder.address))
    await walkSelling(recorder)
    await walkFullProducts(recorder)
    await walkReplicas(recorder)
    await walkOutside(recorder)
    await walkGlobalProducts(recorder)
    await walkBrands(recorder)
    await walkTokens(recorder)
    await walkGateway(recorder)
    await walkDeauthorisation(recorder)
  })
  await inMarket(record, 'GB', walkUnitedKingdom)
  await inMarket(record, 'ID', walkIndonesia)
  await inMarket(record, 'BR', walkBrazil)
  return record
}
