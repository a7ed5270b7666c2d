// Further shapes that platforms give their files: metafields, sales on parents, reports that begin with a variation, numbers of a platform's own.
import { describe, expect, it } from 'vitest'
import { offers, readText, tableText } from './read-text.ts'

const facts = (product: { facts: readonly { name: string; values: readonly string[] }[] } | undefined): string[] =>
  (product?.facts ?? []).map(({ name, values }) => `${name}: ${values.join(', ')}`)

describe('Shopify', () => {
  it('gives metafields and Google fields as facts, and takes the apostrophe off numbers that it kept as text', () => {
    const { products } = readText(
      tableText(
        ',',
        [
          'Handle',
          'Title',
          'Variant SKU',
          'Variant Price',
          'Variant Barcode',
          'Fabric (product.metafields.shopify.fabric)',
          'Metafield: custom.care_advice [single_line_text_field]',
          'Google Shopping / Age Group',
        ],
        ['a', "'80s shirt", "'00123", '9', "'4006381333931", 'linen; cotton', 'Wash cold', 'adult'],
      ),
    )
    expect(offers(products[0])).toEqual(['00123 9  '])
    expect(products[0]?.variants[0]?.fields).toMatchObject({ identifierCode: '4006381333931', identifierType: 'EAN' })
    expect(products[0]?.fields.title).toBe("'80s shirt")
    expect(facts(products[0])).toEqual(['Fabric: linen, cotton', 'Care advice: Wash cold', 'Age group: adult'])
  })

  it('reads weights in their own unit and several pictures in one cell, as apps write them', () => {
    const { products } = readText(
      tableText(
        ',',
        ['Handle', 'Title', 'Image Src', 'Variant SKU', 'Variant Price', 'Variant Weight', 'Variant Weight Unit'],
        ['a', 'Tee', 'https://x.example/1.jpg;https://x.example/2.jpg', 'A', '9', '0.5', 'lb'],
        ['b', 'Cup', 'https://x.example/w_1,h_2/c.jpg', 'B', '9', 'heavy', 'kg'],
      ),
    )
    expect(products.map(({ fields }) => [fields.weight, fields.weightUnit])).toEqual([
      ['226.796', 'GRAM'],
      ['heavy', 'GRAM'],
    ])
    expect(products.map(({ images }) => images.length)).toEqual([2, 1])
  })
})

describe('WooCommerce', () => {
  it('has line breaks where the export writes \\n, and takes the deepest category', () => {
    const { products } = readText(
      tableText(
        ',',
        ['ID', 'Type', 'SKU', 'Name', 'Description', 'Regular price', 'Categories', 'Images', 'In stock?', 'Parent'],
        ['1', 'simple', 'S', 'Soap', 'One\\nTwo C:\\\\new', '3', 'Bath, Bath > Soap > Bars, Sale', '', '1', ''],
      ),
    )
    expect(products[0]?.fields).toMatchObject({ description: 'One\nTwo C:\\new', sourceCategory: 'Bath > Soap > Bars' })
  })
})

describe('Magento', () => {
  it('says that a special price which is bound to dates was left out', () => {
    const { products, warned } = readText(
      tableText(
        ',',
        [
          'sku',
          'attribute_set_code',
          'product_type',
          'name',
          'price',
          'special_price',
          'special_price_from_date',
          'qty',
        ],
        ['A', 'Default', 'simple', 'Bag', '34', '30', '1/1/26', '5'],
      ),
    )
    expect(offers(products[0])).toEqual(['A 34 5 '])
    expect(warned).toMatchObject([{ row: 2, column: 'special_price', raw: '30' }])
  })
})

