// What a shop needs before it can list, as a checklist in the seller's words.
import type { z } from 'zod'
import type { prerequisiteShape } from '#contract/shops.ts'
import { readPrerequisiteItem } from '#tiktok/statuses.ts'
import type { PrerequisiteItem } from '#tiktok/statuses.ts'

type Prerequisite = z.infer<typeof prerequisiteShape>

const words: Readonly<Record<PrerequisiteItem, { readonly name: string; readonly action: string }>> = {
  SHOP_STATUS: {
    name: 'Shop is active',
    action: 'Finish the onboarding steps that Seller Center shows on its start page.',
  },
  SHOP_TAX: { name: 'Tax information', action: 'Add it in Seller Center under My account, Tax information.' },
  PICKUP_WAREHOUSE: {
    name: 'Shipping warehouse',
    action: 'Add one in Seller Center under Shipping, Warehouse settings.',
  },
  RETURN_WAREHOUSE: {
    name: 'Return warehouse',
    action: 'Add one in Seller Center under Shipping, Warehouse settings.',
  },
  DELIVERY_OPTION: { name: 'Delivery option', action: 'Choose how you ship in Seller Center under Shipping.' },
  SHIPPING_TEMPLATE: {
    name: 'Shipping template',
    action: 'Create one in Seller Center under Shipping, Shipping templates.',
  },
  PRODUCT_QUANTITY_LIMIT: {
    name: 'Room for more listings',
    action: 'New shops may list a limited number a day; wait until tomorrow, or remove listings.',
  },
  EXTENDED_PRODUCER_RESPONSIBILITY: {
    name: 'Producer responsibility (EPR)',
    action: 'Upload your EPR registrations in Seller Center.',
  },
  BANK_ACCOUNT: { name: 'Bank account', action: 'Add it in Seller Center under Finances.' },
  CONTACT_INFO: { name: 'Contact information', action: 'Complete it in Seller Center under My account.' },
}

/** One line of the checklist. An item that is not known yet is shown under the platform's own name. */
export const toPrerequisite = (result: {
  readonly check_item?: string
  readonly is_failed?: boolean
  readonly fail_reasons?: readonly string[]
}): Prerequisite => {
  const wireWord = result.check_item ?? ''
  const item = readPrerequisiteItem(wireWord)
  const known = item === null ? null : words[item]
  const isMet = result.is_failed !== true
  return {
    item: item ?? wireWord,
    name: known?.name ?? wireWord.replaceAll('_', ' ').toLowerCase(),
    isMet,
    reasons: [...(result.fail_reasons ?? [])],
    action: isMet ? null : (known?.action ?? 'Look at the start page of Seller Center.'),
  }
}
