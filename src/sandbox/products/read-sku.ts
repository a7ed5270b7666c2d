// Parts of a SKU as answers tell them: price, stock, sales attributes. It changes nothing.
import type { Data, ShopCall } from '../gateway/call.ts'
import { imageFacts } from '../media/image-facts.ts'
import type { Inventory, ProductRecord, StoredSalesAttribute, StoredSku } from '../state/records.ts'

type SkuData = NonNullable<Data<'getProduct202309'>['skus']>[number]

/** A sales attribute with its pictures. */
export const readSalesAttribute = (
  call: ShopCall,
  attribute: StoredSalesAttribute,
): NonNullable<SkuData['sales_attributes']>[number] => {
  const { sku_img: image, supplementary_sku_images: supplementary, ...names } = attribute
  return {
    ...names,
    ...(image?.uri !== undefined && { sku_img: imageFacts(call, image.uri) }),
    ...(supplementary !== undefined && {
      supplementary_sku_images: supplementary.map(({ uri = '' }) => imageFacts(call, uri)),
    }),
  }
}

/** The price as it is answered: what local sellers display travels as `tax_exclusive_price`. */
export const readPrice = ({
  price,
}: StoredSku): { currency: string; sale_price: string; tax_exclusive_price: string } => {
  const shown = price?.sale_price ?? price?.amount ?? ''
  return { currency: price?.currency ?? '', sale_price: shown, tax_exclusive_price: price?.amount ?? shown }
}

/** The stock of a SKU as it is answered. */
export const readStock = (stock: ProductRecord['stock'], skuId: string): Inventory =>
  (stock[skuId] ?? []).map(({ warehouse_id: id, quantity, backorder_quantity: backorder, handling_time: days }) => ({
    ...(id !== undefined && { warehouse_id: id }),
    quantity: quantity ?? 0,
    ...(backorder !== undefined && { backorder_quantity: backorder }),
    ...(days !== undefined && { handling_time: days }),
  }))
