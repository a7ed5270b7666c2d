// Puts the plan for a product into words for the preview: which field of which variant changes from what to what.
import type { Planned } from '#contract/imports.ts'
import type { Option } from '#contract/product.ts'
import { attributeWords } from './wanted-attributes.ts'
import type { ExistingProduct, PlannedChange, PlannedProduct } from './plan.ts'

const optionWords = (options: readonly Option[]): string =>
  options.map(({ name, value }) => `${name}: ${value}`).join(', ')
const shorten = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

const detailWords = (value: Extract<PlannedChange, { kind: 'details' }>['before']): string => {
  if (value === null) return ''
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.map(({ name }) => name).join(', ') : value.name || (value.document?.name ?? '')
}

const toWords = (change: PlannedChange, variantName: (id: string) => string): Planned['changes'][number] => {
  switch (change.kind) {
    case 'field':
      return { variant: '', field: change.field, before: shorten(change.before), after: shorten(change.after) }
    case 'attributes':
      return {
        variant: '',
        field: 'attributes',
        before: shorten(attributeWords(change.before)),
        after: shorten(attributeWords(change.after)),
      }
    case 'details':
      return {
        variant: '',
        field: change.field,
        before: shorten(detailWords(change.before)),
        after: shorten(detailWords(change.after)),
      }
    case 'images':
      return {
        variant: '',
        field: 'images',
        before: shorten(change.before.join('\n')),
        after: shorten(change.after.join('\n')),
      }
    case 'variant-field':
      return { variant: variantName(change.variantId), field: change.field, before: change.before, after: change.after }
    case 'variant-options':
      return {
        variant: variantName(change.variantId),
        field: 'options',
        before: optionWords(change.before),
        after: optionWords(change.after),
      }
    case 'variant-image':
      return {
        variant: variantName(change.variantId),
        field: 'imageId',
        before: change.before ?? '',
        after: change.after,
      }
    default:
      return {
        variant: change.variant.key,
        field: 'variant',
        before: '',
        after: optionWords(change.variant.options) || change.variant.key,
      }
  }
}

// Prices are text here; only plain ones can be compared.
const lowestPrice = (prices: readonly string[]): string => {
  const filled = prices.filter((price) => price !== '')
  const plain = filled.filter((price) => /^\d+(?:\.\d+)?$/.test(price))
  return plain.toSorted((one, other) => Number(one) - Number(other))[0] ?? filled[0] ?? ''
}

/** A planned product in words; null for a rejected one, which is among the problems. `existing` is what the workspace has. */
export const toPlanned = (planned: PlannedProduct, existing: ExistingProduct | undefined): Planned | null => {
  if (planned.kind === 'rejected') return null
  const { imported } = planned
  const variantName = (id: string): string => {
    const variant = existing?.variants.find((known) => known.id === id)
    return variant === undefined
      ? ''
      : variant.options.map(({ value }) => value).join(' / ') || variant.fields.sellerSku
  }
  return {
    key: imported.key,
    title: imported.fields.title ?? existing?.fields.title ?? '',
    kind: planned.kind,
    row: imported.rows[0] ?? 0,
    variants: imported.variants.length,
    price: lowestPrice(imported.variants.map(({ fields }) => fields.price ?? '')),
    images: imported.images.length,
    changes:
      planned.kind === 'changed' ? planned.changes.slice(0, 100).map((change) => toWords(change, variantName)) : [],
  }
}
