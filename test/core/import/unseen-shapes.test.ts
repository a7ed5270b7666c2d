import { describe, expect, it } from 'vitest'
import { detectText } from '#core/import/catalogue.ts'
import { proposeMapping } from '#core/import/mapping/propose.ts'
import { createXmlItems } from '#core/import/xml-items.ts'
import { offers, readText } from './read-text.ts'

const blanks = (count: number): string => ','.repeat(count)

describe('Etsy in another language', () => {
  it('is known by the order of its columns, and its variants come in', () => {
    const { preset, products } = readText(
      [
        'TITOLO,DESCRIZIONE,PREZZO,CURRENCY_CODE,QUANTITÀ,TAG,MATERIALI,IMMAGINE1,IMMAGINE2,IMMAGINE3,IMMAGINE4,IMMAGINE5,TIPO VARIANTE 1,NOME VARIANTE 1,VALORI VARIANTE 1,TIPO VARIANTE 2,NOME VARIANTE 2,VALORI VARIANTE 2,SKU',
        'Vaso,Fatto a mano,12.50,EUR,3,a,argilla,https://x.example/1.jpg,,,,,Taglia,Taglia,"Grande,Piccolo",,,,',
        `Ciotola,Fatta a mano,12.50,EUR,3,a,argilla,https://x.example/2.jpg${blanks(11)}C-1`,
      ].join('\n'),
    )
    expect(preset).toBe('etsy')
    expect(products.map((product) => [product.fields.title, product.images.length])).toEqual([
      ['Vaso', 1],
      ['Ciotola', 1],
    ])
    expect(offers(products[0])).toEqual([' 12.50  Taglia=Grande', ' 12.50  Taglia=Piccolo'])
    expect(offers(products[1])).toEqual(['C-1 12.50 3 '])
  })
})

describe('TikTok Shop templates of a market with pounds and inches', () => {
  it('takes units and names of attributes from the row of words below the keys', () => {
    const { preset, products } = readText(
      [
        'category,product_name,product_description,main_image,property_name_1,property_value_1,parcel_weight,parcel_length,price,quantity,seller_sku,product_property/100157',
        `V3${blanks(11)}`,
        'Category,Product name,Product description,Main image,Primary variation name (theme),Primary variation value (option),Package weight(lb),Package length(inch),Retail Price,Quantity,Seller SKU,Materials',
        Array.from({ length: 12 }, () => 'Mandatory').join(','),
        '600123/Shirts,Shirt,Text,,Color,Red,0.5,11,19.9,4,S-R,"Cotton,Wool"',
      ].join('\n'),
    )
    expect(preset).toBe('tiktok')
    expect(products[0]?.fields).toMatchObject({
      weight: '0.5',
      weightUnit: 'POUND',
      length: '11',
      dimensionUnit: 'INCH',
    })
    expect(products[0]?.facts).toEqual([{ name: 'Materials', values: ['Cotton', 'Wool'] }])
  })
})

describe('Magento files', () => {
  it('keep products whose rows all stand in a store view, and pass over translations below them', () => {
    const { products, rejected, warned } = readText(
      [
        'sku,store_view_code,attribute_set_code,product_type,product_websites,name,price,configurable_variations',
        'A,default,Default,simple,base,Lamp,10,',
        'A,fr,,,,Lampe,,',
        'B,default,Default,simple,base,Desk,20,',
      ].join('\n'),
    )
    expect(products.map(({ key, fields }) => [key, fields.title])).toEqual([
      ['A', 'Lamp'],
      ['B', 'Desk'],
    ])
    expect(rejected).toEqual([])
    expect(warned.map(({ row, column }) => [row, column])).toEqual([[3, 'store_view_code']])
  })

  it('know which variant is shown first from an option, give all the same order, and say where there are none', () => {
    const { products, warned } = readText(
      [
        'sku,attribute_set_code,product_type,product_websites,name,price,configurable_variations',
        'S-1,Default,simple,base,S one,10,',
        'S-2,Default,simple,base,S two,10,',
        'S,Default,configurable,base,S,,"sku=S-1,color=Red,size=M,default=1|sku=S-2,size=L,color=Red"',
        'T,Default,configurable,base,T,,',
      ].join('\n'),
    )
    expect(offers(products[0])).toEqual(['S-1 10  Color=Red|Size=M', 'S-2 10  Color=Red|Size=L'])
    expect(warned.map(({ row }) => row)).toEqual([5])
  })
})

