// What differs between a product here and the same product on the platform, field by field, in words for the plan.
import type { PlanItem } from '#contract/publish.ts'
import type { Listing, ListingSku } from '../listing/listing.ts'
import type { RemoteProduct, RemoteSku } from '../listing/remote-product.ts'
import { leafDifferences } from './leaf-difference.ts'
import type { LeafNames } from './leaf-difference.ts'

export type Difference = PlanItem['changes'][number] & { readonly isPriceOrStock: boolean }

const squeeze = (html: string): string => html.replaceAll(/\s+/gu, ' ').trim()

const sameAmount = (left: string, right: string): boolean =>
  left === right || (left !== '' && right !== '' && Number(left) === Number(right))

const asOption = ({ name, valueName }: ListingSku['salesAttributes'][number]) => ({ name, value: valueName })

const valuesOf = (options: RemoteSku['options']): string =>
  options
    .map(({ value }) => value.trim())
    .toSorted()
    .join(' · ')

const nameOf = (sku: ListingSku): string =>
  sku.sellerSku !== '' ? sku.sellerSku : sku.salesAttributes.map((one) => one.valueName).join(' · ') || 'only variant'

const skuDifferences = (ours: ListingSku, theirs: RemoteSku | undefined): Difference[] => {
  const name = nameOf(ours)
  if (theirs === undefined) return [{ field: `Variant ${name}`, live: null, ours: 'new', isPriceOrStock: false }]
  const found: Difference[] = []
  if (!sameAmount(ours.price.amount, theirs.price)) {
    found.push({ field: `Price, ${name}`, live: theirs.price, ours: ours.price.amount, isPriceOrStock: true })
  }
  if (ours.quantity !== theirs.quantity) {
    found.push({
      field: `Stock, ${name}`,
      live: String(theirs.quantity),
      ours: String(ours.quantity),
      isPriceOrStock: true,
    })
  }
  if (
    ours.listPrice !== null &&
    theirs.listPrice !== undefined &&
    !sameAmount(ours.listPrice, theirs.listPrice ?? '')
  ) {
    found.push({ field: `List price, ${name}`, live: theirs.listPrice, ours: ours.listPrice, isPriceOrStock: true })
  }
  const code = ours.identifier?.code
  if (code !== undefined && theirs.identifier !== undefined && code !== theirs.identifier) {
    found.push({ field: `Code, ${name}`, live: theirs.identifier, ours: code, isPriceOrStock: false })
  }
  const [theirValues, ourValues] = [valuesOf(theirs.options), valuesOf(ours.salesAttributes.map(asOption))]
  if (theirValues.toLowerCase() !== ourValues.toLowerCase()) {
    found.push({ field: `Options, ${name}`, live: theirValues, ours: ourValues, isPriceOrStock: false })
  }
  // One that is blank here stays as it is there.
  if (ours.sellerSku !== '' && ours.sellerSku !== theirs.sellerSku) {
    found.push({ field: 'Seller SKU', live: theirs.sellerSku, ours: ours.sellerSku, isPriceOrStock: false })
  }
  return found
}

const sameWord = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase()

// One line a value, however many variants have it. What older versions kept says nothing of pictures, and what has none here keeps what it has there.
const variantPictureDifferences = (listing: Listing, remote: RemoteProduct): Difference[] => {
  const found = new Map<string, Difference>()
  for (const { remoteSkuId, salesAttributes } of listing.skus) {
    const theirs = remote.skus.find((sku) => sku.remoteSkuId === remoteSkuId)
    for (const { name, valueName, imageUri } of salesAttributes) {
      const there = theirs?.options.find((option) => sameWord(option.name, name))?.imageUri
      if (imageUri === null || there === undefined || there === imageUri) continue
      const field = `Variant picture, ${name}: ${valueName}`
      const [live, ours] = there === '' ? [null, 'a picture'] : ['a picture', 'another picture']
      found.set(field, { field, live, ours, isPriceOrStock: false })
    }
  }
  return [...found.values()]
}

/**
 * Differences between what would be sent and what is live. Pictures are compared where `listing` has any: those that are with the shop by their address,
 * '' for one that is not there yet. A SKU that is live and not here is kept there and is no difference.
 */
export const differences = (listing: Listing, remote: RemoteProduct, names: LeafNames): Difference[] => {
  const found: Difference[] = []
  const text = (field: string, live: string, ours: string): void => {
    if (squeeze(live) !== squeeze(ours)) found.push({ field, live, ours, isPriceOrStock: false })
  }
  text('Title', remote.title, listing.title)
  text('Description', remote.description, listing.description)
  if (listing.categoryId !== remote.categoryId) {
    found.push({ field: 'Category', live: remote.categoryId, ours: listing.categoryId, isPriceOrStock: false })
  }
  if (listing.imageUris.length > 0 && listing.imageUris.join() !== remote.imageUris.join()) {
    const pictures = (uris: readonly string[]): string => `${uris.length} ${uris.length === 1 ? 'picture' : 'pictures'}`
    found.push({
      field: 'Pictures',
      live: pictures(remote.imageUris),
      ours: `${pictures(listing.imageUris)}, changed`,
      isPriceOrStock: false,
    })
  }
  found.push(...variantPictureDifferences(listing, remote))
  found.push(...leafDifferences(listing, remote, names).map((one) => ({ ...one, isPriceOrStock: false })))
  for (const sku of listing.skus) {
    found.push(
      ...skuDifferences(
        sku,
        remote.skus.find((theirs) => theirs.remoteSkuId === sku.remoteSkuId),
      ),
    )
  }
  return found
}
