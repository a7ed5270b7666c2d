// Errors about the parcel and the papers: weight, size, certificates, size chart, EU parties, deposit on packaging.
import { topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

export const parcelErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Package weight', field: 'weight' }, [
    [12019011, 'The package weight is not valid.', 'Give the weight of the packed product above 0.'],
    [12052006, 'The package weight is not written as TikTok Shop expects.', 'Write a plain number, such as 0.35.'],
    [12052181, 'The package weight is 0.', 'Give the weight of the packed product.'],
    [12052823, 'The package weight must be above 0.', 'Give the weight of the packed product.'],
    [12019060, 'Pounds and inches are accepted for US listings only.', 'Use kilograms and centimetres.'],
    [12019061, 'Pounds and inches are accepted for US listings only.', 'Use kilograms and centimetres.'],
    [
      12052915,
      'Weight and size mix metric and imperial units.',
      'Use kilograms with centimetres, or pounds with inches.',
    ],
    [12052916, 'The unit is not accepted in this market.', 'Use another unit of weight or size.'],
  ]),
  ...topic({ place: 'Package size', field: 'length' }, [
    [
      12019012,
      'The package size is not valid.',
      'Give length, width and height above 0; together they must not exceed the carrier’s limit.',
    ],
    [
      12052116,
      'The package size is not valid.',
      'Give length, width and height above 0; together they must not exceed the carrier’s limit.',
    ],
    [12052003, 'The package height is not written as TikTok Shop expects.', 'Write a plain number.'],
    [12052004, 'The package width is not written as TikTok Shop expects.', 'Write a plain number.'],
    [12052005, 'The package length is not written as TikTok Shop expects.', 'Write a plain number.'],
  ]),
  ...topic({ place: 'Certificates' }, [
    [12052105, 'The category requires a document that is missing.', 'Add the required certificate as an image or PDF.'],
    [12052385, 'The expiry date of a certificate is missing or past.', 'Give a date in the future.'],
    [12052650, 'The image of a certificate is not known to TikTok Shop.', 'Add the certificate again.'],
    [12052651, 'The image of a certificate is too large.', 'Use an image below 10 MB.'],
    [
      12052655,
      'The kind of certificate is not known in this category.',
      'Refresh the rules of the category and add it again.',
    ],
    [12052656, 'The same kind of certificate is given twice.', 'Put all its pages into one.'],
    [12052657, 'A certificate has too many pages.', 'Keep at most ten images and files.'],
    [12052658, 'The file of a certificate is not known to TikTok Shop.', 'Add the file again.'],
  ]),
  ...topic({ place: 'Size chart' }, [
    [12052128, 'The size chart does not exist.', 'Choose another size chart.'],
    [12052670, 'The image of the size chart is not known to TikTok Shop.', 'Add the image again.'],
    [
      12052671,
      'The image of the size chart has a size that is not accepted.',
      'Use an image of at least 1,024 pixels a side and below 10 MB.',
    ],
    [12052673, 'The category requires a size chart.', 'Add an image of the size chart.'],
  ]),
  ...topic({ place: 'Manufacturer' }, [
    [12052282, 'The category requires a manufacturer.', 'Choose a manufacturer.'],
    [12052283, 'The number of manufacturers is outside what is allowed.', 'Choose fewer manufacturers.'],
    [12052284, 'The manufacturer does not exist.', 'Choose another manufacturer.'],
    [12052285, 'The manufacturer belongs to another seller.', 'Choose one of your own manufacturers.'],
    [12052286, 'The manufacturer is not valid.', 'Check the manufacturer in Seller Center.'],
    [12052295, 'The same manufacturer is named twice.', 'Name each manufacturer once.'],
    [
      12052365,
      'The manufacturer is not described in the language of this market.',
      'Add that language to the manufacturer.',
    ],
  ]),
  ...topic({ place: 'Responsible person' }, [
    [12052287, 'The category requires a responsible person in the EU.', 'Choose a responsible person.'],
    [12052288, 'The number of responsible persons is outside what is allowed.', 'Choose more or fewer of them.'],
    [12052289, 'The responsible person does not exist.', 'Choose another responsible person.'],
    [12052290, 'The responsible person belongs to another seller.', 'Choose one of your own.'],
    [12052296, 'The same responsible person is named twice.', 'Name each of them once.'],
    [
      12052366,
      'The responsible person is not described in the language of this market.',
      'Add that language to the person.',
    ],
  ]),
  ...topic({ place: 'Packaging deposit' }, [
    [12052495, 'The kind of deposit packaging is missing.', 'Choose single use, reusable or not applicable.'],
    [12052497, 'This country has no deposit on packaging.', 'Remove the deposit.'],
    [12052498, 'An amount is given although no deposit applies.', 'Clear the amount.'],
    [12052543, 'Products with a deposit cannot be part of a virtual bundle.', 'Take the product out of the bundle.'],
  ]),
]
