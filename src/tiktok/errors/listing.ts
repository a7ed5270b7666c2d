// Errors about a listing as a whole: its identity, its state, batches, search, scheduling, platforms.
import { topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

const refresh = 'Refresh the status from TikTok Shop; if the listing was deleted there, publish it anew.'
const otherShop = 'Check in Connections which shop is connected: this listing belongs to another one.'

export const listingErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Listing' }, [
    [12019150, 'TikTok Shop does not have this listing (any more).', refresh],
    [12052032, 'TikTok Shop does not have this listing (any more).', refresh],
    [12052260, 'TikTok Shop does not have this listing (any more).', refresh],
    [12052030, 'The call named no listing.', refresh],
    [12052031, 'A listing’s id is not valid.', refresh],
    [12052034, 'This listing belongs to another shop.', otherShop],
    [12052048, 'This listing belongs to another shop.', otherShop],
    [
      12019113,
      'The listing’s status does not fit this step.',
      'Refresh the status, then do what its new status allows.',
    ],
    [
      12052901,
      'The listing’s status does not allow this step.',
      'Refresh the status, then do what its new status allows.',
    ],
    [
      12052487,
      'The listing has no content yet.',
      'Fill in title, description, images and variants, then publish again.',
    ],
    [12052547, 'No version of this listing is in audit.', 'Nothing to do: read the listing as it is live.'],
    [
      12052308,
      'An appeal about this listing is being decided.',
      'Wait for the decision, then publish again.',
      { retry: 'later' },
    ],
    [12052163, 'A gift listing cannot be edited here.', 'Edit it in Seller Center.'],
    [12052371, 'An auction for this listing is running.', 'Wait until the auction has ended.', { retry: 'later' }],
    [
      12052922,
      'Some fields of this listing may not be edited at the moment.',
      'The platform’s words below name them; leave them as they are.',
    ],
    [12052990, 'The listing did not pass the check.', 'The reasons below say what to correct.'],
    [
      12052488,
      'In this region a submitted listing cannot be kept as a draft again.',
      'Publish the change instead of saving a draft.',
    ],
    [12052369, 'Listwright’s reference of this listing is too long for TikTok Shop.', 'Shorten the product’s key.'],
    [
      12052996,
      'Another listing in the shop already carries the same reference.',
      'Look up the existing listing: it may be this one. Link it instead of creating a second.',
      { retry: 'look-up-first' },
    ],
    [
      12052172,
      'The kind of sale does not fit this listing.',
      'Remove the special kind of sale (pre-order, auction) and publish again.',
    ],
    [12052359, 'Subscribe and save is not offered for this listing.', 'Remove the subscription settings.'],
  ]),
  ...topic({ place: 'Batch' }, [
    [12019120, 'Too many listings in one call.', 'Nothing to do: Listwright sends at most 20 together.'],
    [12052180, 'The search found more than 10,000 listings.', 'Narrow it by status or by date.'],
    [12019027, 'A search takes at most ten seller SKUs.', 'Search for fewer at once.'],
    [12019087, 'A search takes at most ten SKU ids.', 'Search for fewer at once.'],
    [12019108, 'The page asked for does not exist.', 'Start the search again from the first page.'],
    [12019109, 'A page holds 1 to 100 listings.', 'Start the search again.'],
    [12019118, 'The range of creation dates is not valid.', 'Let the range begin before it ends.'],
    [12019119, 'The range of change dates is not valid.', 'Let the range begin before it ends.'],
  ]),
  ...topic({ place: 'Schedule' }, [
    [12052603, 'This shop cannot schedule listings.', 'Publish without a date.'],
    [12052604, 'The date of the scheduled listing is not valid.', 'Choose a date in the next 90 days.'],
  ]),
  ...topic({ place: 'Platforms' }, [
    [12052330, 'This product cannot be listed on the chosen platform.', 'Choose another platform for the listing.'],
    [12052316, 'Pre-owned products cannot be listed on this platform.', 'Remove the pre-owned mark or the platform.'],
    [12052358, 'Tokopedia does not take this kind of product.', 'Take Tokopedia out of the platforms.'],
    [12052219, 'An instant-delivery product cannot be marked “not for sale”.', 'Remove one of the two marks.'],
    [12052228, 'A bundle cannot be marked “not for sale”.', 'Remove the mark.'],
    [12052229, 'A pre-order cannot be marked “not for sale”.', 'Remove the mark or the pre-order.'],
  ]),
  ...topic({ place: 'Links' }, [
    [12052235, 'A link is not a valid web address.', 'Correct the link, it should begin with https://.'],
    [12052236, 'A link does not use a safe protocol.', 'Use a link that begins with https://.'],
    [
      12052237,
      'A link holds a path that TikTok Shop considers unsafe.',
      'Use a plainer link without special characters.',
    ],
    [12052238, 'A link is longer than 200 characters.', 'Use a shorter link.'],
  ]),
  ...topic({ place: 'Replicas' }, [
    [12052508, 'A variant of the replica is not known.', 'Refresh the listing and its replicas, then publish again.'],
    [
      12052509,
      'New variants need a seller SKU before they can be replicated.',
      'Fill in the seller SKU of each new variant.',
      { field: 'sellerSku' },
    ],
    [
      12052510,
      'A seller SKU differs between the listing and its replica.',
      'Use the same seller SKU on both sides.',
      { field: 'sellerSku' },
    ],
    [12052511, 'The replica lacks details of some variants.', 'Give price and stock for every variant of the replica.'],
    [12052512, 'The listing has no replica yet.', 'Replicate it first.'],
    [12052513, 'The listing has no replica in that region.', 'Replicate it to that region first.'],
    [
      12052514,
      'The category changed, and the replicas in other markets must change with it.',
      'Include all markets that hold a replica.',
    ],
    [
      12052515,
      'The variants changed, and the replicas in other markets must change with it.',
      'Include all markets that hold a replica.',
    ],
    [
      12052921,
      'The stock is shared with the source shop and can be changed there only.',
      'Change the stock in the source shop.',
      { field: 'quantity' },
    ],
    [
      12052141,
      'The stock of this listing is managed globally.',
      'Change it at the global product.',
      { field: 'quantity' },
    ],
  ]),
]
