// Turns the items of a WordPress export (WXR) into the columns of WooCommerce's product CSV, which a preset knows. It reads no product itself.
import type { XmlItem } from './xml-items.ts'

const first = (item: XmlItem, name: string): string => item.values.get(name)?.[0] ?? ''

/** True for an item of a WordPress export that says what kind of post it is. */
export const isWordPressItem = (item: XmlItem): boolean => item.values.has('wp:post_type')

const metaOf = (item: XmlItem): Map<string, string> => {
  const keys = item.values.get('wp:postmeta wp:meta_key') ?? []
  const values = item.values.get('wp:postmeta wp:meta_value') ?? []
  return new Map(keys.map((key, index) => [key, values[index] ?? '']))
}

const termsOf = (item: XmlItem): { domain: string; name: string }[] => {
  const domains = item.values.get('category domain') ?? []
  const names = item.values.get('category') ?? []
  return names.map((name, index) => ({ domain: domains[index] ?? '', name }))
}

const title = (code: string): string => {
  const words = code.replace(/^pa_/, '').replaceAll(/[_-]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The address of a picture that the export carries as an item of its own, with the id that products name it by. */
export const attachmentOf = (item: XmlItem): { id: string; address: string } | null => {
  const address = first(item, 'wp:attachment_url') || first(item, 'guid')
  return first(item, 'wp:post_type') === 'attachment' && address !== ''
    ? { id: first(item, 'wp:post_id'), address }
    : null
}

const attributesOf = (item: XmlItem, meta: ReadonlyMap<string, string>): { name: string; values: string }[] => {
  const chosen = [...meta].filter(([key, value]) => key.startsWith('attribute_') && value !== '')
  if (chosen.length > 0)
    return chosen.map(([key, value]) => ({ name: title(key.slice('attribute_'.length)), values: title(value) }))
  const taxonomies = new Map<string, string[]>()
  for (const { domain, name } of termsOf(item)) {
    if (domain.startsWith('pa_')) taxonomies.set(domain, [...(taxonomies.get(domain) ?? []), name])
  }
  return [...taxonomies].map(([domain, values]) => ({
    name: title(domain),
    values: values.map((value) => value.replaceAll(',', '\\,')).join(', '),
  }))
}

/** A product or variation as named cells in WooCommerce's column names, or null for other posts (pages, coupons, pictures). */
export const toWooCells = (item: XmlItem, attachments: ReadonlyMap<string, string>): Map<string, string> | null => {
  const kind = first(item, 'wp:post_type')
  if (kind !== 'product' && kind !== 'product_variation') return null
  const meta = metaOf(item)
  const terms = termsOf(item)
  const type =
    kind === 'product_variation'
      ? 'variation'
      : (terms.find(({ domain }) => domain === 'product_type')?.name ?? 'simple')
  const imageIds = [meta.get('_thumbnail_id') ?? '', ...(meta.get('_product_image_gallery') ?? '').split(',')]
  const images = imageIds.flatMap((id) => attachments.get(id.trim()) ?? [])
  const parent = first(item, 'wp:post_parent')
  const cells = new Map([
    ['ID', first(item, 'wp:post_id')],
    ['Type', type],
    ['SKU', meta.get('_sku') ?? ''],
    ['Name', first(item, 'title')],
    ['Short description', first(item, 'excerpt:encoded')],
    ['Description', first(item, 'content:encoded')],
    ['Date sale price starts', meta.get('_sale_price_dates_from') ?? ''],
    ['Date sale price ends', meta.get('_sale_price_dates_to') ?? ''],
    ['In stock?', meta.get('_stock_status') === 'outofstock' ? '0' : '1'],
    ['Stock', meta.get('_stock') ?? ''],
    ['Sale price', meta.get('_sale_price') ?? ''],
    ['Regular price', meta.get('_regular_price') ?? ''],
    ['Weight', meta.get('_weight') ?? ''],
    ['Length', meta.get('_length') ?? ''],
    ['Width', meta.get('_width') ?? ''],
    ['Height', meta.get('_height') ?? ''],
    [
      'Categories',
      terms
        .filter(({ domain }) => domain === 'product_cat')
        .map(({ name }) => name.replaceAll(',', ' '))
        .join(', '),
    ],
    ['Images', images.join(', ')],
    ['Parent', kind === 'product_variation' && parent !== '' && parent !== '0' ? `id:${parent}` : ''],
  ])
  for (const [index, { name, values }] of attributesOf(item, meta).slice(0, 6).entries()) {
    cells.set(`Attribute ${index + 1} name`, name)
    cells.set(`Attribute ${index + 1} value(s)`, values)
  }
  return cells
}

/** The columns that `toWooCells` may fill, in their order. */
export const wooColumns: readonly string[] = [
  'ID',
  'Type',
  'SKU',
  'Name',
  'Short description',
  'Description',
  'Date sale price starts',
  'Date sale price ends',
  'In stock?',
  'Stock',
  'Sale price',
  'Regular price',
  'Weight',
  'Length',
  'Width',
  'Height',
  'Categories',
  'Images',
  'Parent',
  ...[1, 2, 3, 4, 5, 6].flatMap((number) => [`Attribute ${number} name`, `Attribute ${number} value(s)`]),
]
