import { describe, expect, it } from 'vitest'
import { offers, readText, tableText } from './read-text.ts'

const ean = '4006381333931'

describe('newer and older files of other platforms', () => {
  it('reads the media rows, own prices and choices of a new Wix file', () => {
    const { preset, products, rejected } = readText(
      tableText(
        ',',
        [
          'handle',
          'fieldType',
          'name',
          'visible',
          'plainDescription',
          'media',
          'mediaAltText',
          'ribbon',
          'brand',
          'price',
          'strikethroughPrice',
          'inventory',
          'sku',
          'barcode',
          'weight',
          'productOptionName1',
          'productOptionType1',
          'productOptionChoices1',
        ],
        [
          'tee',
          'PRODUCT',
          'Tee',
          'TRUE',
          '<p>d</p>',
          'https://x.example/a.jpg',
          '',
          '',
          'B',
          '20',
          '25',
          '',
          '',
          '',
          '',
          'Color',
          'SWATCH_CHOICES',
          '#ff0000:Red;#0000ff:Blue',
        ],
        ['tee', 'VARIANT', '', '', '', '', '', '', '', '21', '', '5', 'T-R', ean, '0.2', 'Color', '', '#ff0000:Red'],
        [
          'tee',
          'VARIANT',
          '',
          '',
          '',
          '',
          '',
          '',
          '',
          '22',
          '',
          'OUT_OF_STOCK',
          'T-B',
          '',
          '0.2',
          'Color',
          '',
          '#0000ff:Blue',
        ],
        ['tee', 'MEDIA', '', '', '', 'https://x.example/b.jpg', '', '', '', '', '', '', '', '', '', '', '', ''],
        ['lost', 'MEDIA', '', '', '', 'https://x.example/c.jpg', '', '', '', '', '', '', '', '', '', '', '', ''],
      ),
    )
    expect([preset, products.length, rejected.map(({ row }) => row)]).toEqual(['wix', 1, [6]])
    expect(offers(products[0])).toEqual(['T-R 21 5 Color=Red', 'T-B 22 0 Color=Blue'])
    expect(products[0]?.images.map(({ source }) => source.slice(-5))).toEqual(['a.jpg', 'b.jpg'])
    expect(products[0]?.variants[0]?.fields).toMatchObject({ listPrice: '25', identifierCode: ean })
  })

  it('joins the variations of an eBay report of active listings', () => {
    const head = [
      'Item number',
      'Title',
      'Variation details',
      'Custom label (SKU)',
      'Available quantity',
      'Format',
      'Currency',
      'Start price',
      'Current price',
      'eBay category 1 name',
      'Condition',
      'P:UPC',
      'P:EAN',
    ]
    const { preset, products } = readText(
      tableText(
        ',',
        head,
        ['110001', 'Shirt, soft', '', '', '10', 'FIXED_PRICE', 'USD', '9.99', '9.99', 'Shirts', 'NEW', '', ''],
        ['110001', 'Shirt, soft', '[Color:Red,Size:S, slim]', 'S-R', '4', '', 'USD', '9.99', '9.99', '', '', '', ean],
        ['110001', '', '[Color:Blue,Size:M]', 'S-B', '6', '', 'USD', '9.99', '', '', '', '', ''],
        ['110002', 'Mug', '', 'MUG', '2', 'FIXED_PRICE', 'USD', '5.00', '5.00', 'Mugs', 'NEW', 'Does not apply', ''],
      ),
    )
    expect([preset, products.length]).toEqual(['ebay', 2])
    expect(offers(products[0])).toEqual(['S-R 9.99 4 Color=Red|Size=S, slim', 'S-B 9.99 6 Color=Blue|Size=M'])
    expect(offers(products[1])).toEqual(['MUG 5.00 2 '])
    expect(products[1]?.variants[0]?.fields.identifierCode).toBeUndefined()
  })

  it('reads an Amazon template with three rows above its data, and a new one with five', () => {
    const old = readText(
      tableText(
        '\t',
        [
          'TemplateType=fptcustom',
          'Version=2021.1014',
          'The top 3 rows are for Amazon.com use only.',
          '',
          '',
          '',
          '',
          '',
          '',
          '',
        ],
        [
          'Seller SKU',
          'Product Name',
          'Product ID',
          'Standard Price',
          'Quantity',
          'Parentage',
          'Parent SKU',
          'Variation Theme',
          'Color',
          'Size',
        ],
        [
          'item_sku',
          'item_name',
          'external_product_id',
          'standard_price',
          'quantity',
          'parent_child',
          'parent_sku',
          'variation_theme',
          'color_name',
          'size_name',
        ],
        ['P', 'Shirt', '', '', '', 'Parent', '', 'SizeColor', '', ''],
        ['P-1', 'Shirt red', ean, '19.99', '4', 'Child', 'P', 'SizeColor', 'Red', 'S'],
      ),
    )
    expect([old.preset, old.products.length, old.rejected]).toEqual(['amazon', 1, []])
    expect(offers(old.products[0])).toEqual(['P-1 19.99 4 Color=Red|Size=S'])
    const place = '[marketplace_id=ATVPDKIKX0DER]'
    const fresh = readText(
      tableText(
        '\t',
        ['settings=attributeRow=5', '', '', '', '', '', '', '', ''],
        ['Add your products here', '', '', '', '', '', '', '', ''],
        ['Listing Identity', '', 'Variations', '', '', '', '', '', ''],
        [
          'SKU',
          'Listing Action',
          'Parentage Level',
          'Parent SKU',
          'Variation Theme Name',
          'Item Name',
          'Product Id',
          'Your Price USD',
          'Apparel Size Value',
        ],
        [
          'contribution_sku#1.value',
          '::record_action',
          `parentage_level${place}#1.value`,
          `child_parent_sku_relationship${place}#1.parent_sku`,
          'variation_theme#1.name',
          `item_name${place}[language_tag=en_US]#1.value`,
          'amzn1.volt.ca.product_id_value',
          `purchasable_offer${place}[audience=ALL]#1.our_price#1.schedule#1.value_with_tax`,
          `apparel_size${place}#1.size`,
        ],
        ['P', 'Create', 'Parent', '', 'SIZE', 'Shirt', '', '', ''],
        ['P-S', 'Create', 'Child', 'P', 'SIZE', 'Shirt S', ean, '19.99', 'S'],
      ),
    )
    expect([fresh.preset, fresh.products.length, fresh.rejected]).toEqual(['amazon', 1, []])
    expect(offers(fresh.products[0])).toEqual(['P-S 19.99  Size=S'])
    expect(fresh.products[0]?.variants[0]?.fields.identifierCode).toBe(ean)
  })

  it('keeps every row of a report parted by tabs whose cells begin with a quotation mark', () => {
    const { products, rejected, warned } = readText(
      'item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\tproduct-id\tfulfillment-channel\n"Best" mug 5" tall\td\t1\tA\t1\t1\tx\tDEFAULT\nPot\td\t2\tB\t2\t1\tx\tDEFAULT\n',
    )
    expect([products.length, rejected]).toEqual([2, []])
    expect(products[0]?.fields.title).toBe('"Best" mug 5" tall')
    expect(warned.length).toBeLessThanOrEqual(1)
  })

  it('takes pictures of a BigCommerce export from the column that is filled, and options without their colour codes', () => {
    const { products } = readText(
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
          'Retail Price',
          'Variant Image URL',
          'Internal Image URL (Export)',
          'Image URL (Import)',
          'Image Sort Order',
        ],
        ['Product', '77', 'Shirt', 'SH', '', '', '', '20', '25', '', '', '', ''],
        [
          'Variant',
          '1',
          '',
          'SH-R',
          'Type=Swatch|Name=Color|Value=Red[#ff0000]Type=Rectangles|Name=Size|Value=S',
          '',
          '4',
          '',
          '',
          'https://x.example/r.jpg',
          '',
          '',
          '',
        ],
        ['Image', '5', '', '', '', '', '', '', '', '', 'https://x.example/1.jpg', '', '0'],
      ),
    )
    expect(offers(products[0])).toEqual(['SH-R 20 4 Color=Red|Size=S'])
    expect(products[0]?.images.map(({ source }) => source.slice(-5))).toEqual(['1.jpg', 'r.jpg'])
  })

  it('reads PrestaShop files with French headers', () => {
    const { preset, products } = readText(
      tableText(
        ';',
        [
          'Identifiant produit',
          'Actif (0/1)',
          'Nom *',
          'Catégories (x,y,z...)',
          'Prix HT',
          'ID règle de taxes',
          'Référence n°',
          'Marque',
          'EAN13',
          'Quantité',
          'Description',
          'URL des images (x,y,z...)',
        ],
        [
          '1',
          '1',
          'Chemise',
          'Accueil,Vêtements',
          '16,50',
          '1',
          'CH',
          'B',
          ean,
          '10',
          '<p>d</p>',
          'https://x.example/1.jpg,https://x.example/2.jpg',
        ],
      ),
    )
    expect(preset).toBe('prestashop')
    expect(products[0]).toMatchObject({ fields: { title: 'Chemise', brand: 'B' }, images: [{}, {}] })
    expect(offers(products[0])).toEqual(['CH 16,50 10 '])
  })

  it('adds up the stock of a Shopify inventory file over its places', () => {
    const { products, rejected } = readText(
      tableText(
        ',',
        [
          'Handle',
          'Title',
          'Option1 Name',
          'Option1 Value',
          'SKU',
          'Location',
          'Available (not editable)',
          'On hand (current)',
        ],
        ['tee', 'Tee', 'Color', 'Red', 'T-R', 'Main', '5', '6'],
        ['tee', 'Tee', 'Color', 'Red', 'T-R', 'Second', '7', '7'],
        ['tee', 'Tee', 'Color', 'Blue', 'T-B', 'Main', '1', '1'],
      ),
    )
    expect(rejected).toEqual([])
    expect(offers(products[0])).toEqual(['T-R  12 Color=Red', 'T-B  1 Color=Blue'])
  })

  it('reads the file that Seller Center gives out for editing many products', () => {
    const { preset, products } = readText(
      tableText(
        ',',
        [
          'product_id',
          'category',
          'product_name',
          'product_description',
          'sku_id',
          'variation_value',
          'price',
          'quantity',
          'seller_sku',
        ],
        ['V3', 'sales_information', '', '', '', '', '', '', ''],
        [
          'Product ID',
          'Category',
          'Product Name',
          'Product Description',
          'SKU ID',
          'Variation Option',
          'Retail Price',
          'Quantity',
          'Seller SKU',
        ],
        [
          'Uneditable',
          'Uneditable',
          'Mandatory',
          'Mandatory',
          'Uneditable',
          'Uneditable',
          'Mandatory',
          'Mandatory',
          'Optional',
        ],
        ['1729384756', 'Dresses', 'Dress', 'text', '1729384757', 'Red, S', '19.9', '4', 'D-R-S'],
        ['1729384756', 'Dresses', 'Dress', 'text', '1729384758', 'Red, M', '19.9', '4', 'D-R-M'],
      ),
    )
    expect([preset, products.map(({ key }) => key)]).toEqual(['tiktok', ['1729384756']])
    expect(offers(products[0])).toEqual(['D-R-S 19.9 4 Option 1=Red, S', 'D-R-M 19.9 4 Option 1=Red, M'])
  })
})

