// Categories, rules, attributes, brands, schemas, recommendations, sizes and address books.
import { png, upload } from '../client.ts'
import { openLeaf, restrictedLeaf } from '../listing.ts'
import type { Recorder } from './recorder.ts'

const branch = '927112'
/** A leaf of the newer tree only, and a leaf of the older one that has children in the newer. */
const newLeaf = '2405136'
const categories = '/product/202309/categories'
const v2 = { category_version: 'v2' }
const bare = { cipher: null }

export const walkCategories = async ({ send }: Recorder): Promise<void> => {
  await send('GET', categories)
  await send('GET', categories, {
    query: { ...v2, locale: 'en-US', keyword: 'book', include_prohibited_categories: 'true' },
  })
  await send('GET', categories, { query: { category_version: 'v3' } }, 36009004)
  await send('GET', categories, { query: { locale: 'xx-XX' } }, 36009004)
  for (const leaf of [openLeaf, restrictedLeaf, newLeaf, '600042', '891528', '842384']) {
    await send('GET', `${categories}/${leaf}/rules`, { query: v2 })
    await send('GET', `${categories}/${leaf}/attributes`, { query: v2 })
  }
  await send('GET', `${categories}/${branch}/rules`, { query: v2 }, 12052024)
  await send('GET', `${categories}/12/attributes`, { query: v2 }, 12052023)
  await send('GET', `${categories}/abc/attributes`, { query: v2 }, 12052002)
  await send('GET', `${categories}/${newLeaf}/attributes`, {}, 12052230)
  const { data } = await send('POST', `${categories}/recommend`, {
    body: { product_title: 'Stoneware coffee mug', ...v2 },
  })
  if (data.leaf_category_id !== '600042')
    throw new Error(`A mug is recommended for category ${String(data.leaf_category_id)}`)
  await send('POST', `${categories}/recommend`, { body: { product_title: 'Xyzzy plugh', ...v2 } }, 12019064)
  await send('POST', `${categories}/recommend`, { body: {} }, 36009004)
  await send('GET', '/product/202407/listing_schemas', {
    ...bare,
    query: { category_ids: `${openLeaf},${branch}`, ...v2 },
  })
  await send('GET', '/product/202401/listing_schemas', { ...bare, query: { category_ids: openLeaf, ...v2 } })
  await send('GET', '/product/202401/listing_schemas', { ...bare }, 36009004)
  const portuguese = { category_ids: openLeaf, ...v2, locale: 'pt-BR' }
  await send('GET', '/product/202407/listing_schemas', { ...bare, query: portuguese }, 36009004)
  await send('GET', '/product/202309/global_categories', { ...bare, query: { ...v2, keyword: 'mug' } })
  await send('POST', '/product/202309/global_categories/recommend', {
    ...bare,
    body: { product_title: 'Stoneware coffee mug', ...v2 },
  })
  await send('GET', `${categories}/600042/global_attributes`, { ...bare, query: v2 })
  await send('GET', `${categories}/891528/global_rules`, { ...bare, query: v2 })
  await send('POST', '/product/202407/products/category_upgrade_task')
}

export const walkBrands = async ({ send, control }: Recorder): Promise<void> => {
  const brands = '/product/202309/brands'
  await send('GET', brands, { query: { page_size: '100', category_id: openLeaf, ...v2 } })
  const first = await send('GET', brands, { query: { page_size: '10', is_authorized: 'true' } })
  await send('GET', brands, { query: { page_size: '10', brand_name: 'Alder', page_token: first.data.next_page_token } })
  await send('GET', brands, { query: { page_size: '0' } }, 12019109)
  await send('GET', brands, {}, 36009004)
  await send('POST', brands, { ...bare, body: { name: 'Moss & Fern' } })
  await send('POST', brands, { ...bare, body: { name: 'M' } }, 36009004)
  await send('POST', brands, { ...bare, body: { name: '苔藓' } }, 98001004)
  await send('POST', `${brands}/recommend`, { ...bare, body: { product_title: 'Alder Home towel', language: 'en' } })
  await control('POST', '/clock', { action: 'move', days: 1 })
  for (let count = 0; count < 50; count += 1)
    await send('POST', brands, { ...bare, body: { name: `Brand ${String(count)}` } })
  await send('POST', brands, { ...bare, body: { name: 'One too many' } }, 98001004)
}

const upfile = (name: string, content: string): FormData => {
  const form = new FormData()
  form.set('data', new Blob([content]), name)
  form.set('name', name)
  return form
}

