import { describe, expect, it } from 'vitest'
import { offers, readText } from './read-text.ts'

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`

describe('Shopify', () => {
  const head =
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Grams,Image Src,Image Position,Variant Image,Included / International,Price / International,Status'

  it('joins continuation rows, images in their order, and leaves market columns alone', () => {
    const { products, rejected } = readText(
      lines(
        head,
        'tee,Tee,Size,S,T-S,10,12,200,https://x.example/2.jpg,2,,true,11,draft',
        'tee,,,M,T-M,10,12,250,https://x.example/1.jpg,1,https://x.example/m.jpg,true,11,',
        'tee,,,,,,,,https://x.example/3.jpg,3,,,,',
        'cap,Cap,Title,Default Title,C-1,5,,0,,,,,,archived',
      ),
    )
    expect(rejected).toEqual([])
    expect(products.map(({ key, rows }) => [key, rows])).toEqual([
      ['tee', [2, 3, 4]],
      ['cap', [5]],
    ])
    expect(offers(products[0])).toEqual(['T-S 10  Size=S', 'T-M 10  Size=M'])
    expect(products[0]?.images.map(({ source }) => source.slice(-5))).toEqual(['1.jpg', '2.jpg', '3.jpg', 'm.jpg'])
    expect(products[0]?.fields).toMatchObject({ weight: '250', weightUnit: 'GRAM' })
    expect(products[1]?.variants[0]?.options).toEqual([])
  })

  it('knows the new column names, and a handle that comes again goes on with its product', () => {
    const { preset, products } = readText(
      lines(
        'URL handle,Title,Description,Option1 name,Option1 value,SKU,Price,Compare-at price,Inventory quantity,Weight value (grams),Product image URL',
        'a,One,Text,Color,Red,A-1,1,,3,100,',
        'b,Two,,,,B-1,2,,4,,',
        'a,,,,Blue,A-2,1,,5,,',
      ),
    )
    expect(preset).toBe('shopify')
    expect(products.map(({ key, isContinuation }) => [key, isContinuation])).toEqual([
      ['a', false],
      ['b', false],
      ['a', true],
    ])
    expect(offers(products[2])).toEqual(['A-2 1 5 Color=Blue'])
  })

  it('sets a repeated variant and a row without a handle apart, and names a SKU of two variants', () => {
    const { rejected, warned } = readText(
      lines(
        head,
        'tee,Tee,Size,S,T-S,10,,,,,,,,',
        'tee,,,S,T-X,10,,,,,,,,',
        'tee,,,M,T-S,10,,,,,,,,',
        ',Lost,,,,1,,,,,,,,',
      ),
    )
    expect(rejected.map(({ row }) => row)).toEqual([3, 5])
    expect(warned.map(({ row }) => row)).toEqual([4])
  })

  it('flags rounded and shortened codes and keeps them as they are', () => {
    const { products, warned } = readText(
      lines(
        'Handle,Title,Variant SKU,Variant Price,Variant Barcode',
        'a,A,S1,1,8.50042E+11',
        'b,B,S2,1,36000291452',
        'c,C,S3,1,"=""0036000291452"""',
      ),
    )
    expect(warned.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Variant Barcode'],
      [3, 'Variant Barcode'],
    ])
    expect(products.map(({ variants }) => variants[0]?.fields.identifierCode)).toEqual([
      '8.50042E+11',
      '36000291452',
      '0036000291452',
    ])
  })
})

describe('WooCommerce', () => {
  it('joins variations by SKU and by id, takes the sale price, units out of the names, and leaves scheduled sales out', () => {
    const { products, rejected, warned } = readText(
      lines(
        'ID,Type,SKU,Name,Regular price,Sale price,Date sale price ends,Stock,In stock?,Weight (lbs),Length (in),Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)',
        '1,variable,hood,Hoodie,,,,,1,2,10,Clothing > Hoodies,"https://x.example/a.jpg, https://x.example/b.jpg",,Color,"Red, Blue"',
        '2,variation,hood-r,Hoodie - Red,45,40,,3,1,,,,,hood,Color,Red',
        '3,variation,,Hoodie - Blue,45,,,,0,,,,,id:1,Color,Blue',
        '4,simple,mug,Mug,12,9,2026-01-01,7,1,.5,,Mugs,,,,',
        '5,grouped,set,Set,,,,,1,,,,,,,',
        '6,variation,lost,Lost,1,,,,1,,,,,,,',
      ),
    )
    expect(offers(products[0])).toEqual(['hood-r 40 3 Color=Red', ' 45 0 Color=Blue'])
    expect(products[0]?.fields).toMatchObject({ weight: '2', weightUnit: 'POUND', length: '10', dimensionUnit: 'INCH' })
    expect(offers(products[1])).toEqual(['mug 12 7 '])
    expect(warned.map(({ row }) => row)).toEqual([5])
    expect(rejected.map(({ row }) => row)).toEqual([6, 7])
  })
})

describe('Magento 2', () => {
  it('gives a configurable product the simple rows it names, wherever they stand', () => {
    const { products, warned } = readText(
      lines(
        'sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,weight,price,special_price,qty,is_in_stock,base_image,additional_images,additional_attributes,configurable_variations',
        'T-S,,Default,simple,,base,Tee S,0.2,10,,5.0000,1,/t/s.jpg,,"color=Red,size=S",',
        'T-M,,Default,simple,,base,Tee M,0.2,10,8,0,0,/t/m.jpg,,"color=Red,size=M",',
        'T,,Default,configurable,"Default Category/Men,Default Category/Men/Tees",base,Tee,,,,,1,/t/t.jpg,"/t/1.jpg,/t/2.jpg",,"sku=T-S,size=S,color=Red|sku=T-M,size=M,color=Red|sku=T-X,size=X,color=Red"',
        'T,de,Default,configurable,,,Hemd,,,,,,,,,',
        'M,,Default,simple,Default Category/Mugs,base,Mug,0.4,4,,9,1,,,,',
      ),
    )
    expect(products.map(({ key }) => key)).toEqual(['T', 'M'])
    expect(offers(products[0])).toEqual(['T-S 10 5 Size=S|Color=Red', 'T-M 8 0 Size=M|Color=Red'])
    expect(products[0]?.fields).toMatchObject({ title: 'Tee', sourceCategory: 'Men/Tees' })
    expect(warned.map(({ raw }) => raw)).toEqual(['T', 'T-X'])
  })
})

describe('eBay', () => {
  it('reads help rows, stars, variations and a product that stands for itself', () => {
    const { preset, products, rejected } = readText(
      lines(
        'Info,Version=1.0.0,Template=fx_category_template_EBAY_US',
        '*Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8),CustomLabel,*Category,*Title,Relationship,RelationshipDetails,*ConditionID,C:Brand,C:Material,PicURL,*Description,*Format,*Duration,*StartPrice,*Quantity,Product:UPC',
        'Add,TEE,15687,Tee,,Size=S;M,1000,Acme,Cotton,https://x.example/1.jpg|https://x.example/2.jpg,<p>Soft</p>,FixedPrice,GTC,,,',
        ',TEE-S,,,Variation,Size=S,,,,,,,,10,3,',
        ',TEE-M,,,Variation,Size=M,,,,,,,,11,4,036000291452',
        'Add,MUG,20625,Mug,,,1000,,,,,FixedPrice,GTC,5,9,Does not apply',
        'Info,>>> help',
        'End,OLD,,,,,,,,,,,,,,',
      ),
    )
    expect(preset).toBe('ebay')
    expect(offers(products[0])).toEqual(['TEE-S 10 3 Size=S', 'TEE-M 11 4 Size=M'])
    expect(products[0]).toMatchObject({ fields: { brand: 'Acme' }, facts: [{ name: 'material', values: ['Cotton'] }] })
    expect(products[0]?.images).toHaveLength(2)
    expect(offers(products[1])).toEqual(['MUG 5 9 '])
    expect(products[1]?.variants[0]?.fields.identifierCode).toBeUndefined()
    expect(rejected.map(({ row }) => row)).toEqual([8])
  })
})

describe('Amazon', () => {
  it('reads a flat file with two rows above its column names', () => {
    const { preset, products } = readText(
      lines(
        'TemplateType=fptcustom\tVersion=2024.0101\tThe top rows are for Amazon only.\t\t\t\t\t\t\t\t',
        'Product Type\tSeller SKU\tProduct Name\tParentage\tParent SKU\tVariation Theme\tColor\tYour Price\tQuantity\tMain Image URL\tProduct ID',
        'feed_product_type\titem_sku\titem_name\tparent_child\tparent_sku\tvariation_theme\tcolor_name\tstandard_price\tquantity\tmain_image_url\texternal_product_id',
        'lamp\tL\tLamp\tparent\t\tColor\t\t\t\thttps://x.example/l.jpg\t',
        'lamp\tL-R\tLamp red\tchild\tL\tColor\tRed\t20\t3\thttps://x.example/r.jpg\t4006381333931',
        'lamp\tL-B\tLamp blue\tchild\tL\tColor\tBlue\t21\t4\t\t',
      ),
    )
    expect(preset).toBe('amazon')
    expect(products.map(({ key, fields }) => [key, fields.title])).toEqual([['L', 'Lamp']])
    expect(offers(products[0])).toEqual(['L-R 20 3 Color=Red', 'L-B 21 4 Color=Blue'])
  })

  it('reads the new templates, whose names carry paths and places', () => {
    const market = '[marketplace_id=ATVPDKIKX0DER]'
    const { preset, products } = readText(
      lines(
        [
          `contribution_sku#1.value`,
          '::record_action',
          'product_type#1.value',
          `parentage_level${market}#1.value`,
          `child_parent_sku_relationship${market}#1.parent_sku`,
          `variation_theme#1.name`,
          `item_name${market}[language_tag=en_US]#1.value`,
          `color${market}[language_tag=en_US]#1.value`,
          `purchasable_offer${market}[audience=ALL]#1.our_price#1.schedule#1.value_with_tax`,
          `fulfillment_availability#1.quantity`,
          `main_product_image_locator${market}#1.media_location`,
        ].join('\t'),
        'P\tCreate or Replace\tLAMP\tParent\t\tCOLOR\tLamp\t\t\t\thttps://x.example/p.jpg',
        'P-1\tCreate or Replace\tLAMP\tChild\tP\tCOLOR\tLamp\tRed\t20\t5\t',
      ),
    )
    expect(preset).toBe('amazon')
    expect(offers(products[0])).toEqual(['P-1 20 5 Color=Red'])
  })
})

