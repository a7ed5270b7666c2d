// Checks of product attributes, certificates and size charts against the category. Pure.
import type { AttributeCondition, CategoryAttribute } from '../catalogue/attributes.ts'
import { certificateCondition, certificateId, isCertificateId, isExpiryRequired } from '../catalogue/certificates.ts'
import { sizeChartTemplates } from '../catalogue/size-charts.ts'
import { illWritten, isIllWritten } from './check-content.ts'
import { fault, hasChinese } from './listing.ts'
import type { ListingBody, ListingCheck, ListingFault } from './listing.ts'

const longestValue = 2000

type SentAttribute = NonNullable<ListingBody['product_attributes']>[number]

const checkValues = (
  sent: SentAttribute,
  attribute: CategoryAttribute,
  ownNames: ReadonlyMap<string, string>,
): readonly ListingFault[] => {
  const values = sent.values ?? []
  const faults: ListingFault[] = []
  if (values.length > 1 && !attribute.isMultiple && !attribute.isSale)
    faults.push(fault(12052246, `The attribute ${attribute.name} takes one value only.`))
  const seen = new Set<string>()
  for (const value of values) {
    const { id = '' } = value
    const name = ownNames.get(id) ?? value.name ?? ''
    const key = id === '' ? `name ${name}` : id
    if (id === '' && name.trim() === '')
      faults.push(fault(12052248, `A value of the attribute ${attribute.name} is empty.`))
    else if (seen.has(key))
      faults.push(fault(id === '' ? 12052251 : 12052253, `The attribute ${attribute.name} has the same value twice.`))
    seen.add(key)
    if (id !== '' && attribute.values?.some((known) => known.id === id) === true) continue
    const isNamed = attribute.values?.some((known) => known.name === name) === true
    // What the seller named once came back with an id of its own, which may be sent again.
    if (id !== '' && !ownNames.has(id) && (id.length <= 10 || name === '')) {
      faults.push(fault(12052529, `The value ${id.slice(0, 40)} is not known for the attribute ${attribute.name}.`))
      continue
    }
    if (attribute.values !== null && !attribute.isCustomizable && !isNamed && name !== '')
      faults.push(fault(12052240, `The attribute ${attribute.name} does not take values of your own.`))
    if (Array.from(name).length > longestValue)
      faults.push(fault(12052249, `A value of the attribute ${attribute.name} is too long: at most 2,000 characters.`))
    if (name.trim() !== '' && isIllWritten(name))
      faults.push(fault(12052935, `A value of the attribute ${attribute.name} ${illWritten}.`))
    if (hasChinese(name))
      faults.push(fault(12052250, `A value of the attribute ${attribute.name} contains Chinese characters.`))
    if (attribute.isPositiveNumber && name !== '' && !(/^\d{1,12}(\.\d{1,6})?$/.test(name) && Number(name) > 0))
      faults.push(fault(12052256, `The attribute ${attribute.name} must be a positive number.`))
  }
  return faults
}

const isFilled = (sent: SentAttribute | undefined): boolean =>
  sent?.values?.some(({ id = '', name = '' }) => id !== '' || name.trim() !== '') === true

const isConditionMet = (condition: AttributeCondition | null, sent: ReadonlyMap<string, SentAttribute>): boolean => {
  if (condition === null) return false
  return (
    sent.get(condition.attributeId)?.values?.some(({ id }) => id !== undefined && condition.valueIds.includes(id)) ===
    true
  )
}

export const checkProductAttributes: ListingCheck = (
  { product_attributes: given = [] },
  { attributes, isListing, ownNames },
) => {
  const faults: ListingFault[] = []
  const sent = new Map<string, SentAttribute>()
  for (const attribute of given) {
    const id = attribute.id ?? ''
    if (sent.has(id)) faults.push(fault(12052254, `The attribute ${id} occurs more than once.`))
    sent.set(id, attribute)
  }
  for (const attribute of attributes) {
    // Sales attributes sent here are dropped without a word, as on the platform.
    if (attribute.isSale) continue
    const own = sent.get(attribute.id)
    if (own !== undefined) faults.push(...checkValues(own, attribute, ownNames))
    if (!isListing || isFilled(own)) continue
    if (attribute.isRequired)
      faults.push(fault(12052104, `The attribute ${attribute.name} is required in this category.`))
    else if (isConditionMet(attribute.condition, sent))
      faults.push(
        fault(12052182, `The attribute ${attribute.name} is required because of the value of another attribute.`),
      )
  }
  return faults
}

const mostCertificates = 10

export const checkCertificates: ListingCheck = (
  { certifications: given = [], product_attributes: filled = [] },
  { attributes, category, findImage, hasFile, isListing, market, nowMs },
) => {
  const faults: ListingFault[] = []
  if (given.length > mostCertificates)
    faults.push(fault(12052657, 'There are too many certifications: at most 10 are allowed.'))
  if (new Set(given.map(({ id }) => id)).size < given.length)
    faults.push(fault(12052656, 'A kind of certification is given twice.'))
  for (const { id = '', images = [], files = [], expiration_date: expiry } of given) {
    if (images.some(({ uri = '' }) => findImage(uri) === null))
      faults.push(fault(12052650, `An image of the certification ${id} was not uploaded by this seller.`))
    if (files.some((file) => !hasFile(file.id ?? '')))
      faults.push(fault(12052658, `A file of the certification ${id} was not uploaded by this seller.`))
    if (files.some(({ format }) => format !== undefined && format.toUpperCase() !== 'PDF'))
      faults.push(fault(12052658, `A file of the certification ${id} is no PDF.`))
    if (isListing && expiry !== undefined && expiry * 1000 <= nowMs)
      faults.push(fault(12052385, `The certification ${id} has expired.`))
    if (!isCertificateId(id)) faults.push(fault(12052655, `The kind of certification ${id.slice(0, 40)} is unknown.`))
  }
  if (!isListing || category === null) return faults
  const sent = new Map(filled.map((attribute) => [attribute.id ?? '', attribute]))
  for (const certificate of category.certificates) {
    const { name, isRequired } = certificate
    const own = given.find(({ id }) => id === certificateId(name))
    const isGiven = (own?.images?.length ?? 0) + (own?.files?.length ?? 0) > 0
    const isNeeded = isRequired || isConditionMet(certificateCondition(certificate, attributes), sent)
    if (own !== undefined && own.expiration_date === undefined && isExpiryRequired(market, name))
      faults.push(fault(12052385, `The document ${name} needs its expiration date.`))
    if (isNeeded && !isGiven) faults.push(fault(12052105, `The document ${name} is required in this category.`))
  }
  return faults
}

export const checkSizeChart: ListingCheck = ({ size_chart: chart }, { category, findImage, isListing }) => {
  if (category === null || category.sizeChart === 'none') return []
  const template = chart?.template?.id ?? ''
  const uri = chart?.image?.uri ?? ''
  if (template !== '')
    return sizeChartTemplates.some(({ id }) => id === template)
      ? []
      : [fault(12052128, 'The size chart template is unknown.')]
  if (uri !== '')
    return findImage(uri) === null
      ? [fault(12052670, 'The image of the size chart was not uploaded by this seller.')]
      : []
  return isListing && category.sizeChart === 'required'
    ? [fault(12052673, 'A size chart is required in this category.')]
    : []
}