export const walkMedia = async (recorder: Recorder): Promise<string> => {
  const { send, address } = recorder
  const images = '/product/202309/images/upload'
  const image = (bytes: Buffer, useCase?: string): FormData => {
    const form = new FormData()
    form.set('data', new Blob([new Uint8Array(bytes)]), 'picture.png')
    if (useCase !== undefined) form.set('use_case', useCase)
    return form
  }
  const { data } = await send('POST', images, { ...bare, form: image(png(900, 900)) })
  await send('POST', images, { ...bare, form: image(png(900, 300), 'ATTRIBUTE_IMAGE') })
  await send('POST', images, { ...bare, form: image(png(1100, 1100), 'SIZE_CHART_IMAGE') })
  await send('POST', images, { ...bare, form: image(png(900, 900), 'SIZE_CHART_IMAGE') }, 12019116)
  await send('POST', images, { ...bare, form: image(png(900, 900), 'POSTER') }, 11050001)
  await send('POST', images, { ...bare, form: image(png(50, 50)) }, 12038014)
  await send('POST', images, { ...bare, form: image(png(0, 0)) }, 12038002)
  await send('POST', images, { ...bare, form: image(Buffer.from('GIF89a, which is not among the formats')) }, 12038004)
  await send(
    'POST',
    images,
    { ...bare, form: image(Buffer.concat([png(900, 900), Buffer.alloc(11 * 1024 * 1024)])) },
    12038005,
  )
  await send('POST', images, { ...bare, form: image(png(900, 900)), cipher: address.shopCipher }, 36009004)
  await send('POST', images, { ...bare, form: new FormData() }, 36009004)
  const files = '/product/202309/files/upload'
  await send('POST', files, { ...bare, form: upfile('proof.pdf', '%PDF-1.7 proof') })
  await send('POST', files, { ...bare, form: upfile('clip.mp4', 'a clip') })
  await send('POST', files, { ...bare, form: upfile('proof.pdf', 'no document') }, 12038002)
  await send('POST', files, { ...bare, form: upfile('notes.docx', 'notes') }, 12038015)
  await send('POST', files, { ...bare, form: upfile('a name.with.dots.pdf', '%PDF-') }, 11050001)
  const optimize = '/product/202404/images/optimize'
  const body = { images: [{ uri: data.uri, optimization_mode: ['WHITE_BACKGROUND'] }] }
  await send('POST', optimize, { body })
  await recorder.control('POST', '/clock', { action: 'move', seconds: 10 })
  const done = await send('POST', optimize, { body })
  await send('POST', optimize, {
    body: { images: [{ uri: done.data.images[0].optimized_uri, optimization_mode: ['WHITE_BACKGROUND'] }] },
  })
  await send('POST', optimize, { body: { images: [{ uri: 'tos-x/0' }] } }, 12052722)
  await send('POST', '/product/202309/images/size_charts/identify', { ...bare, body: { images: [{ url: data.url }] } })
  await send('POST', '/product/202407/sizecharts/search', { ...bare, query: { page_size: '2' }, body: {} })
  await send('POST', '/product/202407/sizecharts/search', {
    ...bare,
    query: { page_size: '20' },
    body: { keyword: 'shoes' },
  })
  return (await upload(address, png(900, 900))).data.uri
}

export const walkContacts = async ({ send }: Recorder): Promise<void> => {
  const makers = '/product/202409/compliance/manufacturers'
  const persons = '/product/202409/compliance/responsible_persons'
  const maker = {
    name: 'Moss Ltd',
    email: 'a@example.com',
    address: 'Bog 1',
    phone_number: { availability: 'AVAILABLE', country_code: '+353', local_number: '1234567' },
    locale: 'en-IE',
  }
  const person = {
    name: 'Fern',
    email: 'b@example.com',
    phone_number: { country_code: '+353', local_number: '1234567' },
    address: { country: 'IE', street_address_line1: 'Bog 2', postal_code: 'D01' },
    locale: 'en-IE',
  }
  const made = await send('POST', makers, { ...bare, body: maker })
  await send('POST', makers, { ...bare, body: { ...maker, email: 'nobody' } }, 98001004)
  await send('POST', makers, { ...bare, body: { name: 'Moss' } }, 36009004)
  await send('POST', makers, { ...bare, body: { ...maker, locale: 'en-US' } }, 98001004)
  for (const change of [{ country_code: '353' }, { local_number: '123456' }, { availability: 'PERHAPS' }])
    await send(
      'POST',
      makers,
      { ...bare, body: { ...maker, phone_number: { ...maker.phone_number, ...change } } },
      98001004,
    )
  const noPhone = { ...maker, phone_number: { availability: 'UNAVAILABLE' } }
  await send('POST', makers, { ...bare, body: noPhone })
  const tooLong = { ...person.phone_number, local_number: '123456789012' }
  await send('POST', persons, { ...bare, body: { ...person, phone_number: tooLong } }, 98001004)
  await send('POST', persons, { ...bare, body: { ...person, address: { country: 'IE' } } }, 36009004)
  await send('POST', `${makers}/${made.data.manufacturer_id}/partial_edit`, { ...bare, body: { name: 'Moss & Sons' } })
  await send('POST', `${makers}/12345/partial_edit`, { ...bare, body: { name: 'Moss & Sons' } }, 12052284)
  const found = await send('POST', persons, { ...bare, body: person })
  await send('POST', `${persons}/${found.data.responsible_person_id}/partial_edit`, {
    ...bare,
    body: { name: 'Fern & Sons' },
  })
  for (const version of ['202409', '202501'])
    for (const kind of ['manufacturers', 'responsible_persons'])
      await send('POST', `/product/${version}/compliance/${kind}/search`, {
        ...bare,
        query: { page_size: '10' },
        body: { keyword: 'sons' },
      })
}
