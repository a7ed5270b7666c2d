// The whole way of what a leaf asks for: filled in here, published, accepted by the practice shop, and there when it is read back.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LeafRules } from '#contract/categories.ts'
import type { Edit } from '#contract/products.ts'
import type { Document } from '#contract/product.ts'
import { attributesOf } from '#sandbox/catalogue/attributes.ts'
import { certificateCondition } from '#sandbox/catalogue/certificates.ts'
import { findCategory } from '#sandbox/catalogue/tree.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import type { Shop } from '../../practice-shop.ts'
import { startShop } from '../../practice-shop.ts'
import { bringProducts, drawImage } from './bring-products.ts'
import { certificatesFor, filledFor, seeded } from './leaf-listing.ts'
import { openApp, testFolder } from './open-app.ts'

const seed = 5
const leavesWanted = 60

let shop: Shop
let opened: ReturnType<typeof openApp>
const place = testFolder()

beforeAll(async () => {
  shop = await startShop()
  opened = openApp(place.folder, shop)
  opened.store.meta.saveDefaults({ ...opened.store.meta.defaults(), hasStandIns: false, hasNeutralValues: false })
}, 300_000)
afterAll(async () => {
  await opened.close()
  await shop.stop()
  place.remove()
})

const bring = (count: number): string[] => bringProducts(opened, place.folder, count)

const takeFile = (name: string, bytes: Uint8Array | string, use: 'certificate' | 'size-chart'): Promise<Document> => {
  const path = join(place.folder, name)
  writeFileSync(path, bytes)
  return opened.client.documents.take({ fileId: path, use })
}

const publish = async (productIds: string[]) => {
  const { jobId } = await opened.client.publish.start({ productIds })
  if (jobId === null) throw new Error('Nothing was sent.')
  await opened.client.jobs.wait({ jobId })
  return (await opened.client.publish.results({ jobId, offset: 0, limit: 500 })).results
}

/** Leaves that want a document of electrical goods only where they carry a battery. */
const conditionalLeaves = (ids: readonly string[]): string[] =>
  ids.filter((id) =>
    findCategory(id)?.certificates.some(
      (one) => certificateCondition(one, attributesOf('listwright', 'US', id)) !== null,
    ),
  )

const isNeeded = ({ attributes }: LeafRules, id: string): boolean =>
  attributes.some((one) => one.id === id && (one.isRequired || one.requiredWhen.length > 0))

