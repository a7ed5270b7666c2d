// What our own export carries of a product beside its readable columns: ids, certificates, size chart, values kept aside. It comes back exactly.
import { z } from 'zod'
import type { AttributeValue, Product } from '#contract/product.ts'
import { asideValueShape, attributeValueShape, certificateShape, sizeChartShape } from '#contract/product.ts'

const detailsShape = z.object({
  brand: z.string().optional(),
  brandId: z.string().optional(),
  attributes: z.array(attributeValueShape).optional(),
  certificates: z.array(certificateShape).optional(),
  sizeChart: sizeChartShape.optional(),
  keptAside: z.array(asideValueShape).optional(),
})
/** Absent where the product has none. `brand` is the name that `brandId` belongs to. */
export type OwnDetails = z.infer<typeof detailsShape>

/** Fields that stand in no column of their own. */
export type DetailField = 'brandId' | 'certificates' | 'sizeChart' | 'keptAside'

/** The part of a product that details are compared with. */
export type Detailed = Pick<Product, 'brand' | DetailField>

/** The details of a product as the text of one cell; '' where the readable columns say all. */
export const writeDetails = (product: Pick<Product, 'attributes'> & Detailed): string => {
  const { brand, brandId, attributes, certificates, sizeChart, keptAside } = product
  const details: OwnDetails = {
    ...(brandId === '' ? {} : { brand, brandId }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(certificates.length === 0 ? {} : { certificates }),
    ...(sizeChart === null ? {} : { sizeChart }),
    ...(keptAside.length === 0 ? {} : { keptAside }),
  }
  return Object.keys(details).length === 0 ? '' : JSON.stringify(details)
}

/** What `writeDetails` wrote; null for a cell that is damaged. */
export const readDetails = (cell: string): OwnDetails | null => {
  try {
    return detailsShape.safeParse(JSON.parse(cell)).data ?? null
  } catch {
    return null
  }
}

// A list with the file's entries in the place of those it names; what it does not name stays.
const merge = <Entry>(
  before: readonly Entry[],
  said: readonly Entry[] | undefined,
  keyOf: (entry: Entry) => string,
): readonly Entry[] => {
  if (said === undefined) return before
  const bySaid = new Map(said.map((entry) => [keyOf(entry), entry]))
  const known = new Set(before.map(keyOf))
  return [...before.map((entry) => bySaid.get(keyOf(entry)) ?? entry), ...said.filter((one) => !known.has(keyOf(one)))]
}

/** What a product has of its details once the file has come in. Nothing that the file does not name is taken away. */
export const applyDetails = (before: Detailed, brandAfter: string, details: OwnDetails): Detailed => ({
  brand: brandAfter,
  // An id belongs to a name; where the name was changed by hand, the name counts.
  brandId: details.brandId !== undefined && details.brand === brandAfter ? details.brandId : before.brandId,
  certificates: [...merge(before.certificates, details.certificates, (one) => one.certificationId)],
  sizeChart: details.sizeChart ?? before.sizeChart,
  keptAside: [...merge(before.keptAside, details.keptAside, (one) => `${one.leafId}\n${one.attributeId}\n${one.name}`)],
})

const sameValue = (one: string, other: string): boolean => one.trim() === other.trim()

/** Attributes read from lines, with the ids they had when the file was written. */
export const withKnownIds = (
  read: readonly AttributeValue[],
  exported: readonly AttributeValue[],
): readonly AttributeValue[] =>
  read.map((attribute) => {
    if (attribute.attributeId !== '') return attribute
    const known = exported.find((one) => sameValue(one.name, attribute.name))
    if (known === undefined) return attribute
    const values = attribute.values.map(
      (value) => known.values.find((one) => value.id === null && sameValue(one.name, value.name)) ?? value,
    )
    return { ...attribute, attributeId: known.attributeId, values }
  })