describe('BigCommerce', () => {
  it('reads the old form: SKU rows with options in the name', () => {
    const { preset, products } = readText(
      lines(
        'Item Type,Product ID,Product Name,Product Type,Product Code/SKU,Brand Name,Option Set,Product Description,Price,Retail Price,Sale Price,Product Weight,Current Stock Level,Category,Product Image File - 1,Product Image File - 2,Product UPC/EAN',
        'Product,77,Tee,P,TEE,Acme,Tees,<p>x</p>,20,25,,1,0,Shop/Tees;Sale,a.jpg,b.jpg,',
        '"  SKU",,"[S]Color=Red:#ff0000,[RB]Size=Small",,TEE-R,,,,,,,,4,,,,',
        '"  SKU",,"[S]Color=Blue,[RB]Size=Small",,TEE-B,,,,[ADD]2.5,,,,5,,,,',
        '"  Rule",,TEE,,,,,,,,,,,,,,',
        'Product,78,Mug,P,MUG,,,,5,,,,9,Shop/Mugs,,,',
      ),
    )
    expect(preset).toBe('bigcommerce')
    expect(offers(products[0])).toEqual(['TEE-R 20 4 Color=Red|Size=Small', 'TEE-B 22.5 5 Color=Blue|Size=Small'])
    expect(offers(products[1])).toEqual(['MUG 5 9 '])
  })

  it('reads the new form: Variant and Image rows', () => {
    const { products } = readText(
      lines(
        'Item,ID,Name,Type,SKU,Options,Inventory Tracking,Current Stock,Price,Cost Price,Retail Price,Sale Price,Categories,Description,Weight,Image URL (Import),Image Sort Order',
        'Product,1,Tee,physical,TEE,,variant,,20,,,,Tees,Text,1,,',
        'Variant,,,,TEE-S,Type=Rectangles|Name=Size|Value=S,,3,,,,,,,,,',
        'Image,,,,,,,,,,,,,,,https://x.example/2.jpg,2',
        'Image,,,,,,,,,,,,,,,https://x.example/1.jpg,1',
      ),
    )
    expect(offers(products[0])).toEqual(['TEE-S 20 3 Size=S'])
    expect(products[0]?.images.map(({ source }) => source.slice(-5))).toEqual(['1.jpg', '2.jpg'])
  })
})

