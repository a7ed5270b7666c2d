// Every mend by its id, and the promise that none makes things worse. Applying the edits is the caller's work.
import type { Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { checkProduct } from './check-product.ts'
import type { CheckContext } from './context.ts'
import { cleanAttributes, fillFromWords, fillNeutral, keepFirstValue, writeNumbersPlainly } from './fix-attributes.ts'
import type { FixId } from './fix-names.ts'
import { fixIdOf } from './fix-names.ts'
import { cleanOptions, trimOptions } from './fix-options.ts'
import {
  convertWeightUnit,
  fillUsualSize,
  fillUsualWeight,
  useUsualSizeUnit,
  useUsualWeightUnit,
  writeSizePlainly,
  writeWeightPlainly,
} from './fix-parcel.ts'
import { cleanDescription, cleanTitle, describeByTitle, trimDescription, trimTitle } from './fix-text.ts'
import {
  clearBadIdentifiers,
  clearListPrices,
  fillUsualStock,
  mendSellerSkus,
  restoreIdentifiers,
  writeListPricesPlainly,
  writePricesPlainly,
  writeStockPlainly,
} from './fix-variants.ts'
import type { Mend } from './mend.ts'

const mends: Readonly<Record<FixId, Mend>> = {
  'title-clean': cleanTitle,
  'title-trim': trimTitle,
  'description-from-title': describeByTitle,
  'description-clean': cleanDescription,
  'description-trim': trimDescription,
  'price-plain': writePricesPlainly,
  'list-price-plain': writeListPricesPlainly,
  'list-price-clear': clearListPrices,
  'quantity-plain': writeStockPlainly,
  'usual-stock': fillUsualStock,
  'sku-mend': mendSellerSkus,
  'identifier-restore': restoreIdentifiers,
  'identifier-clear': clearBadIdentifiers,
  'option-clean': cleanOptions,
  'option-trim': trimOptions,
  'attribute-from-words': fillFromWords,
  'attribute-neutral': fillNeutral,
  'attribute-keep-first': keepFirstValue,
  'attribute-clean': cleanAttributes,
  'attribute-number': writeNumbersPlainly,
  'weight-plain': writeWeightPlainly,
  'weight-convert': convertWeightUnit,
  'weight-unit-usual': useUsualWeightUnit,
  'size-plain': writeSizePlainly,
  'size-unit-usual': useUsualSizeUnit,
  'usual-weight': fillUsualWeight,
  'usual-size': fillUsualSize,
}

// A number and its unit are one place: mending the one brings the other to light.
const placeOfField: Readonly<Record<string, string>> = {
  weightUnit: 'weight',
  length: 'size',
  width: 'size',
  height: 'size',
  dimensionUnit: 'size',
}

const blockingPlaces = (product: Product, context: CheckContext): Set<string> =>
  new Set(
    checkProduct(product, context)
      .filter(({ severity }) => severity === 'blocking')
      .map(({ variantId, field }) => `${variantId ?? ''}\n${placeOfField[field] ?? field}`),
  )

/**
 * The edits with which a fix mends a product: all places of its kind, in all variants. None where the id is not known, where nothing is to be
 * mended, or where the edits would block a place that was free before. Applying them and asking again gives none.
 */
export const applyFix = (fixId: string, product: Product, context: CheckContext): Edit[] => {
  const id = fixIdOf(fixId)
  if (id === null) return []
  const edits = mends[id](product, context)
  if (edits.length === 0) return []
  const before = blockingPlaces(product, context)
  const after = blockingPlaces(applyEdits(product, edits), context)
  return [...after].every((place) => before.has(place)) ? edits : []
}
