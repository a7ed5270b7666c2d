// What differs in all that a leaf asks for: brand, attributes, parcel, certificates, size chart. What the platform was not read for is no difference.
import type { LeafRules } from '#contract/categories.ts'
import { comparable } from '../checks/attributes-to-send.ts'
import type { Listing } from '../listing/listing.ts'
import type { RemoteProduct } from '../listing/remote-product.ts'
import { lengthUnitOf, weightUnitOf } from '../values/units.ts'

/** Names for what a listing holds as ids only. */
export type LeafNames = { readonly leaf: LeafRules | null; readonly brand: string }

type Found = { readonly field: string; readonly live: string | null; readonly ours: string }
type Values = readonly { readonly id: string | null; readonly name: string }[]

const namesOf = (values: Values): string =>
  values
    .map(({ name }) => name)
    .toSorted()
    .join(', ')

// Own values come back with ids that the platform made for them, so a name counts as much as an id.
const sameValues = (ours: Values, theirs: Values): boolean =>
  ours.length === theirs.length &&
  ours.every((one) =>
    theirs.some(({ id, name }) => (one.id !== null && id === one.id) || comparable(name) === comparable(one.name)),
  )

const attributeDifferences = (listing: Listing, remote: RemoteProduct, { leaf }: LeafNames): Found[] => {
  const theirs = remote.attributes
  if (theirs === undefined || leaf === null || listing.categoryId !== remote.categoryId) return []
  const found: Found[] = []
  for (const { id, values } of listing.attributes) {
    const other = theirs.find((attribute) => attribute.id === id)
    if (other !== undefined && sameValues(values, other.values)) continue
    const field = leaf.attributes.find((attribute) => attribute.id === id)?.name ?? id
    found.push({ field, live: other === undefined ? null : namesOf(other.values), ours: namesOf(values) })
  }
  for (const { id, name, values } of theirs) {
    const isKnown = leaf.attributes.some((attribute) => attribute.id === id && !attribute.isSales)
    if (isKnown && values.length > 0 && !listing.attributes.some((attribute) => attribute.id === id)) {
      found.push({ field: name, live: namesOf(values), ours: '' })
    }
  }
  return found
}

const brandDifference = (listing: Listing, { brand }: RemoteProduct, names: LeafNames): Found[] => {
  if (brand === undefined || listing.brandId === null || listing.brandId === (brand?.id ?? '')) return []
  return [{ field: 'Brand', live: brand?.name ?? null, ours: listing.brandId === '' ? 'No brand' : names.brand }]
}

const sameNumber = (one: string, other: string): boolean => one === other || Number(one) === Number(other)

/** “2.500” as a person writes it: “2.5”. */
const plain = (number: string): string => (/^\d+\.\d+$/u.test(number) ? String(Number(number)) : number)

const parcelDifferences = ({ weight, dimensions }: Listing, remote: RemoteProduct): Found[] => {
  const found: Found[] = []
  const theirs = remote.weight
  if (theirs !== undefined && weight.value !== '') {
    const words = (one: Listing['weight']): string => `${plain(one.value)} ${weightUnitOf(one.unit) ?? one.unit}`
    const isSame = theirs !== null && theirs.unit === weight.unit && sameNumber(theirs.value, weight.value)
    if (!isSame)
      found.push({ field: 'Parcel weight', live: theirs === null ? null : words(theirs), ours: words(weight) })
  }
  const size = remote.dimensions
  if (size !== undefined && dimensions !== null) {
    const words = ({ length, width, height, unit }: NonNullable<Listing['dimensions']>): string =>
      `${plain(length)} × ${plain(width)} × ${plain(height)} ${lengthUnitOf(unit) ?? unit}`
    const isSame =
      size !== null &&
      size.unit === dimensions.unit &&
      (['length', 'width', 'height'] as const).every((side) => sameNumber(size[side], dimensions[side]))
    if (!isSame) found.push({ field: 'Parcel size', live: size === null ? null : words(size), ours: words(dimensions) })
  }
  return found
}

const sorted = (list: readonly string[]): string => [...list].toSorted().join()

const documentDifferences = (listing: Listing, remote: RemoteProduct, { leaf }: LeafNames): Found[] => {
  const found: Found[] = []
  for (const { id, imageUris, files, expiresOn } of remote.certifications === undefined ? [] : listing.certifications) {
    const other = remote.certifications?.find((one) => one.id === id)
    const isSame =
      other !== undefined &&
      sorted(other.imageUris) === sorted(imageUris) &&
      sorted(other.files.map((file) => file.id)) === sorted(files.map((file) => file.id)) &&
      other.expiresOn === expiresOn
    if (isSame) continue
    const name = leaf?.certifications.find((one) => one.id === id)?.name ?? 'Certificate'
    const count = imageUris.length + files.length
    const ours = `${count} ${count === 1 ? 'file' : 'files'}${expiresOn === '' ? '' : `, until ${expiresOn}`}`
    found.push({ field: name, live: other === undefined ? null : 'another version', ours })
  }
  const chart = remote.sizeChart
  const { sizeChartTemplateId: templateId, sizeChartUri: uri } = listing
  if (chart !== undefined && (templateId !== null || uri !== null)) {
    const isSame =
      templateId === null ? chart?.uri === uri && chart?.templateId === null : chart?.templateId === templateId
    if (!isSame)
      found.push({
        field: 'Size chart',
        live: chart === null ? null : 'another one',
        ours: templateId === null ? 'a picture' : 'a template',
      })
  }
  return found
}

/** Differences in what the leaf asks for, as far as the platform was read for it. */
export const leafDifferences = (listing: Listing, remote: RemoteProduct, names: LeafNames): Found[] => [
  ...brandDifference(listing, remote, names),
  ...attributeDifferences(listing, remote, names),
  ...parcelDifferences(listing, remote),
  ...documentDifferences(listing, remote, names),
]
