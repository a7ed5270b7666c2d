// What the desk works out by itself: which products the platform's task takes and from when, what the dates mean, and the table.
import { describe, expect, it } from 'vitest'
import { expectedBy, upgradeStanding, upgradeStart } from '#core/categories/upgrade-standing.ts'
import { upgradeTable } from '#core/categories/upgrade-table.ts'
import { upgradeTimeline } from '#core/categories/upgrade-timeline.ts'
import { productOfRemote } from '#core/listing/product-of-remote.ts'
import { treeSteps } from '#core/markets/category-versions.ts'

const now = '2026-11-21T12:00:00.000Z'
const hoursAgo = (hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString()

describe('the 24 hours', () => {
  it('let the task take a live product that is a day old to the millisecond, and name the time for a younger one', () => {
    expect(upgradeStanding('ACTIVATE', hoursAgo(24), now)).toEqual({ by: 'task' })
    expect(upgradeStanding('ACTIVATE', hoursAgo(23), now)).toEqual({ by: 'young', from: '2026-11-21T13:00:00.000Z' })
    const later = new Date(Date.parse(hoursAgo(24)) + 1).toISOString()
    expect(upgradeStanding('ACTIVATE', later, now)).toEqual({ by: 'young', from: '2026-11-21T12:00:00.001Z' })
    expect(upgradeStanding('SELLER_DEACTIVATED', hoursAgo(99), now)).toEqual({ by: 'edit' })
  })

  it('keep the button closed until the first product is old enough', () => {
    const young = [
      { status: 'ACTIVATE', createdAt: hoursAgo(1) },
      { status: 'ACTIVATE', createdAt: hoursAgo(20) },
      { status: 'FREEZE', createdAt: hoursAgo(200) },
    ]
    expect(upgradeStart(young, now)).toEqual({
      canStart: false,
      from: '2026-11-21T16:00:00.000Z',
      eligible: 0,
      young: 2,
      byEditOnly: 1,
    })
    const old = { status: 'ACTIVATE', createdAt: hoursAgo(30) }
    expect(upgradeStart([...young, old], now)).toMatchObject({ canStart: true, from: null, eligible: 1 })
    expect(upgradeStart([], now)).toMatchObject({ canStart: false, from: null })
    expect(expectedBy(now)).toBe('2026-11-21T14:00:00.000Z')
  })
})

describe('the timeline', () => {
  it('says what each date means for a shop that has products left, and for one that has none', () => {
    const left = upgradeTimeline(treeSteps('US'), 12, now)
    expect(left.map(({ day, isPast }) => [day, isPast])).toEqual([
      ['2024-09-16', true],
      ['2024-10-08', true],
    ])
    expect(left[0]?.meaning).toContain('12 products are still in the older one')
    expect(upgradeTimeline(treeSteps('US'), 0, now)[0]?.meaning).toContain('Your shop is through.')
    expect(left.every(({ source }) => source !== '')).toBe(true)
  })

  it('warns before a date that is still to come', () => {
    const [rollout, cutOff] = upgradeTimeline(treeSteps('TH'), 1, '2025-10-01T00:00:00.000Z')
    expect(rollout?.isPast).toBe(true)
    expect(cutOff).toMatchObject({ isPast: false })
    expect(cutOff?.meaning).toContain('1 product is still in the older tree. Move them before this day')
  })

  it('is empty where no date was announced', () => {
    expect(upgradeTimeline(treeSteps('BR'), 0, now)).toEqual([])
  })
})

describe('the table', () => {
  it('has a line for each product, and no cell that a spreadsheet would work out', () => {
    const blank = { productId: '', sellerSku: '', newLeaf: '', newPath: '', way: '', changedAt: now, note: '' }
    const line = { ...blank, remoteId: '17', oldLeaf: '601925', oldPath: 'Phones › Cases, Bags', state: 'moved' }
    const rows = upgradeTable([{ ...line, title: '=1+1' }]).split('\r\n')
    expect(rows).toHaveLength(3)
    expect(rows[1]).toContain('"\'=1+1"')
    expect(rows[1]).toContain('"Phones › Cases, Bags"')
  })
})

describe('a listing of the platform', () => {
  it('is looked at as a product, also where an older reading knew less', () => {
    const remote = {
      remoteId: '17',
      status: 'ACTIVATE',
      auditStatus: 'APPROVED',
      preApprovedReasons: [],
      failedReasons: [],
      readAt: now,
      externalProductId: '',
      title: 'Mug',
      description: '',
      categoryId: '',
      imageUris: ['uri'],
      skus: [],
    }
    expect(productOfRemote(remote)).toMatchObject({
      categoryId: null,
      attributes: [],
      sizeChart: null,
      images: [{ id: 'uri' }],
    })
    const withLeaf = {
      ...remote,
      categoryId: '600042',
      attributes: [{ id: '1', name: 'Material', values: [{ id: '', name: 'Clay' }] }],
    }
    expect(productOfRemote(withLeaf).attributes).toEqual([
      { attributeId: '1', name: 'Material', values: [{ id: null, name: 'Clay' }] },
    ])
  })
})
