// What the checks let through, the practice shop takes: over every leaf of its tree, and over products of every kind and state.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '#contract/product.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { neededCertificates } from '#core/checks/documents.ts'
import { isVirtual } from '#core/checks/parcel.ts'
import { fixIds } from '#core/checks/fix-names.ts'
import { applyFix } from '#core/checks/fixes.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { createBody } from '#main/shop/wire-listing.ts'
import { practiceTree } from '../categories/practice-tree.ts'
import { anyProduct } from './arbitrary.ts'
import { faultsOf, imageUri, practiceLeaf, warehouseId } from './practice-leaves.ts'
import { context, product, variant } from './sample.ts'

const { defaults } = context()
const trees = { v1: practiceTree('v1'), v2: practiceTree('v2') }

const whereOf = (categoryId: string, region: string, change: Partial<CheckContext> = {}): CheckContext => {
  const market = limitsOf(region)
  return context({
    market,
    currency: market.currency.value,
    leaf: practiceLeaf(categoryId, region),
    category: trees[market.categoryVersion.value].get(categoryId),
    defaults: { ...defaults, hasStandIns: true, hasNeutralValues: true },
    isPractice: true,
    ...change,
  })
}

// The pictures and documents that publishing would upload, drawn or not.
const listingOf = (one: Product, where: CheckContext) =>
  buildListing(one, {
    ...where,
    categoryVersion: where.market.categoryVersion.value,
    warehouseId,
    imageUris: [imageUri],
    certifications: (where.leaf === null ? [] : neededCertificates(one, where.leaf, where.defaults)).map(
      ({ id, isExpiryRequired }) => ({
        id,
        imageUris: [imageUri],
        files: [],
        expiresOn: isExpiryRequired === true ? '2099-12-31' : '',
      }),
    ),
    sizeChartUri: where.leaf?.isSizeChartRequired === true ? imageUri : null,
    sizeChartTemplateId: null,
    remoteSkus: [],
  })

const blockingOf = (one: Product, where: CheckContext) =>
  checkProduct(one, where).filter(({ severity }) => severity === 'blocking')
const priced = (region: string) => (region === 'ID' ? '125000' : '12.50')
const ready = (categoryId: string, region: string) =>
  product({ categoryId, variants: [0, 1].map((position) => variant(position, { price: priced(region) })) })

describe('every leaf of the tree', () => {
  it.each([
    ['US', 'v2'],
    ['GB', 'v2'],
    ['ID', 'v2'],
    ['BR', 'v1'],
  ] as const)('of %s: an ordinary product is judged alike here and in the practice shop', (region, version) => {
    const { leaves } = trees[version]
    const tally = { leaves: 0, blocked: 0, neutral: 0 }
    for (const { id } of leaves) {
      const where = whereOf(id, region)
      const one = ready(id, region)
      const findings = checkProduct(one, where)
      const isBlocked = findings.some(({ severity }) => severity === 'blocking')
      tally.leaves += 1
      tally.blocked += isBlocked ? 1 : 0
      tally.neutral += findings.some(({ code }) => code === 'attribute-neutral') ? 1 : 0
      const faults = faultsOf(listingOf(one, where), region)
      expect({ id, isBlocked, faults }).toEqual({ id, isBlocked, faults: isBlocked ? faults : [] })
    }
    console.log(
      `${region}: ${tally.leaves} leaves walked, ${tally.neutral} with neutral values, ${tally.blocked} blocked`,
    )
    expect(tally.leaves).toBeGreaterThan(1900)
    expect(tally.blocked).toBe(0)
  })

  it('says without defaults what each leaf lacks, in findings of known form', () => {
    for (const { id } of trees.v2.leaves) {
      const where = whereOf(id, 'US', { isPractice: false, defaults: { ...defaults, hasNeutralValues: false } })
      const bare = product({
        categoryId: id,
        weight: '',
        length: '',
        width: '',
        height: '',
        images: [],
        title: 'Thing',
        description: '',
      })
      const findings = checkProduct(bare, where)
      const required = where.leaf?.attributes.filter(({ isRequired, isSales }) => isRequired && !isSales).length ?? 0
      expect(findings.filter(({ code }) => code === 'attribute-missing')).toHaveLength(required)
      for (const { sentence, place, field } of findings)
        expect([sentence, place, field].every((text) => text.trim() !== '')).toBe(true)
    }
  })
})