describe('columns of a known platform in any order, with others between them', () => {
  const head = [
    'Handle',
    'Title',
    'Body (HTML)',
    'Vendor',
    'Option1 Name',
    'Option1 Value',
    'Variant SKU',
    'Variant Price',
    'Image Src',
  ]
  const rows = [
    ['tee', 'Tee', '<p>d</p>', 'B', 'Size', 'S', 'T-S', '10', 'https://x.example/1.jpg'],
    ['tee', '', '', '', '', 'M', 'T-M', '11', 'https://x.example/2.jpg'],
  ]
  it.each([1, 2, 3, 4, 5])('arrangement %i', (seed) => {
    const order = [...head.keys(), 100, 101].toSorted(
      (one, other) => ((one * 7919 * seed) % 31) - ((other * 7919 * seed) % 31),
    )
    const pick = (row: readonly string[], extra: string): string[] => order.map((index) => row[index] ?? extra)
    const { preset, products } = readText(
      tableText(',', pick(head, 'Note'), ...rows.map((row) => pick(row, 'kept aside'))),
    )
    expect(preset).toBe('shopify')
    expect(offers(products[0])).toEqual(['T-S 10  Size=S', 'T-M 11  Size=M'])
    expect(products[0]?.images).toHaveLength(2)
  })
})
