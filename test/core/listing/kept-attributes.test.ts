// What was filled in at Seller Center stays there, unless it once stood here and was taken away.
import { describe, expect, it } from 'vitest'
import type { AttributeValue } from '#contract/product.ts'
import type { RemoteProduct } from '#core/listing/remote-product.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import { attribute, context, leaf, product } from '../checks/sample.ts'

const pattern = attribute({ id: '200', name: 'Pattern', isRequired: false, isCustomizable: true })
const color = attribute({ id: '100000', name: 'Color', isSales: true })
const where = context({ leaf: leaf({ attributes: [attribute(), pattern, color] }) })
const neutral = { ...where, defaults: { ...where.defaults, hasNeutralValues: true } }

type Shown = NonNullable<RemoteProduct['attributes']>
const glass: Shown = [{ id: '100', name: 'Material', values: [{ id: '2', name: 'Glass' }] }]
const striped: Shown = [{ id: '200', name: 'Pattern', values: [{ id: '7123456789012345678', name: 'Striped' }] }]
const named = (id: string, name: string): AttributeValue => ({ attributeId: id, name, values: [] })

const sent = (filled: readonly AttributeValue[], remote: Shown, once: readonly AttributeValue[] = [], from = where) =>
  buildListing(product({ attributes: [...filled] }), {
    ...from,
    categoryVersion: 'v2',
    warehouseId: 'w',
    imageUris: [],
    certifications: [],
    sizeChartUri: null,
    sizeChartTemplateId: null,
    remoteSkus: [],
    attributesElsewhere: { remote, onceHere: () => once },
  }).attributes

describe('an attribute of a listing that is with the shop', () => {
  it('which was filled in only there is sent again as it is, its own words by name', () => {
    expect(sent([], [...glass, ...striped])).toEqual([
      { id: '100', values: [{ id: '2', name: 'Glass' }] },
      { id: '200', values: [{ id: null, name: 'Striped' }] },
    ])
  })

  it('which is filled in here goes out as it is here', () => {
    const filled = [{ attributeId: '100', name: 'Material', values: [{ id: '1', name: 'Stoneware' }] }]
    expect(sent(filled, glass)).toEqual([{ id: '100', values: [{ id: '1', name: 'Stoneware' }] }])
  })

  it('which was taken away here is taken away there, by its id or its name', () => {
    expect(sent([], striped, [named('200', 'Pattern')])).toEqual([])
    expect(sent([], striped, [named('', 'pattern ')])).toEqual([])
    expect(sent([], striped, [named('100', 'Material')])).toHaveLength(1)
  })

  it('which has words here that cannot be sent keeps its value there', () => {
    const filled = [{ attributeId: '100', name: 'Material', values: [{ id: null, name: 'Unobtainium' }] }]
    expect(sent(filled, glass, [named('100', 'Material')])).toEqual([
      { id: '100', values: [{ id: '2', name: 'Glass' }] },
    ])
  })

  it('goes before a neutral value, which stands in only where the shop has none', () => {
    expect(sent([], glass, [], neutral)).toEqual([{ id: '100', values: [{ id: '2', name: 'Glass' }] }])
    expect(sent([], [], [], neutral)).toEqual([{ id: '100', values: [{ id: '3', name: 'Other' }] }])
  })

  it('stays as it is while it is not known what the leaf takes', () => {
    const filled = [{ attributeId: '100', name: 'Material', values: [{ id: '1', name: 'Stoneware' }] }]
    expect(sent(filled, [...glass, ...striped], [], { ...where, leaf: null })).toEqual(
      [...glass, ...striped].map(({ id, values }) => ({ id, values })),
    )
  })

  it('which the leaf does not take, or takes for variants, is left out', () => {
    expect(sent([], [{ id: '999', name: 'Wheels', values: [{ id: '1', name: 'Four' }] }])).toEqual([])
    expect(sent([], [{ id: '100000', name: 'Color', values: [{ id: '1', name: 'Red' }] }])).toEqual([])
  })
})
