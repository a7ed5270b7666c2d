// What a shop must have before it can list: the two forms of Check Listing Prerequisites, and what a missing one does to a new listing.
import type { Data, ShopCall } from '../gateway/call.ts'
import type { Market } from '../markets/market.ts'
import type { ShopRecord } from '../state/records.ts'
import { isQuotaUsedUp } from './quota.ts'

/** Wire name, name and inner id in the older answer, and what happens to a listing without it. */
const items = [
  { name: 'SHOP_STATUS', oldId: 'shop_status', words: 'The shop is not active.', blocks: 12052700 },
  { name: 'SHOP_TAX', oldId: 'tax_info', words: 'Tax information is missing.', blocks: null },
  { name: 'PICKUP_WAREHOUSE', oldId: 'delivery_warehouse', words: 'A pickup warehouse is missing.', blocks: 12052115 },
  { name: 'RETURN_WAREHOUSE', oldId: 'return_warehouse', words: 'A return warehouse is missing.', blocks: 12052535 },
  { name: 'DELIVERY_OPTION', oldId: 'logistics_service', words: 'No delivery option is available.', blocks: 12052405 },
  { name: 'SHIPPING_TEMPLATE', oldId: 'shipping_template', words: 'A shipping template is missing.', blocks: 12052549 },
  {
    name: 'PRODUCT_QUANTITY_LIMIT',
    oldId: 'product_quantity_limit',
    words: 'The limit of listings is reached.',
    blocks: null,
  },
  {
    name: 'EXTENDED_PRODUCER_RESPONSIBILITY',
    oldId: 'epr',
    words: 'Extended producer responsibility is not declared.',
    blocks: 12052419,
  },
  { name: 'BANk_ACCOUNT', oldId: 'bank_account', words: 'A bank account is missing.', blocks: null },
  { name: 'CONTACT_INFO', oldId: 'contact_info', words: 'Contact information is missing.', blocks: 12052923 },
] as const

type ItemName = (typeof items)[number]['name']

/** The names of all prerequisites, as the platform writes them. */
export const prerequisiteNames: readonly string[] = items.map(({ name }) => name)

/** Prerequisites without which nothing is created, with the code that says so. */
export const blockingPrerequisites = (
  shop: ShopRecord,
): readonly { readonly code: number; readonly message: string }[] =>
  items.flatMap(({ name, blocks, words }) =>
    blocks !== null && shop.failedPrerequisites[name] !== undefined
      ? [{ code: blocks, message: shop.failedPrerequisites[name][0] ?? words }]
      : [],
  )

/** Words for what keeps a created listing out of review (US tax and bank data), empty where nothing does. */
export const reviewBlockers = (market: Market, shop: ShopRecord): readonly string[] =>
  market.isTaxRequired
    ? (['SHOP_TAX', 'BANk_ACCOUNT'] satisfies ItemName[]).flatMap((name) =>
        shop.failedPrerequisites[name] === undefined
          ? []
          : [`The product was created but not sent to review: ${shop.failedPrerequisites[name][0] ?? name}`],
      )
    : []

type Outcome = { readonly isFailed: boolean; readonly reasons: string[] }

const outcomeOf = ({ world, shop }: ShopCall, name: ItemName, words: string): Outcome => {
  const own = shop.failedPrerequisites[name]
  const isUsedUp = name === 'PRODUCT_QUANTITY_LIMIT' && isQuotaUsedUp(world, shop.id)
  if (own === undefined && !isUsedUp) return { isFailed: false, reasons: [] }
  return { isFailed: true, reasons: own === undefined || own.length === 0 ? [words] : [...own] }
}

export const checkPrerequisites = (call: ShopCall): Data<'checkListingPrerequisites202312'> => ({
  check_results: items.map(({ name, words }) => {
    const { isFailed, reasons } = outcomeOf(call, name, words)
    return { check_item: name, is_failed: isFailed, fail_reasons: reasons }
  }),
})

export const checkPrerequisitesOld = (call: ShopCall): Data<'checkListingPrerequisites202309'> => {
  const texts = new Map<string, string>(
    items.map(({ name, oldId, words }) => {
      const { isFailed, reasons } = outcomeOf(call, name, words)
      const result = { id: oldId, name: oldId, check_result: { is_failed: isFailed, fail_reasons: reasons } }
      return [oldId, JSON.stringify(result)]
    }),
  )
  const text = (id: string): string => texts.get(id) ?? ''
  return {
    shop: {
      status: text('shop_status'),
      tax_info: text('tax_info'),
      bank_account: text('bank_account'),
      contact_info: text('contact_info'),
      gne: { epr: text('epr'), product_quantity_limit: text('product_quantity_limit') },
      logistics: {
        delivery_option: text('logistics_service'),
        pickup_warehouse: text('delivery_warehouse'),
        return_warehouse: text('return_warehouse'),
        shipping_template: text('shipping_template'),
      },
    },
  }
}
