// Errors about the seller and the shop as a whole: account, onboarding, quota, warehouses, delivery.
import { sellerCenterLinks, topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

const openSellerCenter = 'Open Seller Center and finish what it asks for, then publish again.'

export const sellerErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Shop', link: sellerCenterLinks.home }, [
    [12052700, 'The seller account is not active.', 'Open Seller Center and see why the account is inactive.'],
    [12019004, 'The seller account is not active.', 'Open Seller Center and see why the account is inactive.'],
    [
      12052701,
      'A cross-border seller cannot create this listing directly in a local shop.',
      'Create it as a global product and replicate it to this market.',
    ],
    [12052703, 'The tax number of the seller is not valid.', 'Correct the tax information in Seller Center.'],
    [12052704, 'TikTok Shop does not know this seller.', 'Open Connections and connect the shop again.'],
    [
      12052705,
      'This account may not manage listings of local shops.',
      'Use the account that owns the local shop, or ask your account manager.',
    ],
    [12052994, 'The seller has no Tokopedia shop.', 'Take Tokopedia out of the platforms of this listing.'],
    [12052995, 'The seller has not finished moving to TikTok Shop.', openSellerCenter],
    [12052419, 'Seller Center has open tasks that must be done before anything can be listed.', openSellerCenter],
    [
      12052332,
      'Seller Center is locked while the shops are being merged; only price and stock can be changed.',
      'Wait until the merge is done, then publish again.',
      { retry: 'later' },
    ],
    [12019112, 'The call named a seller that does not fit.', 'Open Connections and connect the shop again.'],
    [
      12019114,
      'This account may not do that.',
      'Ask the owner of the shop for the permission, or connect with the owner’s account.',
    ],
    [
      12009014,
      'This account may not do that.',
      'Ask the owner of the shop for the permission, or connect with the owner’s account.',
    ],
    [12052923, 'The shop has no contact information.', 'Add contact information in Seller Center, then publish again.'],
    [
      12019215,
      'The deposit of the shop is not large enough for more listings.',
      'Top up the deposit in Seller Center.',
    ],
    [
      12052585,
      'The deposit of the shop is not large enough for more listings.',
      'Top up the deposit in Seller Center.',
    ],
    [12052992, 'This shop may not create gift listings.', 'Leave out the gift mark, or ask your account manager.'],
    [21008111, 'This belongs to another seller.', 'Open Connections and check which shop is connected.'],
  ]),
  ...topic({ place: 'Daily limit', retry: 'later' }, [
    [
      12052093,
      'The shop has reached the number of listings it may create for now.',
      'Listwright goes on when the limit opens again, usually the next day. Drafts do not count.',
    ],
    [
      12019068,
      'The shop has reached the number of listings it may create today.',
      'Listwright goes on tomorrow. Drafts do not count.',
    ],
  ]),
  ...topic({ place: 'Warehouse', field: 'quantity' }, [
    [12019022, 'A variant names no valid warehouse.', 'Choose one of the shop’s sales warehouses for its stock.'],
    [12019016, 'The warehouse is switched off.', 'Enable it in Seller Center or choose another one.'],
    [
      12052094,
      'The shop may not keep stock in several warehouses.',
      'Put all stock of the variant into one warehouse.',
    ],
    [
      12052095,
      'TikTok Shop could not read the warehouse information.',
      'Refresh the warehouses in Connections and publish again.',
      { retry: 'later' },
    ],
    [12052096, 'A variant has a price but no warehouse.', 'Give the variant stock in a warehouse first.'],
    [
      12052097,
      'TikTok Shop does not know this warehouse.',
      'Refresh the warehouses in Connections and choose an existing one.',
    ],
    [
      12052115,
      'The shop has no warehouse.',
      'Add a warehouse in Seller Center, then publish again.',
      { field: null, link: sellerCenterLinks.home },
    ],
    [
      12052144,
      'Stock in a platform warehouse cannot be changed here.',
      'Change it where the platform manages it, and leave it out here.',
    ],
    [
      12052364,
      'This warehouse cannot ship the product to the market of the shop.',
      'Choose a warehouse that ships there.',
    ],
    [
      12052382,
      'Stock in a warehouse served by Tokopedia cannot be changed here.',
      'Change it in Tokopedia’s seller pages.',
    ],
    [12052403, 'This warehouse does not fulfil orders of this shop.', 'Choose a warehouse that belongs to the shop.'],
    [
      12052404,
      'Own delivery services do not work with several warehouses.',
      'Use one warehouse, or the platform’s delivery services.',
    ],
    [
      12052405,
      'The warehouse has not switched on the delivery service.',
      'Switch it on in Seller Center for this warehouse.',
    ],
    [12052420, 'The warehouse has no delivery service.', 'Set one up in Seller Center for this warehouse.'],
    [
      12052465,
      'The warehouse cannot be used for products under the EU’s safety rules.',
      'Choose a warehouse that can.',
    ],
    [
      12052530,
      'The warehouse does not belong to this shop.',
      'Refresh the warehouses in Connections and choose one of this shop.',
    ],
    [12052531, 'The warehouse is switched off.', 'Enable it in Seller Center or choose another one.'],
    [12052532, 'The warehouse takes returns only.', 'Choose a warehouse that ships orders.'],
    [
      12052533,
      'The warehouses of a listed variant cannot be added, removed or exchanged.',
      'Keep the warehouses the variant has, and change only the numbers.',
    ],
    [12052534, 'A warehouse of a listed variant cannot be removed.', 'Set its stock to 0 instead.'],
    [
      12052535,
      'The shop has no return warehouse.',
      'Add a return warehouse in Seller Center, then publish again.',
      { field: null, link: sellerCenterLinks.home },
    ],
    [12052555, 'The same warehouse is named twice for one variant.', 'Name each warehouse once.'],
  ]),
  ...topic({ place: 'Delivery' }, [
    [
      12019088,
      'The shop has no shipping template.',
      'Create a shipping template in Seller Center.',
      { link: sellerCenterLinks.home },
    ],
    [
      12052402,
      'The shop has no shipping template.',
      'Create a shipping template in Seller Center.',
      { link: sellerCenterLinks.home },
    ],
    [
      12052549,
      'The shipping template cannot be used: its delivery method is not available.',
      'Choose another shipping template.',
    ],
    [
      21008116,
      'The shop has not subscribed to this delivery option.',
      'Subscribe to it in Seller Center, or choose another.',
    ],
    [21008117, 'This delivery option is run by TikTok Shop and has no carriers to choose.', 'Nothing to do.'],
  ]),
]