describe('eBay', () => {
  const report = [
    'Item number',
    'Title',
    'Variation details',
    'Custom label (SKU)',
    'Available quantity',
    'Start price',
    'Current price',
  ]

  it('keeps a variation that no row of its product stands above, and takes the price that is filled in', () => {
    const { preset, products, rejected } = readText(
      tableText(
        ',',
        report,
        ['11', 'Shirt', '[Color:Red,Size:M]', 'R-M', '2', '', '9.99'],
        ['11', 'Shirt', '[Color:Blue, navy,Size:L]', 'B-L', '1', '', '10.99'],
        ['12', 'Hat', '', 'HAT', '5', '19.99', ''],
      ),
    )
    expect(preset).toBe('ebay')
    expect(rejected).toEqual([])
    expect(products.map(offers)).toEqual([
      ['R-M 9.99 2 Color=Red|Size=M', 'B-L 10.99 1 Color=Blue, navy|Size=L'],
      ['HAT 19.99 5 '],
    ])
  })

  it('gives a variation its picture, and takes the choices of a product for no variation', () => {
    const { products } = readText(
      tableText(
        ',',
        [
          '*Action(SiteID=US)',
          'CustomLabel',
          '*Title',
          'Relationship',
          'RelationshipDetails',
          '*StartPrice',
          '*Quantity',
          'PicURL',
        ],
        ['Add', 'HAT', 'Hat', '', 'Color=Red;Blue', '', '', 'https://x.example/hat.jpg'],
        ['', 'HAT-R', '', 'Variation', 'Color=Red', '5', '1', 'Red=https://x.example/red.jpg'],
      ),
    )
    expect(offers(products[0])).toEqual(['HAT-R 5 1 Color=Red'])
    expect(products[0]?.variants[0]?.imageSource).toBe('https://x.example/red.jpg')
    expect(products[0]?.images.map(({ source }) => source)).toEqual([
      'https://x.example/hat.jpg',
      'https://x.example/red.jpg',
    ])
  })
})

describe('Amazon', () => {
  it('takes its own number for no product code', () => {
    const { products } = readText(
      tableText(
        '\t',
        ['item-name', 'listing-id', 'seller-sku', 'price', 'quantity', 'product-id', 'asin1', 'fulfillment-channel'],
        ['Mug', '1', 'M-1', '9', '2', 'B0ABCDEFGH', 'B0ABCDEFGH', 'DEFAULT'],
        ['Cup', '2', 'C-1', '9', '2', '4006381333931', 'B0ABCDEFGI', 'DEFAULT'],
      ),
    )
    expect(products.map(({ variants }) => variants[0]?.fields.identifierCode)).toEqual([undefined, '4006381333931'])
  })
})

describe('BigCommerce', () => {
  it('sells variants at the sale price of their product, keeps custom fields, and leaves a video out with a word', () => {
    const { products, rejected, warned } = readText(
      tableText(
        ',',
        [
          'Item',
          'ID',
          'Name',
          'SKU',
          'Options',
          'Inventory Tracking',
          'Current Stock',
          'Price',
          'Cost Price',
          'Retail Price',
          'Sale Price',
          'Categories',
          'Custom Fields',
        ],
        [
          'Product',
          '1',
          'Lamp',
          'L',
          '',
          'variant',
          '',
          '40',
          '',
          '',
          '30',
          'All;Home/Lamps',
          'Material=Brass;Care=Dry',
        ],
        ['Variant', '2', '', 'L-B', 'Type=Swatch|Name=Color|Value=Black', '', '4', '', '', '', '', '', ''],
        ['Variant', '3', '', 'L-W', 'Type=Swatch|Name=Color|Value=White', '', '5', '45', '', '', '0', '', ''],
        ['Video', '9', '', '', '', '', '', '', '', '', '', '', ''],
      ),
    )
    expect(offers(products[0])).toEqual(['L-B 30 4 Color=Black', 'L-W 45 5 Color=White'])
    expect(products[0]?.variants.map(({ fields }) => fields.listPrice)).toEqual(['40', undefined])
    expect(products[0]?.fields.sourceCategory).toBe('Home/Lamps')
    expect(facts(products[0])).toEqual(['Material: Brass', 'Care: Dry'])
    expect(rejected).toEqual([])
    expect(warned).toMatchObject([{ row: 5, column: 'Item' }])
  })
})

describe("TikTok's template", () => {
  it('takes a row of help for no product, also where it leaves the offer blank', () => {
    const { products } = readText(
      tableText(
        ',',
        [
          'category',
          'product_name',
          'product_description',
          'main_image',
          'property_value_1',
          'price',
          'quantity',
          'seller_sku',
        ],
        [
          'Category',
          'Product Name',
          'Product Description',
          'Main Product Image',
          'Variation 1 Value',
          'Retail Price',
          'Quantity',
          'Seller SKU',
        ],
        ['Select the category', 'Enter a name of 1-255 characters', '', '', '', '', '', ''],
        ['Shirts (601226)', 'Select Comfort shirt', 'x', 'https://x.example/1.jpg', 'S', '25', '9', 'OX-S'],
      ),
    )
    expect(products.map(({ fields }) => fields.title)).toEqual(['Select Comfort shirt'])
  })
})
