// Deeds on a selection: reads the values they mean a few hundred at a time, and says what would become of each. It writes nothing.
import { setImmediate } from 'node:timers/promises'
import type { Bulk, BulkField, BulkPreview } from '#contract/bulk.ts'
import { bulkVariantFields } from '#contract/bulk-words.ts'
import type { Edit } from '#contract/products.ts'
import { deedMaker } from '#core/bulk/deed.ts'
import type { DeedResult } from '#core/bulk/deed.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { Context } from './context.ts'
import type { BulkCell } from './ports/store.ts'

const productsAtATime = 300
const mostSamples = 100

const isVariantField = (field: BulkField): boolean => bulkVariantFields.some((one) => one === field)

type Visit = (cell: BulkCell, field: BulkField, before: string, result: DeedResult) => void

const walk = async (context: Context, { productIds, variantIds, changes }: Bulk, visit: Visit): Promise<void> => {
  const currency = limitsOf(context.store.meta.shop()?.region ?? 'US').currency.value
  const makers = changes.map(({ field, deed }) => ({ field, make: deedMaker(deed, currency) }))
  for (let from = 0; from < productIds.length; from += productsAtATime) {
    const slice = productIds.slice(from, from + productsAtATime)
    for (const ofVariants of [false, true]) {
      const meant = makers.filter(({ field }) => isVariantField(field) === ofVariants)
      if (meant.length === 0) continue
      const prices: readonly BulkField[] = ofVariants ? ['price', 'listPrice'] : []
      const fields = [...new Set([...meant.map(({ field }) => field), ...prices])]
      for (const cell of context.store.products.cells({ fields, ofVariants }, slice, ofVariants ? variantIds : null)) {
        for (const { field, make } of meant) {
          const before = cell.values[field] ?? ''
          visit(cell, field, before, make(before, cell.values))
        }
      }
    }
    await setImmediate()
  }
}

/** Looks at every value that is meant and says what the deed would make of it. */
export const previewBulk = async (context: Context, bulk: Bulk): Promise<BulkPreview> => {
  const preview: BulkPreview = { values: 0, changes: 0, products: 0, samples: [], left: [] }
  const products = new Set<string>()
  await walk(context, bulk, (cell, field, before, result) => {
    preview.values += 1
    const { productId, variantId, title, variant } = cell
    if (result.kind === 'changed') {
      preview.changes += 1
      products.add(productId)
      if (preview.samples.length < mostSamples)
        preview.samples.push({ productId, variantId, title, variant, field, before, after: result.after })
    } else if (result.kind === 'left') {
      const group = preview.left.find(({ sentence }) => sentence === result.sentence)
      if (group === undefined) preview.left.push({ sentence: result.sentence, values: 1, example: title })
      else group.values += 1
    }
  })
  return { ...preview, products: products.size }
}

/** The edits of a deed, and how many values it leaves as they are because it cannot be done there. */
export const bulkEdits = async (context: Context, bulk: Bulk): Promise<{ edits: Edit[]; left: number }> => {
  const edits: Edit[] = []
  let left = 0
  await walk(context, bulk, ({ productId, variantId }, field, _before, result) => {
    if (result.kind === 'changed') edits.push({ productId, variantId, field, value: result.after })
    else if (result.kind === 'left') left += 1
  })
  return { edits, left }
}
