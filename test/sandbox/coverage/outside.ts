// Opportunities, external products, collections, translated images and research.
import { png, upload } from '../client.ts'
import { sampleBody } from '../listing.ts'
import type { Recorder } from './recorder.ts'

const candidates = '/product/202409/candidate_products'

export const walkOutside = async ({ send, control, address }: Recorder): Promise<void> => {
  const image = (await upload(address, png(800, 800))).data.uri as string
  const candidate = {
    external_product_id: 'a',
    title: 'Coffee mugs',
    images: [{ uri: image }],
    skus: [{ price: { amount: '9.90', currency: 'USD' }, sales_attributes: [{ name: 'Color', value: 'Blue' }] }],
  }
  const others = ['Yoga mats', 'Desk lamps', 'Dog beds', 'Phone cases'].map((title, index) => ({
    external_product_id: `b${String(index)}`,
    title,
  }))
  await send('POST', `${candidates}/batch`, {
    body: { candidate_products: [candidate, ...others, { external_product_id: 'c', title: 'x'.repeat(101) }] },
  })
  await send('POST', `${candidates}/partial_edit/batch`, {
    body: { candidate_products: [{ external_product_id: 'a', title: 'Coffee mugs and cups' }] },
  })
  await control('POST', '/clock', { action: 'move', minutes: 11 })
  await send('POST', `${candidates}/search`, { query: { page_size: '10' }, body: {} })
  const found = await send('POST', '/product/202409/opportunities/search', { query: { page_size: '10' }, body: {} })
  const body = await sampleBody(address)
  const created = await send('POST', '/product/202309/products', { body })
  const product: string = created.data.product_id
  await control('POST', '/clock', { action: 'move', seconds: 5 })
  const ids = found.data.opportunities.map(({ id }: { id: string }) => id)
  await send('PUT', `/product/202409/products/${product}/opportunities`, { body: { opportunity_ids: ids } })
  const external = { external_product_id: 'gid', title: 'Mug' }
  await send('POST', '/product/202501/attribute_recommendation_request', {
    body: { external_product: { ...external, images: [{ uri: image }], skus: [] } },
  })
  await send('POST', '/product/202506/external_products', { body: { external_product: external } })
  await send('POST', '/seller/202508/collections/sync', {
    body: { source: 1, collections: [{ id: 'c', title: 'Books', products: [{ tts_product_id: product }] }] },
  })
  const tasks = await send('POST', '/product/202505/images/translation_tasks', {
    body: { images: [{ image_uri: image, target_languages: ['de-DE', 'it-IT'] }] },
  })
  await control('POST', '/clock', { action: 'move', minutes: 6 })
  await send('GET', '/product/202506/images/translation_tasks', {
    query: { translation_task_ids: tasks.data.translation_tasks.map(({ id }: { id: string }) => id).join(',') },
  })
  const form = new FormData()
  form.set('data', new Blob(['[{"id":"1"}]']), 'products.json')
  await send('POST', '/product/202508/import_external', { form, cipher: null })
  await send('POST', '/product/202601/compliance/auditing/research', {
    query: { page_size: '20' },
    body: {},
    cipher: null,
  })
}
