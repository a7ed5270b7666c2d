// The plan: what each product would do, in which order, and nothing that findings forbid.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '#contract/product.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import type { RemoteProduct } from '#core/listing/remote-product.ts'
import { planProduct } from '#core/plan/plan-product.ts'
import type { PlanFacts } from '#core/plan/plan-product.ts'
import { publishOrder } from '#core/plan/publish-order.ts'
import { anyContext, anyProduct } from '../checks/arbitrary.ts'
import { category, context, product, variant } from '../checks/sample.ts'

const live = (status: string) => ({ status, auditStatus: 'APPROVED' })
const facts = (one: Product, where: CheckContext = context(), change: Partial<PlanFacts> = {}): PlanFacts => ({
  ...where,
  live: null,
  snapshot: null,
  findings: checkProduct(one, where),
  categoryVersion: 'v2',
  ...change,
})

// What the platform would hold after this product was listed as it is.
const snapshotOf = (one: Product, where: CheckContext = context()): RemoteProduct => {
  const listing = buildListing(one, {
    ...where,
    categoryVersion: 'v2',
    warehouseId: 'w',
    imageUris: [],
    certifications: [],
    sizeChartUri: null,
    sizeChartTemplateId: null,
    remoteSkus: [],
  })
  return {
    remoteId: 'r1',
    ...live('ACTIVATE'),
    preApprovedReasons: [],
    failedReasons: [],
    readAt: '',
    externalProductId: one.id,
    title: listing.title,
    description: listing.description,
    categoryId: listing.categoryId,
    imageUris: [],
    skus: listing.skus.map((sku, place) => ({
      remoteSkuId: `s${place}`,
      externalSkuId: sku.externalSkuId,
      sellerSku: sku.sellerSku,
      price: sku.price.amount,
      quantity: sku.quantity,
      options: sku.salesAttributes.map(({ name, valueName }) => ({ name, value: valueName })),
    })),
  }
}
const listed = (before: Product, after: Product, status = 'ACTIVATE') =>
  planProduct(after, facts(after, context(), { live: live(status), snapshot: snapshotOf(before) }))

describe('a product', () => {
  it('without fault is created, and one with a fault is left out with its sentence', () => {
    expect(planProduct(product(), facts(product()))).toMatchObject({
      deed: 'create',
      reason: null,
      standIns: 0,
      images: 1,
    })
    const bad = product({ title: '', images: [] })
    const plan = planProduct(bad, facts(bad))
    expect(plan.deed).toBe('left-out')
    expect(plan.reason).toMatch(/^There is no title.*and 1 more/u)
  })

  it('that the shop has as it is needs nothing', () => {
    expect(listed(product(), product())).toMatchObject({ deed: 'nothing', changes: [] })
  })

  it('of which only price or stock differ is not reviewed again', () => {
    const after = product({ variants: [variant(0, { price: '13' }), variant(1, { quantity: '4' })] })
    expect(listed(product(), after)).toMatchObject({
      deed: 'price-stock',
      changes: [
        { field: 'Price, MUG-1', live: '12.50', ours: '13.00' },
        { field: 'Stock, MUG-2', live: '20', ours: '4' },
      ],
    })
    expect(listed(product(), after, 'PENDING').deed).toBe('edit')
  })

  it('of which words differ is edited, field by field', () => {
    expect(listed(product(), product({ title: 'New title for the mug' }))).toMatchObject({
      deed: 'edit',
      changes: [{ field: 'Title' }],
    })
  })

  it('that was deleted there is created again, and one that is frozen is left alone', () => {
    expect(listed(product(), product(), 'DELETED').deed).toBe('create')
    expect(listed(product(), product(), 'FREEZE').deed).toBe('left-out')
  })

  it('in an invite-only leaf will wait for a permission', () => {
    const where = context({ category: category({ permissions: ['INVITE_ONLY'] }) })
    expect(planProduct(product(), facts(product(), where)).willWait).toBe(true)
  })

  it('of any kind is planned alike twice, sent only without blocking findings, and gets stand-ins only in a practice shop that allows them', () => {
    fc.assert(
      fc.property(anyProduct, anyContext, (one, where) => {
        const given = facts(one, where)
        const plan = planProduct(one, given)
        expect(planProduct(one, given)).toEqual(plan)
        expect(plan.deed === 'left-out').toBe(given.findings.some(({ severity }) => severity === 'blocking'))
        expect(plan.standIns === 0 || (where.isPractice && where.defaults.hasStandIns)).toBe(true)
      }),
      { numRuns: 600 },
    )
  })
})

describe('the order', () => {
  const deeds = ['create', 'edit', 'price-stock', 'nothing', 'left-out'] as const

  it('spends no quota first, then what the seller wants, then what buyers see at once', () => {
    const item = (productId: string, deed: (typeof deeds)[number], willWait = false) => ({ productId, deed, willWait })
    const items = [
      item('waits', 'create', true),
      item('new', 'create'),
      item('edit', 'edit'),
      item('same', 'nothing'),
      item('price', 'price-stock'),
      item('wish', 'create', true),
      item('bad', 'left-out'),
    ]
    expect(publishOrder(items, ['wish'])).toEqual(['price', 'edit', 'wish', 'new', 'waits'])
  })

  it('loses none, doubles none, and keeps the order given among equals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ deed: fc.constantFrom(...deeds), willWait: fc.boolean() })),
        fc.array(fc.nat(20)),
        (made, wishes) => {
          const items = made.map((one, place) => ({ ...one, productId: String(place) }))
          const order = publishOrder(items, wishes.map(String))
          expect(order.toSorted()).toEqual(
            items
              .filter(({ deed }) => deed !== 'nothing' && deed !== 'left-out')
              .map(({ productId }) => productId)
              .toSorted(),
          )
          expect(publishOrder(items.filter(({ deed }) => deed === 'edit'))).toEqual(
            items.filter(({ deed }) => deed === 'edit').map(({ productId }) => productId),
          )
        },
      ),
    )
  })
})
