// A product as rows of our own export: a row for each variant, every value as it is kept. Bringing the file in again changes nothing.
import type { Product, Variant } from '#contract/product.ts'
import { writeDetails } from '../own-details.ts'
import {
  attributesColumn,
  detailsColumn,
  imagesColumn,
  keyColumn,
  optionNameColumn,
  optionValueColumn,
  productColumns,
  variantColumn,
  variantColumns,
  variantImageColumn,
} from '../presets/listwright.ts'
import { attributeLines } from './attribute-lines.ts'
import { guard } from './guard.ts'

const optionColumnsOf = (options: number): string[] =>
  Array.from({ length: options }, (_, index) => [optionNameColumn(index + 1), optionValueColumn(index + 1)]).flat()

/** All columns of our export; `options` is the most options any variant has. */
export const ownColumns = (options: number): string[] => [
  keyColumn,
  variantColumn,
  ...productColumns.map(([, name]) => name),
  attributesColumn,
  imagesColumn,
  ...optionColumnsOf(options),
  ...variantColumns.map(([, name]) => name),
  variantImageColumn,
  detailsColumn,
]

const variantCells = (variant: Variant | null, options: number, sources: ReadonlyMap<string, string>): string[] => [
  ...Array.from({ length: options }, (_, index) => {
    const option = variant?.options[index]
    return [option?.name ?? '', option?.value ?? '']
  }).flat(),
  ...variantColumns.map(([field]) => variant?.[field] ?? ''),
  variant?.imageId === null || variant === null ? '' : (sources.get(variant.imageId) ?? ''),
]

/** The rows of one product under `ownColumns(options)`. `key` is its key, made unique by the caller; images are named by their source. */
export const ownRows = (
  product: Product,
  key: string,
  options: number,
  imageSources: ReadonlyMap<string, string>,
): string[][] => {
  const shared = [
    ...productColumns.map(([field]) => product[field] ?? ''),
    attributeLines(product.attributes),
    product.images.map((image) => image.source).join('\n'),
  ]
  const variants: readonly (Variant | null)[] = product.variants.length === 0 ? [null] : product.variants
  const details = writeDetails(product)
  return variants.map((variant, index) =>
    [
      key,
      variant?.id ?? '',
      ...shared,
      ...variantCells(variant, options, imageSources),
      // Once is enough, and files with many variants stay small.
      index === 0 ? details : '',
    ].map(guard),
  )
}
