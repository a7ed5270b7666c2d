// What a shop needs before it can list, as a checklist in the seller's words.
import type { z } from 'zod'
import type { prerequisiteShape } from '#contract/shops.ts'

type Prerequisite = z.infer<typeof prerequisiteShape>

const words: Readonly<Record<string, { readonly name: string; readonly action: string }>> = {
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

/** One line of the checklist. The platform spells one item with a lower-case k; both spellings mean the same. */
export const toPrerequisite = (result: {
  readonly check_item?: string
  readonly is_failed?: boolean
  readonly fail_reasons?: readonly string[]
}): Prerequisite => {
  const item = (result.check_item ?? '').toUpperCase()
  const known = words[item]
  const isMet = result.is_failed !== true
  return {
    item,
    name: known?.name ?? item.replaceAll('_', ' ').toLowerCase(),
    isMet,
    reasons: [...(result.fail_reasons ?? [])],
    action: isMet ? null : (known?.action ?? 'Look at the start page of Seller Center.'),
  }
}