describe('PrestaShop', () => {
  it('reads products with a discount, and combinations in a second file', () => {
    const first = readText(
      lines(
        'Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax included;Tax rules ID;On sale (0/1);Discount amount;Discount percent;Reference #;Manufacturer;EAN13;Ecotax;Weight;Quantity;Description;Image URLs (x,y,z...);Feature(Name:Value:Position)',
        '1;1;Lamp;Light,Home;20.00;1;0;;10;L-1;Acme;4006381333931;0;1.5;7;<p>x</p>;https://x.example/1.jpg,https://x.example/2.jpg;Material:Oak:1',
      ),
    )
    expect(first.preset).toBe('prestashop')
    expect(offers(first.products[0])).toEqual(['L-1 18.00 7 '])
    expect(first.products[0]).toMatchObject({
      key: 'id:1',
      facts: [{ name: 'Material', values: ['Oak'] }],
      fields: { sourceCategory: 'Light' },
    })
    const second = readText(
      lines(
        'Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Supplier reference;Reference;EAN13;Wholesale price;Impact on price;Ecotax;Quantity;Minimal quantity',
        '1;Color:color:0,Size:select:1;Red:0,S:0;;L-R;;;0;0;3;1',
        '1;Color:color:0,Size:select:1;Blue:1,M:1;;L-B;;;2.00;0;4;1',
      ),
    )
    expect(second.products[0]?.key).toBe('id:1')
    expect(offers(second.products[0])).toEqual(['L-R  3 Color=Red|Size=S', 'L-B  4 Color=Blue|Size=M'])
    expect(second.warned.map(({ row }) => row)).toEqual([3])
  })
})

