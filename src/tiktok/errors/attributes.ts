// Errors about attributes and variants: sales attributes, product attributes, SKUs, identifier codes.
import { topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

const plainText = 'Remove emojis, HTML codes such as &nbsp; and long runs of the same character.'
const refreshRules = 'Refresh the rules of the category and choose again.'

export const attributeErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Sales attributes', field: 'options' }, [
    [
      12019019,
      'The sales attributes of the variants are not valid.',
      'Check names and values of the sales attributes.',
    ],
    [
      12019030,
      'The name of a sales attribute is too long or holds characters that are not accepted.',
      'Use a plain name of at most 20 characters.',
    ],
    [
      12052525,
      'The listing has more than three sales attributes.',
      'Keep at most three, such as Color, Size and Material.',
    ],
    [12052526, 'A sales attribute has too many values.', 'Split the product into several listings.'],
    [12052527, 'A sales attribute is not known in this category.', refreshRules],
    [12052529, 'A value of a sales attribute is not known in this category.', refreshRules],
    [12052550, 'Not every variant has a value for every sales attribute.', 'Fill in the missing values.'],
    [12052560, 'Two variants have the same combination of values.', 'Change or remove one of the two.'],
    [12052152, 'The name of a sales attribute holds a word that is not allowed.', 'Choose another name.'],
    [12052153, 'A value of a sales attribute holds a word that is not allowed.', 'Choose another value.'],
    [12052933, 'The name of a sales attribute breaks the rules of writing.', plainText],
    [12052934, 'A value of a sales attribute breaks the rules of writing.', plainText],
  ]),
  ...topic({ place: 'Attributes', field: 'attributes' }, [
    [12052104, 'An attribute that this category requires is empty.', 'Fill in the required attributes.'],
    [12052240, 'This category does not take attributes of your own.', 'Remove the attribute you added.'],
    [12052247, 'This category does not take attributes of your own.', 'Remove the attribute you added.'],
    [12052241, 'An attribute has neither a name nor an id.', 'Name the attribute or remove it.'],
    [12052242, 'The name of an attribute is too long.', 'Shorten it.'],
    [12052243, 'The name of an attribute contains Chinese characters.', 'Write it in the language of the market.'],
    [12052244, 'Two attributes have the same name.', 'Remove one of the two.'],
    [12052245, 'An attribute contains characters that are not accepted.', 'Write it in plain letters and figures.'],
    [12052246, 'An attribute takes one value only.', 'Keep one of its values.'],
    [12052248, 'An attribute has an empty value.', 'Choose a value or remove the attribute.'],
    [12052249, 'A value of an attribute is too long.', 'Shorten it.'],
    [12052250, 'A value of an attribute contains Chinese characters.', 'Write it in the language of the market.'],
    [12052251, 'An attribute has the same value twice.', 'Remove one of the two.'],
    [12052253, 'An attribute has the same value twice.', 'Remove one of the two.'],
    [12052254, 'An attribute occurs twice.', 'Give all its values in one place.'],
    [12052256, 'An attribute must be a positive number.', 'Write a number above 0, without a unit.'],
    [12052151, 'A value of an attribute holds a word that is not allowed.', 'Choose another value.'],
    [
      12052182,
      'Because of another choice, an attribute is required that is empty.',
      'The platform’s words below name it; fill it in.',
    ],
    [
      12052183,
      'Because of another choice, an attribute must stay empty.',
      'The platform’s words below name it; clear it.',
    ],
    [12052935, 'A value of an attribute breaks the rules of writing.', plainText],
  ]),
  ...topic({ place: 'Variants', field: 'options' }, [
    [12019015, 'The listing has too many variants.', 'Split the product into several listings.'],
    [12052050, 'The listing has too many variants.', 'Split the product into several listings.'],
    [12052558, 'The listing has too many variants.', 'Split the product into several listings.'],
    [12052160, 'This product may have one variant only.', 'Keep a single variant without sales attributes.'],
    [12052162, 'A one-of-a-kind product has one variant without sales attributes.', 'Keep a single variant.'],
    [12052159, 'A one-of-a-kind product has a stock of one.', 'Set the stock to 1.', { field: 'quantity' }],
    [12052036, 'The call named no variant.', 'Refresh the listing, then try again.'],
    [12052553, 'The same variant is named twice.', 'Refresh the listing, then publish again.'],
    [12052554, 'A variant’s name contains Chinese characters.', 'Write it in the language of the market.'],
    [12052557, 'A variant does not belong to this listing.', 'Refresh the listing, then publish again.'],
    [
      12052559,
      'A listing without sales attributes has more than one variant.',
      'Add a sales attribute that tells them apart, or keep one.',
    ],
    [12052902, 'The list of variants is empty.', 'Add at least one variant.'],
    [12019056, 'Variants cannot be added to this listing at the moment.', 'Leave the variants as they are.'],
    [12019057, 'Variants cannot be removed from this listing at the moment.', 'Leave the variants as they are.'],
    [
      12019059,
      'A seller SKU is not valid.',
      'Use 1 to 50 characters without blanks.',
      { place: 'Seller SKU', field: 'sellerSku' },
    ],
    [12052054, 'A seller SKU is too long.', 'Use at most 50 characters.', { place: 'Seller SKU', field: 'sellerSku' }],
  ]),
  ...topic({ place: 'Identifier code', field: 'identifierCode' }, [
    [
      12052591,
      'The identifier code has the wrong number of digits.',
      'Check the code: GTIN 14, EAN 8, 13 or 14, UPC 12, ISBN 13 or 10.',
    ],
    [12052592, 'Two variants have the same identifier code.', 'Give every variant its own code, or none.'],
    [12052593, 'The identifier code cannot be changed once it was submitted.', 'Put the old code back.'],
    [12052598, 'Only the last digit of an ISBN may be an X.', 'Correct the code.'],
    [12052600, 'The identifier code has no kind.', 'Choose GTIN, EAN, UPC or ISBN.'],
    [12052291, 'Further identifier codes are not offered in this region.', 'Remove the further codes.'],
    [12052292, 'The further identifier codes are not valid.', 'Correct or remove them.'],
    [
      12052293,
      'Further identifier codes need a first one.',
      'Fill in the identifier code, or remove the further ones.',
    ],
    [12052294, 'A further identifier code has the wrong form.', 'Correct or remove it.'],
  ]),
]