describe('products of every kind and state', () => {
  const someLeaf = fc.constantFrom(
    ...trees.v1.leaves.filter(({ id }) => trees.v2.get(id)?.isLeaf === true).map(({ id }) => id),
  )
  const regions = fc.constantFrom('US', 'GB', 'ID', 'BR')
  const rarely = fc.integer({ min: 0, max: 3 }).map((number) => number === 0)
  const messes = fc.record({
    words: rarely,
    weight: rarely,
    size: rarely,
    attributes: fc.boolean(),
    variants: fc.boolean(),
    offers: rarely,
    options: rarely,
    codes: rarely,
  })
  // Where sources disagree, the looser one blocks here, and the practice shop follows the stricter.
  const disagreements = new Set([12_052_055, 12_052_558])

  it('goods that are not sent by post are taken whatever their parcel says', () => {
    const [leaf] = trees.v2.leaves.filter(isVirtual)
    if (leaf === undefined) throw new Error('the tree has no virtual goods')
    const where = whereOf(leaf.id, 'US')
    for (const parcel of [
      { length: '1299', width: '12', height: '12', dimensionUnit: 'cm' },
      { weight: '-3' },
      { length: 'wide' },
    ]) {
      const one = { ...ready(leaf.id, 'US'), ...parcel }
      expect(blockingOf(one, where)).toEqual([])
      expect(faultsOf(listingOf(one, where), 'US')).toEqual([])
      // Nor does the usual parcel go out for them.
      expect(listingOf(one, where)).toMatchObject({ weight: { value: '' }, dimensions: null })
      expect(createBody(listingOf(one, where), 'key')).not.toHaveProperty('package_weight')
    }
  })

  it('that nothing blocks are taken, also after every mend', () => {
    const tally = { taken: 0, blocked: 0 }
    fc.assert(
      fc.property(anyProduct, messes, someLeaf, regions, (messy, isMessy, categoryId, region) => {
        const where = whereOf(categoryId, region)
        const good = ready(categoryId, region)
        const mixed: Product = {
          ...good,
          ...(isMessy.words ? { title: messy.title, description: messy.description, brand: messy.brand } : {}),
          ...(isMessy.weight ? { weight: messy.weight, weightUnit: messy.weightUnit } : {}),
          ...(isMessy.size ? { length: messy.length, height: messy.height, dimensionUnit: messy.dimensionUnit } : {}),
          ...(isMessy.attributes ? { attributes: messy.attributes } : {}),
          variants: (isMessy.variants ? messy : good).variants.map((one) => ({
            ...one,
            ...(isMessy.offers ? {} : { price: priced(region), quantity: '5' }),
            ...(isMessy.options ? {} : { options: [{ name: 'Color', value: `Color ${one.position}` }] }),
            ...(isMessy.codes ? {} : { identifierCode: '', sellerSku: `A-${one.position}` }),
          })),
        }
        const mended = fixIds.reduce((now, fix) => applyEdits(now, applyFix(fix, now, where)), mixed)
        for (const one of [mixed, mended]) {
          if (blockingOf(one, where).length > 0) {
            tally.blocked += 1
            continue
          }
          tally.taken += 1
          expect(faultsOf(listingOf(one, where), region).filter(({ code }) => !disagreements.has(code))).toEqual([])
        }
      }),
      { numRuns: 1200 },
    )
    console.log(`practice shop: ${tally.taken} products taken, ${tally.blocked} blocked before`)
    expect(tally.taken).toBeGreaterThan(500)
  })
})
