// What a leaf asks for now and did not ask for before, in the seller's words. Pure; it knows no product.
import type { Attribute, LeafRules } from '#contract/categories.ts'

export const ruleDifferenceKinds = [
  'attribute-required',
  'attribute-optional',
  'attribute-new',
  'attribute-gone',
  'value-gone',
  'value-new',
  'attribute-closed',
  'certificate-required',
  'certificate-new',
  'certificate-gone',
  'size-chart-required',
  'size-chart-optional',
  'package-size-required',
  'package-size-optional',
  'cod-gone',
  'leaf-gone',
  'leaf-back',
  'leaf-split',
  'leaf-prohibited',
  'leaf-not-main',
  'leaf-restricted',
  'leaf-open',
] as const

/** One difference. `isStricter`: a product that fitted before may not fit any more. `subject` names the attribute or document, '' for what the leaf asks for as a whole. */
export type RuleDifference = {
  readonly kind: (typeof ruleDifferenceKinds)[number]
  readonly subject: string
  readonly sentence: string
  readonly isStricter: boolean
}

const stricter = (kind: RuleDifference['kind'], subject: string, sentence: string): RuleDifference => ({
  kind,
  subject,
  sentence,
  isStricter: true,
})
const looser = (kind: RuleDifference['kind'], subject: string, sentence: string): RuleDifference => ({
  ...stricter(kind, subject, sentence),
  isStricter: false,
})

const few = 5
const listed = (names: readonly string[]): string =>
  names.length > few
    ? `${names.slice(0, few).join(', ')} and ${names.length - few} more`
    : names.map((name) => `“${name}”`).join(', ')

const isAsked = ({ isRequired, requiredWhen }: Pick<Attribute, 'isRequired' | 'requiredWhen'>): string =>
  isRequired ? 'always' : requiredWhen.length > 0 ? 'sometimes' : 'never'

const conditions = ({ requiredWhen }: Pick<Attribute, 'requiredWhen'>): string =>
  requiredWhen
    .map(({ attributeId, valueId }) => `${attributeId}=${valueId}`)
    .toSorted()
    .join()

const attributeDifferences = (before: Attribute, after: Attribute): RuleDifference[] => {
  const { name } = after
  const found: RuleDifference[] = []
  const [was, is] = [isAsked(before), isAsked(after)]
  if (is === 'always' && was !== 'always')
    found.push(stricter('attribute-required', name, `“${name}” is required now.`))
  else if (is === 'sometimes' && (was === 'never' || (was === is && conditions(before) !== conditions(after))))
    found.push(stricter('attribute-required', name, `“${name}” is required now when certain values are chosen.`))
  else if (is !== was) found.push(looser('attribute-optional', name, `“${name}” is asked for less often than before.`))
  const now = new Set(after.values.map(({ id }) => id))
  const then = new Set(before.values.map(({ id }) => id))
  const gone = before.values.filter(({ id }) => !now.has(id)).map((value) => value.name)
  const fresh = after.values.filter(({ id }) => !then.has(id)).map((value) => value.name)
  if (gone.length > 0 && after.values.length > 0)
    found.push(stricter('value-gone', name, `“${name}” no longer takes ${listed(gone)}.`))
  if (fresh.length > 0 && before.values.length > 0)
    found.push(looser('value-new', name, `“${name}” now takes ${listed(fresh)} too.`))
  const wasOpen = before.isCustomizable || before.values.length === 0
  const isOpen = after.isCustomizable || after.values.length === 0
  if (wasOpen && !isOpen)
    found.push(stricter('attribute-closed', name, `“${name}” takes only values of its list now, no text of your own.`))
  else if (before.isMultiple && !after.isMultiple)
    found.push(stricter('attribute-closed', name, `“${name}” takes one value only now.`))
  else if (!before.isPositiveNumber && after.isPositiveNumber)
    found.push(stricter('attribute-closed', name, `“${name}” takes numbers above zero only now.`))
  return found
}

const attributes = (before: LeafRules, after: LeafRules): RuleDifference[] => {
  const known = new Map(before.attributes.map((attribute) => [attribute.id, attribute]))
  const kept = new Set(after.attributes.map(({ id }) => id))
  return [
    ...after.attributes.flatMap((attribute) => {
      const was = known.get(attribute.id)
      if (was !== undefined) return attributeDifferences(was, attribute)
      const { name } = attribute
      return isAsked(attribute) === 'never'
        ? [looser('attribute-new', name, `“${name}” can be given now.`)]
        : [stricter('attribute-required', name, `“${name}” is new and required.`)]
    }),
    ...before.attributes
      .filter(({ id }) => !kept.has(id))
      .map(({ name }) => stricter('attribute-gone', name, `“${name}” is no longer asked for; what you gave is kept.`)),
  ]
}

const certificates = (before: LeafRules, after: LeafRules): RuleDifference[] => {
  const known = new Map(before.certifications.map((certificate) => [certificate.id, certificate]))
  const kept = new Set(after.certifications.map(({ id }) => id))
  return [
    ...after.certifications.flatMap((certificate) => {
      const was = known.get(certificate.id)
      const { name } = certificate
      const isNeeded = isAsked(certificate)
      if (isNeeded === 'always' && (was === undefined || isAsked(was) !== 'always'))
        return [stricter('certificate-required', name, `The document “${name}” is needed now.`)]
      if (isNeeded === 'sometimes' && (was === undefined || conditions(was) !== conditions(certificate)))
        return [
          stricter(
            'certificate-required',
            name,
            `The document “${name}” is needed now when certain values are chosen.`,
          ),
        ]
      return was === undefined ? [looser('certificate-new', name, `The document “${name}” can be given now.`)] : []
    }),
    ...before.certifications
      .filter(({ id }) => !kept.has(id))
      .map(({ name }) => looser('certificate-gone', name, `The document “${name}” is no longer asked for.`)),
  ]
}

/** Everything that differs between two readings of one leaf, the strict ones first. Empty where only the time of reading differs. */
export const ruleDifferences = (before: LeafRules, after: LeafRules): RuleDifference[] => {
  const found = [...attributes(before, after), ...certificates(before, after)]
  if (after.isSizeChartRequired !== before.isSizeChartRequired)
    found.push(
      after.isSizeChartRequired
        ? stricter('size-chart-required', '', 'A size chart is required now.')
        : looser('size-chart-optional', '', 'A size chart is no longer required.'),
    )
  if (after.isPackageSizeRequired !== before.isPackageSizeRequired)
    found.push(
      after.isPackageSizeRequired
        ? stricter('package-size-required', '', 'Length, width and height of the parcel are required now.')
        : looser('package-size-optional', '', 'Length, width and height of the parcel are no longer required.'),
    )
  if (before.isCodSupported && !after.isCodSupported)
    found.push(stricter('cod-gone', '', 'Cash on delivery is no longer offered in this leaf.'))
  return found.toSorted((one, other) => Number(other.isStricter) - Number(one.isStricter))
}
