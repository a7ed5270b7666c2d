// Errors about selling: price, stock, order quantities, pre-orders and backorders.
import { topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

const promotion = 'Wait until the promotion ends, or take the listing out of it in Seller Center.'
const noPreOrder = 'Remove the pre-order settings, or ask your account manager.'

export const sellingErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Price', field: 'price' }, [
    [12052012, 'The price is not written as TikTok Shop expects.', 'Write a plain number, such as 12.99.'],
    [12052073, 'The price is not valid.', 'Check the price and publish again.'],
    [12052084, 'The currency is not the one of this shop.', 'Give the price in the currency of the shop.'],
    [12052092, 'The sale price is not valid.', 'Check the sale price and publish again.'],
    [12052572, 'The sale price is not valid.', 'Check the sale price and publish again.'],
    [12052424, 'A variant has no sale price.', 'Fill in the price of every variant.'],
    [12052570, 'The price is outside what this market allows.', 'Choose a price within the limits of the market.'],
    [12052571, 'A variant has no price.', 'Fill in the price of every variant.'],
    [12019045, 'The price is locked by a promotion.', promotion],
    [12052038, 'The price is locked by a promotion.', promotion],
    [12052361, 'The unit count is not one that the category offers.', 'Choose one of the offered unit counts.'],
    [12052362, 'The unit count of a variant is missing.', 'Fill in how many units the variant holds.'],
    [12052574, 'The settings of the unit price are not valid.', 'Check unit and unit count.'],
  ]),
  ...topic({ place: 'List price', field: 'listPrice' }, [
    [12052375, 'The list price is not valid.', 'Give a list price at or above the price, or clear it.'],
    [12052376, 'This shop cannot show list prices.', 'Clear the list price.'],
    [12052383, 'The list price is too high.', 'Lower or clear the list price.'],
  ]),
  ...topic({ place: 'Stock', field: 'quantity' }, [
    [12019024, 'The stock is outside what is allowed.', 'Give a whole number from 1 to 99,999.'],
    [12052055, 'The stock is outside what is allowed.', 'Give a whole number from 1 to 99,999.'],
    [
      12052037,
      'The stock could not be changed.',
      'Refresh the listing; name every warehouse that holds the variant, then try again.',
    ],
    [12052486, 'Some variants have no stock.', 'Give a stock for every variant.'],
    [12052516, 'The stock must be given for every warehouse of a variant.', 'Refresh the listing, then try again.'],
    [12019028, 'The stock must be given for every warehouse of a variant.', 'Refresh the listing, then try again.'],
    [12052393, 'A promotion holds part of the stock; it cannot be lowered that far.', promotion],
    [12052503, 'Variants that share stock must have the same number.', 'Give all of them the same stock.'],
    [12052309, 'The shop may not take backorders.', 'Remove the backorder stock.'],
    [12052310, 'The backorder details are not valid.', 'Check number and handling time of the backorder.'],
    [12052311, 'The backorder stock is too large.', 'Lower it.'],
    [12052312, 'The backorder details are not valid.', 'Check number and handling time of the backorder.'],
    [12052313, 'This product may not be backordered.', 'Remove the backorder stock.'],
    [12052490, 'The handling time is outside what is allowed.', 'Choose another number of days.'],
  ]),
  ...topic({ place: 'Order quantity' }, [
    [12052706, 'The smallest order quantity is too high.', 'Choose a number from 1 to 20.'],
    [12052707, 'A smallest order quantity is not offered for this listing.', 'Clear it.'],
    [12052317, 'Order quantities are not offered for this listing.', 'Clear them.'],
    [12052319, 'The largest order quantity is below the smallest.', 'Correct one of the two.'],
  ]),
  ...topic({ place: 'Pre-order' }, [
    [12019094, 'The pre-order settings are not valid.', 'Check kind and date of the pre-order.'],
    [12019095, 'The pre-order does not say when it ships.', 'Give a release date or a number of days.'],
    [12019096, 'The kind of pre-order is missing.', 'Choose pre-order, made to order or custom.'],
    [12019097, 'The release date of the pre-order is missing.', 'Give the date.'],
    [12019098, 'The number of days for the pre-order is missing.', 'Give the number of days.'],
    [12019099, 'This kind of pre-order is not offered in the region.', noPreOrder],
    [12019100, 'All variants of a listing need the same kind of pre-order.', 'Choose one kind for all.'],
    [12052268, 'The shop may not sell before stock arrives.', noPreOrder],
    [12052269, 'The chosen time is outside what is allowed.', 'Choose an earlier or later time.'],
    [12052273, 'The pre-order settings of a live listing cannot be changed.', 'Put the old settings back.'],
    [12052274, 'Pre-sale and pre-order cannot be used together.', 'Keep one of the two.'],
    [12052275, 'The number of days for making to order is not valid.', 'Choose 3 to 14 days.'],
    [12052278, 'The shop may not sell made-to-order products.', noPreOrder],
    [12052314, 'A normal listing cannot become made to order.', 'Create a new listing for it.'],
    [12052315, 'A normal listing cannot become a pre-order.', 'Create a new listing for it.'],
    [12052329, 'A pre-order cannot become a normal listing.', 'Create a new listing for it.'],
    [12052702, 'The shop may not take pre-orders.', noPreOrder],
    [12052712, 'The pre-order settings of a variant are not valid.', 'Check kind and date of the pre-order.'],
  ]),
]
