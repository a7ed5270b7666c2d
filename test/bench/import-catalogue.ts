// Writes a large catalogue in Shopify's layout for the import bench: quotes, HTML, line breaks in cells, four rows a product. The same seed gives the same file.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const columns = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Product Category',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Fulfillment Service',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Requires Shipping',
  'Variant Taxable',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Image Alt Text',
  'Gift Card',
  'Variant Image',
  'Variant Weight Unit',
  'Status',
]

const words = [
  'oak',
  'linen',
  'brass',
  'soft',
  'woven',
  'hand',
  'made',
  'calm',
  'café',
  'table',
  'lamp',
  'throw',
  'stone',
  'river',
  'light',
  'größe',
  'frame',
  'glass',
]

const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Writes `rows` rows below the header to a file. */
export const writeCatalogue = async (file: string, rows: number, seed: number): Promise<void> => {
  const random = createRandom(seed)
  const some = (count: number): string =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ')
  const out = createWriteStream(file)
  out.write(`${columns.map(quoted).join(',')}\r\n`)
  const body = (): string => {
    const paragraphs = Array.from({ length: 7 }, () => `<p class="text">${some(24)}, "${some(3)}"</p>`)
    return `${paragraphs.join('\n')}\n<ul><li>${some(12)}</li><li>12" x 8"</li></ul>`
  }
  for (let row = 0; row < rows; row += 1) {
    const product = Math.floor(row / 4)
    const variant = row % 4
    const isFirst = variant === 0
    const handle = `product-${product}-${words[product % words.length] ?? ''}`
    const cells = [
      handle,
      isFirst ? `${some(6)} ${product}` : '',
      isFirst ? body() : '',
      isFirst ? 'Harrow, Hearth & Sons' : '',
      isFirst ? 'Home & Garden > Decor' : '',
      isFirst ? 'Decor' : '',
      isFirst ? `${some(2)}, ${some(1)}` : '',
      isFirst ? 'true' : '',
      isFirst ? 'Color' : '',
      ['Sand', 'Moss', 'Rust', 'Ink'][variant] ?? '',
      isFirst ? 'Size' : '',
      variant % 2 === 0 ? 'Small' : 'Large',
      `SKU-${product}-${variant}`,
      String(200 + (product % 900)),
      'shopify',
      String(row % 90),
      'deny',
      'manual',
      `${5 + (row % 300)}.99`,
      row % 3 === 0 ? `${9 + (row % 300)}.99` : '',
      'true',
      'true',
      String(4_000_000_000_000 + row),
      `https://cdn.example.com/s/files/1/0559/0089/7434/products/${handle}-${variant}.jpg?v=${1_600_000_000 + row}`,
      String(variant + 1),
      some(4),
      'false',
      `https://cdn.example.com/s/files/1/0559/0089/7434/products/${handle}-${variant}.jpg?v=${1_600_000_000 + row}`,
      'g',
      'active',
    ]
    if (!out.write(`${cells.map(quoted).join(',')}\r\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}