describe('PrestaShop files with other marks between the values of a cell', () => {
  it.each([
    [';', ','],
    ['@', ';'],
  ])('reads combinations parted by %s', (mark, comma) => {
    const { preset, products } = readText(
      [
        ['Product ID*', 'Attribute (Name:Type:Position)*', 'Value (Value:Position)*', 'Reference', 'Quantity'],
        ['1', `Color:color:0${mark} Size:select:1`, `Blue:0${mark} L:1`, 'R-1', '3'],
        ['1', `Color:color:0${mark} Size:select:1`, `Blue:0${mark} M:1`, 'R-2', '4'],
      ]
        .map((row) => row.join(comma))
        .join('\n'),
    )
    expect(preset).toBe('prestashop')
    expect(offers(products[0])).toEqual(['R-1  3 Color=Blue|Size=L', 'R-2  4 Color=Blue|Size=M'])
  })

  it('finds pictures and categories under names that show another mark', () => {
    const { products } = readText(
      [
        'Product ID,Active (0/1),Name *,Categories (x;y;z...),Price tax excluded,Reference #,Image URLs (x;y;z...)',
        '1,1,Lamp,Lamps;Home,10,L-1,https://x.example/1.jpg;https://x.example/2.jpg',
      ].join('\n'),
    )
    expect(products[0]?.images).toHaveLength(2)
    expect(products[0]?.fields.sourceCategory).toBe('Lamps')
  })
})

describe('BigCommerce in its plain form', () => {
  it('takes code, price, stock, the deepest category and the addresses of pictures', () => {
    const { preset, products } = readText(
      [
        'Product ID,Product Type,Code,Name,Brand,Retail Price,Sale Price,Calculated Price,Product Visible,Stock Level,Category Details,Images,Product Custom Fields',
        '7,P,L-1,Lamp,Acme,20.00,0.00,15.00,Y,4,"Category Name: Home, Category Path: Home|Category Name: Lamps, Category Path: Home/Lamps","Product Image File: a.jpg, Product Image URL: https://x.example/a.jpg|Product Image File: b.jpg, Product Image URL: https://x.example/b.jpg","""Material=Oak, oiled"";""Age=3"""',
      ].join('\n'),
    )
    expect(preset).toBe('bigcommerce')
    expect(offers(products[0])).toEqual(['L-1 15.00 4 '])
    expect(products[0]?.fields).toMatchObject({ title: 'Lamp', sourceCategory: 'Home/Lamps' })
    expect(products[0]?.images.map(({ source }) => source)).toEqual([
      'https://x.example/a.jpg',
      'https://x.example/b.jpg',
    ])
    expect(products[0]?.facts).toEqual([
      { name: 'Material', values: ['Oak, oiled'] },
      { name: 'Age', values: ['3'] },
    ])
  })
})

describe('Wix options with a colon', () => {
  it('takes the code of a colour off, and leaves any other value whole', () => {
    const { products } = readText(
      [
        'handleId,fieldType,name,price,surcharge,inventory,productOptionName1,productOptionType1,productOptionDescription1,productOptionName2,productOptionType2,productOptionDescription2',
        'p,Product,Frame,10,,,Color,COLOR,"#ff0000:Red;rgb(0,0,0):Black",Ratio,DROP_DOWN,16:9;4:3',
        'p,Variant,,,0,1,,,#ff0000:Red,,,16:9',
        'p,Variant,,,0,1,,,"rgb(0,0,0):Black",,,4:3',
      ].join('\n'),
    )
    expect(offers(products[0])).toEqual([' 10 1 Color=Red|Ratio=16:9', ' 10 1 Color=Black|Ratio=4:3'])
  })
})

