import { describe, expect, it } from 'vitest'
import { sharedData } from '#test/shared-data.ts'
import { readProducts } from './read-file.ts'

// Preset, rows below the header, products, variants, images, rows set apart. Grouped, bundled, external and booked things are no products of one parcel.
const table: readonly (readonly [
  file: string,
  preset: string,
  rows: number,
  products: number,
  variants: number,
  images: number,
  rejected: number,
])[] = [
  ['catalogs/shopify/packt_Product-data.csv', 'shopify', 21, 20, 21, 21, 0],
  ['catalogs-no-licence/shopify/apparel.csv', 'shopify', 22, 20, 22, 20, 0],
  ['catalogs-no-licence/shopify/home-and-garden.csv', 'shopify', 21, 20, 21, 21, 0],
  ['catalogs-no-licence/wix/catalog_products_24k.csv', 'wix', 24_318, 408, 24_106, 1244, 0],
  ['catalogs-no-licence/etsy/EtsyListingsDownload_marvilusart.csv', 'etsy', 92, 92, 1021, 505, 0],
  ['catalogs-no-licence/ebay/category-listing-template_CCG_header-only.csv', 'ebay', 0, 0, 0, 0, 0],
  ['catalogs-no-licence/ebay/category-listing-template_books.csv', 'ebay', 0, 0, 0, 0, 0],
  ['catalogs-no-licence/ebay/ebay-listing_5rows.csv', 'ebay', 5, 3, 3, 0, 2],
  ['catalogs-no-licence/amazon/sample-variation-flat-file.tsv', 'amazon', 10, 3, 6, 0, 2],
  ['catalogs-no-licence/google/celebird_variants_example.xml', 'google', 2, 1, 2, 2, 0],
  ['catalogs-copyleft/woocommerce/sample_products.csv', 'woocommerce', 24, 13, 20, 21, 2],
  ['catalogs-copyleft/woocommerce/sample_products_2018.csv', 'woocommerce', 25, 16, 21, 21, 2],
  ['catalogs-copyleft/woocommerce/sample_products_2018.xml', 'woocommerce', 18, 16, 14, 0, 2],
  ['catalogs-copyleft/woocommerce/csv-import-suite_dummy-products_2016.csv', 'woocommerce-suite', 23, 23, 21, 51, 0],
  ['catalogs-copyleft/woocommerce/csv-import-suite_dummy-variations_2016.csv', 'woocommerce-suite', 4, 2, 4, 4, 0],
  ['catalogs-copyleft/magento2/catalog_product.csv', 'magento', 6, 3, 3, 0, 3],
  ['catalogs/bagisto/products.csv', 'bagisto', 26, 5, 8, 11, 17],
  ['catalogs/bagisto/products.xlsx', 'bagisto', 26, 5, 8, 11, 17],
  ['catalogs/bagisto/products.xml', 'bagisto', 26, 5, 8, 11, 17],
  ['catalogs/bagisto/e2e_products.xls', 'bagisto', 11, 5, 8, 11, 2],
  ['catalogs/bagisto/products-with-errors.csv', 'bagisto', 2, 1, 1, 0, 1],
  ['catalogs/bagisto/products-image-urls.csv', 'bagisto', 2, 2, 2, 2, 0],
]

const folder = sharedData('data')

describe.skipIf(folder === null)('real catalogues through the preset they belong to', () => {
  it.each(table)('%s', async (file, preset, rows, products, variants, images, rejected) => {
    const read = await readProducts(`${folder}/${file}`)
    expect({
      preset: read.source.layout.preset?.id,
      rows: read.counts.kept + read.counts.setApart,
      products: read.products.length,
      variants: read.products.reduce((sum, product) => sum + product.variants.length, 0),
      images: read.products.reduce((sum, product) => sum + product.images.length, 0),
      rejected: read.rejected.length,
    }).toEqual({ preset, rows, products, variants, images, rejected })
    // Every row is in a product or set apart, and in one place only.
    const used = new Set(
      read.products.flatMap((product) => [...product.rows, ...product.variants.flatMap((variant) => variant.rows)]),
    )
    const apart = read.rejected.map((problem) => problem.row)
    expect(used.size + apart.length).toBe(rows)
    expect(apart.filter((row) => used.has(row))).toEqual([])
    for (const problem of read.rejected) expect(problem.sentence).toMatch(/^.{20,}\.$/s)
  })

  it('reads the same products out of CSV, XLSX and XML', async () => {
    const [csv, xlsx, xml] = await Promise.all(
      ['csv', 'xlsx', 'xml'].map((ending) => readProducts(`${folder}/catalogs/bagisto/products.${ending}`)),
    )
    const withoutRows = (read: typeof csv): unknown =>
      read?.products.map(({ rows: _rows, variants, ...product }) => ({
        ...product,
        variants: variants.map(({ rows: _own, ...variant }) => variant),
      }))
    expect(withoutRows(xlsx)).toEqual(withoutRows(csv))
    expect(withoutRows(xml)).toEqual(withoutRows(csv))
  })

  it('gives a Wix variant the price of its product plus its surcharge, and an address to a bare media id', async () => {
    const { products } = await readProducts(`${folder}/catalogs-no-licence/wix/catalog_products_24k.csv`)
    const [first] = products
    expect(first?.variants[0]).toMatchObject({
      fields: { price: '115.0' },
      options: [{ name: 'Item selection' }, { name: 'Quantity', value: '150' }],
    })
    expect(first?.images[0]?.source).toMatch(/^https:\/\/static\.wixstatic\.com\/media\/506c6a_/)
  })

  it('names each planted fault of an Amazon file, and no other', async () => {
    const { rejected, warnings } = await readProducts(
      `${folder}/catalogs-no-licence/amazon/sample-variation-flat-file.tsv`,
    )
    expect(rejected.map((problem) => [problem.row, problem.column])).toEqual([
      [6, 'parent_sku'],
      [9, 'sku'],
    ])
    expect(warnings.map((problem) => problem.row)).toEqual([10])
  })

  it('joins variations in a second WooCommerce file to the products of the first', async () => {
    const first = await readProducts(`${folder}/catalogs-copyleft/woocommerce/csv-import-suite_dummy-products_2016.csv`)
    const second = await readProducts(
      `${folder}/catalogs-copyleft/woocommerce/csv-import-suite_dummy-variations_2016.csv`,
    )
    const keys = new Set(first.products.map((product) => product.key))
    expect(second.products.every((product) => keys.has(product.key))).toBe(true)
  })
})