describe('Google Merchant', () => {
  it('reads a tab separated feed: groups, sale prices, units, sold out', () => {
    const { preset, products } = readText(
      lines(
        'id\ttitle\tdescription\tlink\timage link\tadditional image link\tavailability\tprice\tsale price\tbrand\tgtin\titem group id\tcolor\tsize\tmaterial\tshipping weight\tproduct type',
        'a-1\tTee\tSoft\thttps://x.example\thttps://x.example/1.jpg\thttps://x.example/2.jpg,https://x.example/3.jpg\tin_stock\t20.00 EUR\t15.00 EUR\tAcme\t4006381333931\tg1\tRed\tS\tCotton\t0.3 kg\tClothing > Tees',
        'a-2\tTee\tSoft\thttps://x.example\thttps://x.example/4.jpg\t\tout of stock\t20.00 EUR\t\tAcme\t\tg1\tRed\tM\tCotton\t0.3 kg\t',
        'b\tMug\tx\thttps://x.example\thttps://x.example/m.jpg\t\tin stock\t5.00 EUR\t\t\t\t\tWhite\t\t\t\t',
      ),
    )
    expect(preset).toBe('google')
    expect(offers(products[0])).toEqual(['a-1 15.00  Color=Red|Size=S', 'a-2 20.00 0 Color=Red|Size=M'])
    expect(products[0]).toMatchObject({
      key: 'g1',
      fields: { weight: '0.3', weightUnit: 'KILOGRAM', sourceCategory: 'Clothing > Tees' },
    })
    expect(products[1]).toMatchObject({
      key: 'b',
      variants: [{ options: [] }],
      facts: [{ name: 'Color', values: ['White'] }],
    })
  })
})

describe('TikTok Shop templates', () => {
  it('skips words, obligations and help below the keys, and joins rows with one name', () => {
    const { preset, products } = readText(
      lines(
        'category,brand,product_name,product_description,main_image,image_2,property_name_1,property_value_1,property_1_image,parcel_weight,parcel_length,price,quantity,seller_sku,product_property/100157',
        'V3,,,,,,,,,,,,,,',
        'Category,Brand,Product Name,Product Description,Main Product Image,Product Image 2,Variation 1 Name,Variation 1 Value,Variation 1 Image,Package Weight(g),Package Length(cm),Retail Price,Quantity,Seller SKU,Material',
        'Mandatory,Optional,Mandatory,Mandatory,Mandatory,Optional,Optional,Optional,Optional,Mandatory,Optional,Mandatory,Mandatory,Optional,Optional',
        'Select it,,Fewer than 255 letters,,,,,,,,,Enter the price of the product,,,',
        'Home/Lamps (600123),Acme (0123327),Lamp,Text,https://x.example/1.jpg,https://x.example/2.jpg,Color,Red,https://x.example/r.jpg,500,30,20,3,L-R,Oak',
        'Home/Lamps (600123),Acme (0123327),Lamp,Text,https://x.example/1.jpg,,Color,Blue,,500,30,21,4,L-B,Oak',
      ),
    )
    expect(preset).toBe('tiktok')
    expect(products).toHaveLength(1)
    expect(offers(products[0])).toEqual(['L-R 20 3 Color=Red', 'L-B 21 4 Color=Blue'])
    expect(products[0]?.fields).toMatchObject({ categoryId: '600123', brand: 'Acme', weight: '500' })
  })
})

describe('clearing and leaving alone', () => {
  it('clears with the token, leaves blank cells and missing columns alone', () => {
    const { products } = readText(
      lines(
        'Handle,Title,Vendor,Body (HTML),Variant SKU,Variant Price,Variant Compare At Price',
        'a,Lamp,<clear>,,S,10,<CLEAR>',
      ),
    )
    expect(products[0]?.fields).toEqual({ title: 'Lamp', brand: '' })
    expect(products[0]?.variants[0]?.fields).toEqual({ sellerSku: 'S', price: '10', listPrice: '' })
  })
})