describe('a Shopify handle that comes again further down', () => {
  it('keeps the texts of the rows above, and says so', () => {
    const { products, warned } = readText(
      [
        'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Grams,Image Src',
        'a,Table,Oak,Size,S,A-S,10,500,',
        'b,Chair,Ash,,,B,5,100,',
        'a,Other table,Elm,Size,M,A-M,12,900,https://x.example/m.jpg',
      ].join('\n'),
    )
    expect(products[2]?.fields).toEqual({})
    expect(products[2]?.images).toHaveLength(1)
    expect(offers(products[2])).toEqual(['A-M 12  Size=M'])
    expect(warned.map(({ row, column }) => [row, column])).toEqual([[4, 'Title']])
  })
})

describe('headers', () => {
  const headerOf = (text: string): [number, readonly string[]] => {
    const { layout } = detectText(text, true)
    return [layout.headerLine, layout.columns.names]
  }
  it('are found above rows that end with a separator', () => {
    expect(headerOf('c1,c2\n1,2,\n3,4,\n')).toEqual([1, ['c1', 'c2']])
  })
  it('are found below and between remarks that begin with a hash', () => {
    expect(headerOf('# made by a tool\n# on Monday\nsku;price\nA;3\n# more\nB;4\n# end\n')[0]).toBe(3)
  })
  it('are taken although the rows are longer, so that each row says why it is set apart', () => {
    expect(headerOf('Handle,Title,Vendor\na,Lamp,Acme,x,1,2\nb,Desk,Acme,y,1,2\n')).toEqual([
      1,
      ['Handle', 'Title', 'Vendor'],
    ])
  })
})

describe('what is proposed for columns', () => {
  const proposed = (columns: string[], rows: string[][]): Record<string, string> =>
    Object.fromEntries(
      proposeMapping(columns, rows, []).mapping.rules.flatMap(({ target, origin }) =>
        origin.kind === 'column' ? [[origin.column, 'field' in target ? target.field : target.kind]] : [],
      ),
    )

  it('takes the price and not a sale that is off, also where some prices have no cents', () => {
    const columns = ['Title', 'SKU', 'Price', 'Sale Price']
    const rows = ['3.50', '25', '12.95', '7', '18'].map((price, at) => [`Thing ${at}`, `T-${at}`, price, '0.00'])
    expect(proposed(columns, rows)).toMatchObject({ Price: 'price' })
    expect(proposed(columns, rows)).not.toHaveProperty('Sale Price')
  })

  it('takes the number of the vendor for the SKU, not a model that several things share', () => {
    const rows = ['Shampoo', 'Shampoo', 'Oil', 'Mask'].map((model, at) => [`V${at}`, model, `${model} ${at}`, '9.00'])
    expect(proposed(['vendorCode', 'model', 'title', 'price'], rows)).toMatchObject({ vendorCode: 'sellerSku' })
  })

  it('joins no rows by a column that only sounds like a key', () => {
    const styles = ['Sedan', 'Truck', 'Sedan', 'Coupe', 'Truck', 'Sedan', 'Coupe', 'Truck']
    const rows = styles.map((style, at) => [`Car ${at}`, `${at}000.00`, style, at % 2 === 0 ? 'Red' : 'Blue'])
    expect(Object.values(proposed(['title', 'price', 'body_style', 'color'], rows))).not.toContain('key')
    const shirts = ['S', 'S', 'T', 'T', 'U', 'U'].map((style, at) => [`Shirt ${style}`, '9.00', style, `C${at}`])
    expect(proposed(['title', 'price', 'style', 'color'], shirts)).toMatchObject({ style: 'key' })
  })
})

describe('an XML file on one line', () => {
  it('gives each item a number of its own, the fault at its end too', () => {
    const reader = createXmlItems('rss/item')
    const parts = reader.push('<rss><item><id>1</id></item><item><id>2</id></item><item><id>3', true)
    const lines = parts.map((part) => (part.kind === 'item' ? part.item.line : part.line))
    expect(new Set(lines).size).toBe(lines.length)
    expect(parts.map(({ kind }) => kind)).toEqual(['item', 'item', 'broken'])
  })
})
