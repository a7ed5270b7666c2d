// The products of the demo seed: some in every status, made up for practice.
import type { ProductRecord } from '../state/records.ts'
import type { Sample } from './sample-listing.ts'

export type DemoProduct = Omit<Sample, 'price'> & {
  readonly usd: number
  readonly ageDays: number
  /** What is changed after the listing was stored. */
  readonly state: Partial<ProductRecord>
}

const live: Partial<ProductRecord> = { status: 'ACTIVATE', lifeStatus: 'ACTIVATE', auditStatus: 'APPROVED' }

const describe = (text: string): string =>
  `<p>${text}</p><ul><li>Made to be used every day</li><li>Packed without plastic</li></ul><p>Please check the measurements before you buy.</p>`

export const demoProducts: readonly DemoProduct[] = [
  {
    title: 'Bamboo Drawer Organizer with Five Compartments',
    categoryId: '600621',
    usd: 24.9,
    sellerSku: 'DEMO-BOX',
    description: describe('Keeps drawers in order. Five compartments of different width, sanded and oiled.'),
    ageDays: 40,
    state: live,
  },
  {
    title: 'Stoneware Coffee Mug, 350 ml, Handmade',
    categoryId: '600042',
    usd: 18.5,
    sellerSku: 'DEMO-MUG',
    colors: ['Black', 'White', 'Blue'],
    description: describe('A heavy mug that keeps coffee warm. Glazed by hand, so no two are the same.'),
    ageDays: 33,
    state: live,
  },
  {
    title: 'Linen Table Runner, 40 x 140 cm',
    categoryId: '600204',
    usd: 32,
    sellerSku: 'DEMO-RUNNER',
    colors: ['Beige', 'Grey'],
    description: describe('Washed linen with a mitred hem.'),
    ageDays: 21,
    state: live,
  },
  {
    title: 'Refillable Fountain Pen with Converter',
    categoryId: '603002',
    usd: 15,
    sellerSku: 'DEMO-PEN',
    description: describe('Writes at once, even after a week in the drawer.'),
    ageDays: 12,
    state: { ...live, status: 'SELLER_DEACTIVATED', lifeStatus: 'SELLER_DEACTIVATED', auditStatus: 'NONE' },
  },
  {
    title: 'Garden Hand Trowel, Stainless Steel',
    categoryId: '885640',
    usd: 21.9,
    sellerSku: 'DEMO-TROWEL',
    description: describe('One piece of steel with a handle of ash wood.'),
    ageDays: 10,
    state: {
      status: 'PLATFORM_DEACTIVATED',
      lifeStatus: 'PLATFORM_DEACTIVATED',
      auditStatus: 'NONE',
      auditFailures: [
        {
          position: 'Main Image',
          reasons: ['The first image shows another product'],
          suggestions: ['Replace the first image by one of this product and submit the listing again.'],
        },
      ],
    },
  },
  {
    title: 'Replica Designer Desk Clock',
    categoryId: '600321',
    usd: 39,
    sellerSku: 'DEMO-CLOCK',
    description: describe('A desk clock with a quiet movement.'),
    ageDays: 6,
    state: {
      status: 'FAILED',
      auditStatus: 'FAILED',
      auditFailures: [
        {
          position: 'Product Name',
          reasons: ['Intellectual property infringement: the listing offers a copy of a brand'],
          suggestions: [
            'Remove the copied goods from your shop. Sell branded goods only with an authorisation of the brand.',
          ],
        },
      ],
    },
  },
  {
    title: 'Film Photocard Set, Ten Cards',
    categoryId: '843152',
    usd: 9.5,
    sellerSku: 'DEMO-CARD',
    description: describe('Ten cards on heavy paper with a matte finish.'),
    ageDays: 4,
    state: { auditStatus: 'PRE_APPROVED', preApprovedReasons: ['RESTRICTED_CATEGORY_PENDING'] },
  },
  {
    title: 'Cork Yoga Blocks for Home Practice, Pair',
    categoryId: '603084',
    usd: 27,
    sellerSku: 'DEMO-BLOCK',
    description: describe('Firm, light and easy to hold.'),
    ageDays: 0,
    state: { auditStatus: 'AUDITING' },
  },
  {
    title: 'Felt Pencil Case with Brass Zipper',
    categoryId: '831624',
    usd: 12,
    sellerSku: 'DEMO-CASE',
    description: describe('Made of wool felt with a brass zipper.'),
    ageDays: 2,
    isDraft: true,
    state: {},
  },
  {
    title: 'Beeswax Candle, Set of Two',
    categoryId: '854152',
    usd: 16,
    sellerSku: 'DEMO-CANDLE',
    description: describe('Burns for about eight hours.'),
    ageDays: 60,
    state: { status: 'FREEZE', lifeStatus: 'FREEZE', auditStatus: 'NONE' },
  },
  {
    title: 'Cotton Tote Bag, Undyed, Long Handles',
    categoryId: '903176',
    usd: 14,
    sellerSku: 'DEMO-TOTE',
    description: describe('Carries twelve kilograms.'),
    ageDays: 90,
    state: { status: 'DELETED', lifeStatus: 'DELETED', auditStatus: 'NONE' },
  },
]