describe('a listing with all that its leaf asks for', () => {
  it(`is accepted and kept as it was sent, over ${leavesWanted} leaves of all branches`, async () => {
    const { client, app, store } = opened
    const random = seeded(seed)
    const tree = await app.context.reference.tree()
    // One leaf of every branch in turn, so that each kind of goods is met; those with documents are rare and all welcome.
    const roots = [...new Set(tree.leaves.map(({ path }) => path[0]?.id))]
    const shuffled = roots.map((root) =>
      tree.leaves.filter(({ path }) => path[0]?.id === root).toSorted(() => random() - 0.5),
    )
    const conditional = conditionalLeaves(tree.leaves.map(({ id }) => id)).slice(0, 8)
    const inTurn = Array.from({ length: 40 }, (_, round) =>
      shuffled.flatMap((leaves) => leaves[round]?.id ?? []),
    ).flat()
    const chosen: string[] = []
    const kinds = { certificates: 0, conditionalCertificates: 0, conditions: 0, charts: 0 }
    for (const id of new Set([...conditional, ...inTurn])) {
      if (chosen.length === leavesWanted) break
      const rules = await client.categories.rules({ id })
      const has = {
        certificates: rules.certifications.length > 0,
        conditions: rules.attributes.some(({ requiredWhen }) => requiredWhen.length > 0),
        charts: rules.isSizeChartSupported,
        conditionalCertificates: rules.certifications.some(({ requiredWhen }) => requiredWhen.length > 0),
      }
      const isPlain = !has.certificates && !has.conditions && !has.charts
      const plainSoFar = chosen.length - kinds.certificates
      if (isPlain && plainSoFar > leavesWanted / 2) continue
      chosen.push(id)
      for (const name of ['certificates', 'conditionalCertificates', 'conditions', 'charts'] as const)
        if (has[name]) kinds[name] += 1
    }
    expect(Object.values(kinds).every((count) => count > 3)).toBe(true)

    const pdf = await takeFile('Safety data sheet, v2.pdf', '%PDF-1.4 a document', 'certificate')
    const { pictures } = app.context
    const picture = await takeFile('lab.jpg', (await pictures.drawStandIn('Lab', 900)).bytes, 'certificate')
    const chart = await takeFile('chart.jpg', (await pictures.drawStandIn('Sizes', 1100)).bytes, 'size-chart')
    const [template] = await client.documents.templates({ text: '' })
    const brands = (await client.brands.search({ text: '', categoryId: null })).brands.filter(({ isTop }) => !isTop)

    const ids = bring(chosen.length)
    const expected = new Map<string, { brand: string; chart: 'picture' | 'template' | null }>()
    for (const [at, id] of ids.entries()) {
      const categoryId = chosen[at] ?? ''
      await drawImage(opened, id)
      await client.categories.set({ categoryId, productIds: [id] })
      const rules = await client.categories.rules({ id: categoryId })
      const brand = brands[Math.floor(random() * brands.length)]
      if (brand === undefined || template === undefined)
        throw new Error('The practice shop has no brands or templates.')
      const isTemplate = random() < 0.5
      const sizeChart = isTemplate
        ? { templateId: template.id, name: template.name, document: null }
        : { templateId: null, name: chart.name, document: chart }
      const on = { productId: id, variantId: null }
      const edits: Edit[] = [
        { ...on, field: 'attributes', value: filledFor(rules, random) },
        { ...on, field: 'brand', value: brand.name },
        { ...on, field: 'brandId', value: brand.id },
        { ...on, field: 'certificates', value: certificatesFor(rules, { pdf, picture }, random) },
        ...(rules.isSizeChartSupported ? [{ ...on, field: 'sizeChart' as const, value: sizeChart }] : []),
      ]
      await client.products.edit({ label: 'All that the leaf asks for', edits })
      const isUsable = !brand.isAuthorized
      const shownChart = rules.isSizeChartSupported ? (isTemplate ? 'template' : 'picture') : null
      expected.set(id, { brand: isUsable ? brand.id : '?', chart: shownChart })
    }

    const blocked = ids.flatMap((id) =>
      store.products
        .findings(id)
        .filter(({ severity }) => severity === 'blocking')
        .map(({ sentence }) => sentence),
    )
    expect(blocked).toEqual([])
    const results = await publish(ids)
    expect(results.filter(({ outcome }) => outcome !== 'listed').map(({ sentence }) => sentence)).toEqual([])

    const tally = { leaves: results.length, attributes: 0, own: 0, brands: 0, certificates: 0, pdf: 0, charts: 0 }
    for (const { productId, remoteId } of results) {
      const product = store.products.get(productId)
      const remote = await app.context.shop.getProduct(remoteId ?? '')
      for (const { attributeId, values } of product?.attributes ?? []) {
        const there = remote.attributes?.find(({ id }) => id === attributeId)
        expect(there?.values.map(({ name }) => name).toSorted()).toEqual(values.map(({ name }) => name).toSorted())
        tally.attributes += 1
        tally.own += values.some(({ id }) => id === null) ? 1 : 0
      }
      expect(remote.attributes).toHaveLength(product?.attributes.length ?? -1)
      const wanted = expected.get(productId)
      const brandId = remote.brand?.id ?? ''
      expect(wanted?.brand === '?' ? '?' : brandId).toBe(wanted?.brand)
      tally.brands += brandId === '' ? 0 : 1
      for (const { certificationId, documents, expiresOn } of product?.certificates ?? []) {
        const there = remote.certifications?.find(({ id }) => id === certificationId)
        const pdfs = documents.filter(({ format }) => format === 'pdf').length
        expect([there?.files.length, there?.imageUris.length, there?.expiresOn]).toEqual([
          pdfs,
          documents.length - pdfs,
          expiresOn,
        ])
        tally.certificates += 1
        tally.pdf += pdfs
      }
      const shown = remote.sizeChart?.templateId ? 'template' : remote.sizeChart?.uri ? 'picture' : null
      expect(shown).toBe(wanted?.chart ?? null)
      tally.charts += shown === null ? 0 : 1
    }
    console.log(`seed ${seed}: ${JSON.stringify({ ...kinds, ...tally })}`)

    // What the shop has agrees with what is here, so a second run would send nothing.
    const plan = await client.publish.plan({ productIds: ids })
    expect(plan.items.map(({ changes }) => changes)).toEqual([])
  }, 300_000)

  it('wants a document only where a value of another attribute asks for it, and the practice shop says the same', async () => {
    const { client, app, store } = opened
    const tree = await app.context.reference.tree()
    const [categoryId = ''] = conditionalLeaves(tree.leaves.map(({ id }) => id))
    const rules = await client.categories.rules({ id: categoryId })
    const asked = rules.certifications.find(({ requiredWhen }) => requiredWhen.length > 0)
    const [condition] = asked?.requiredWhen ?? []
    const attribute = rules.attributes.find(({ id }) => id === condition?.attributeId)
    const battery = attribute?.values.find(({ id }) => id === condition?.valueId)
    const none = attribute?.values.find(({ name }) => name === 'None')
    if (asked === undefined || attribute === undefined || battery === undefined || none === undefined) {
      throw new Error('The practice shop has no such leaf.')
    }
    const [id = ''] = bring(1)
    await drawImage(opened, id)
    await client.categories.set({ categoryId, productIds: [id] })
    const fill = async (value: { id: string; name: string }): Promise<void> => {
      const start = [{ attributeId: attribute.id, name: attribute.name, values: [value] }]
      const edit: Edit = {
        productId: id,
        variantId: null,
        field: 'attributes',
        value: filledFor(rules, seeded(1), start),
      }
      await client.products.edit({ label: 'Batteries', edits: [edit] })
    }
    const blocking = (): string[] =>
      store.products.findings(id).flatMap(({ severity, field }) => (severity === 'blocking' ? [field] : []))
    await fill(none)
    expect(blocking()).toEqual([])
    await fill(battery)
    expect(blocking()).toEqual([`certificate:${asked.id}`])
    // What the check stops, the practice shop refuses: sent around the check, by the port itself.
    const product = store.products.get(id)
    if (product === null) throw new Error('The product is gone.')
    const [warehouse] = (await app.context.shop.warehouses()).filter(({ isSales, isEnabled }) => isSales && isEnabled)
    const image = await app.context.pictures.drawStandIn('Thing', 800)
    const { uri } = await app.context.shop.uploadImage({ bytes: image.bytes, name: 'a.jpg', use: 'MAIN_IMAGE' })
    const listing = buildListing(product, {
      ...app.context.checker.contextOf(product),
      categoryVersion: 'v2',
      warehouseId: warehouse?.id ?? '',
      imageUris: [uri],
      remoteSkus: [],
      certifications: [],
      sizeChartUri: null,
      sizeChartTemplateId: null,
    })
    await expect(app.context.shop.createProduct(listing, 'around')).rejects.toMatchObject({
      details: { platformCode: 12_052_105 },
    })
    const pdf = await takeFile('report.pdf', '%PDF-1.4 report', 'certificate')
    const certificates = [{ certificationId: asked.id, name: asked.name, documents: [pdf], expiresOn: '' }]
    await client.products.edit({
      label: 'Document',
      edits: [{ productId: id, variantId: null, field: 'certificates', value: certificates }],
    })
    expect(blocking()).toEqual([])
    expect((await publish([id])).map(({ outcome }) => outcome)).toEqual(['listed'])
  }, 300_000)

  it('leaves a variant without stock out until it has some, and takes a sold-out one to zero', async () => {
    const { client, app, store } = opened
    const tree = await app.context.reference.tree()
    const candidate = tree.leaves.find(({ permissions }) => permissions[0] === 'AVAILABLE')
    const categoryId = candidate?.id ?? ''
    const [id = ''] = bring(1)
    await drawImage(opened, id)
    await client.categories.set({ categoryId, productIds: [id] })
    const rules = await client.categories.rules({ id: categoryId })
    const sheet = await takeFile('sheet.pdf', '%PDF-1.4 sheet', 'certificate')
    const on = { productId: id, variantId: null }
    await client.products.edit({
      label: 'All',
      edits: [
        { ...on, field: 'attributes', value: filledFor(rules, seeded(2)) },
        { ...on, field: 'certificates', value: certificatesFor(rules, { pdf: sheet, picture: sheet }, seeded(2)) },
      ],
    })
    const [green, blue] = store.products.get(id)?.variants ?? []
    const stock = async (variantId: string | undefined, value: string): Promise<void> => {
      const edit: Edit = { productId: id, variantId: variantId ?? '', field: 'quantity', value }
      await client.products.edit({ label: 'Stock', edits: [edit] })
    }
    const codes = () => store.products.findings(id).map(({ code, severity }) => `${severity} ${code}`)
    await stock(green?.id, '0')
    await stock(blue?.id, '0')
    expect(codes().filter((code) => code.includes('stock'))).toEqual(['blocking stock-zero', 'blocking stock-zero'])
    await stock(blue?.id, '4')
    expect(codes().filter((code) => code.includes('stock'))).toEqual(['warning stock-held-back'])
    const [first] = await publish([id])
    expect(first?.outcome).toBe('listed')
    const there = async () =>
      (await app.context.shop.getProduct(first?.remoteId ?? '')).skus.map((sku) => [sku.externalSkuId, sku.quantity])
    expect(await there()).toEqual([[blue?.id, 4]])
    const plan = async () => (await client.publish.plan({ productIds: [id] })).items.map(({ deed }) => deed)
    expect(await plan()).toEqual([])
    await stock(green?.id, '7')
    await stock(blue?.id, '0')
    expect(await plan()).toEqual(['edit'])
    expect((await publish([id])).map(({ sentence, outcome }) => [outcome, sentence.slice(0, 12)])).toEqual([
      ['listed', 'Changes sent'],
    ])
    expect(new Map((await there()).map(([sku, quantity]) => [sku, quantity]))).toEqual(
      new Map([
        [green?.id, 7],
        [blue?.id, 0],
      ]),
    )
    expect(await plan()).toEqual([])
  }, 300_000)

  it('that changes after it was listed is edited in the shop: attribute, brand, document, parcel', async () => {
    const { client, app, store } = opened
    const tree = await app.context.reference.tree()
    const [categoryId = ''] = conditionalLeaves(tree.leaves.map(({ id }) => id))
    const rules = await client.categories.rules({ id: categoryId })
    const [id = ''] = bring(1)
    await drawImage(opened, id)
    await client.categories.set({ categoryId, productIds: [id] })
    const first = await takeFile('first.pdf', '%PDF-1.4 first', 'certificate')
    const second = await takeFile('second.pdf', '%PDF-1.4 second', 'certificate')
    const brand = (await client.brands.search({ text: 'alder w', categoryId })).brands.find(({ isTop }) => !isTop)
    const on = { productId: id, variantId: null }
    const edit = (...edits: Omit<Edit, 'productId' | 'variantId'>[]) =>
      client.products.edit({ label: 'Change', edits: edits.map((one) => ({ ...on, ...one })) })
    const filled = filledFor(rules, seeded(3))
    const papers = (pdf: Document, expiresOn: string) =>
      certificatesFor(rules, { pdf, picture: pdf }, () => 0.1).map((one) => ({ ...one, expiresOn }))
    await edit(
      { field: 'attributes', value: filled },
      { field: 'brand', value: brand?.name ?? '' },
      { field: 'brandId', value: brand?.id ?? '' },
      { field: 'certificates', value: papers(first, '2031-01-31') },
    )
    const [listed] = await publish([id])
    const remote = () => app.context.shop.getProduct(listed?.remoteId ?? '')
    expect(await remote()).toMatchObject({ brand: { id: brand?.id }, certifications: [{ expiresOn: '2031-01-31' }] })
    const before = (await remote()).certifications?.[0]?.files[0]?.id
    const [dropped, ...rest] = filled.toSorted(
      (one, other) => Number(isNeeded(rules, one.attributeId)) - Number(isNeeded(rules, other.attributeId)),
    )
    await edit(
      { field: 'attributes', value: rest },
      { field: 'brand', value: 'No brand' },
      { field: 'certificates', value: papers(second, '2032-01-31') },
      { field: 'weight', value: '2.5' },
    )
    const [planned] = (await client.publish.plan({ productIds: [id] })).items
    expect(planned?.deed).toBe('edit')
    expect(new Set(planned?.changes.map(({ field }) => field))).toEqual(
      new Set(['Brand', 'Parcel weight', dropped?.name, rules.certifications[0]?.name]),
    )
    expect(planned?.changes.find(({ field }) => field === 'Parcel weight')).toMatchObject({
      live: '1 kg',
      ours: '2.5 kg',
    })
    expect((await publish([id])).map(({ outcome }) => outcome)).toEqual(['listed'])
    const after = await remote()
    expect(after).toMatchObject({
      brand: null,
      weight: { value: '2.500' },
      certifications: [{ expiresOn: '2032-01-31' }],
    })
    expect(after.certifications?.[0]?.files[0]?.id).not.toBe(before)
    expect(after.attributes?.map((one) => one.id).toSorted()).toEqual(rest.map((one) => one.attributeId).toSorted())
    expect((await client.publish.plan({ productIds: [id] })).items).toEqual([])
    expect(store.products.findings(id).filter(({ severity }) => severity === 'blocking')).toEqual([])
  }, 300_000)
})
