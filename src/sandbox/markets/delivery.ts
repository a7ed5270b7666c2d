// Ways of delivery in a market. Names are invented; ids belong to the names.
import { hashedId } from '../ids.ts'
import type { Market } from './market.ts'

const kinds = [
  { type: 'STANDARD', name: 'Standard Shipping', description: 'Delivered in three to six working days.' },
  { type: 'EXPRESS', name: 'Express Shipping', description: 'Delivered in one or two working days.' },
  { type: 'ECONOMY', name: 'Economy Shipping', description: 'Delivered in five to ten working days.' },
  { type: 'SEND_BY_SELLER', name: 'Shipped by Seller', description: 'The seller chooses the carrier and ships.' },
] as const

/** The delivery options of a market. */
export const deliveryOptions = ({ region }: Market): readonly ((typeof kinds)[number] & { readonly id: string })[] =>
  kinds.map((kind) => ({ ...kind, id: hashedId(`delivery ${region} ${kind.type}`) }))

/** The id of the one shipping template of a shop. */
export const shippingTemplateId = (shopId: string): string => hashedId(`template ${shopId}`)

/** The carriers of a market. */
export const providersOf = ({ region }: Market): readonly { readonly id: string; readonly name: string }[] =>
  ['Practice Post', 'Practice Parcel', 'Practice Courier'].map((name) => ({
    id: hashedId(`provider ${region} ${name}`),
    name: `${name} ${region}`,
  }))
