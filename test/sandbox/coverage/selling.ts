// Main categories, promotions and bundles: what binds a listing beside its own content.
import { sampleBody } from '../listing.ts'
import type { Recorder } from './recorder.ts'

const products = '/product/202309/products'

export const walkSelling = async (recorder: Recorder): Promise<void> => {
  const { send, control, note, address } = recorder
  const body = await sampleBody(address)
  await control('PATCH', `/shops/${address.shopId}`, { mainCategoryIds: ['600001'] })
  await send('POST', products, { body }, 12052225)
  await control('PATCH', `/shops/${address.shopId}`, { mainCategoryIds: null })
  const { data } = await send('POST', products, { body })
  await control('POST', '/clock', { action: 'move', seconds: 10 })
  const [id, sku]: string[] = [data.product_id, data.skus[0].id]
  await control('PATCH', `/products/${id ?? ''}`, { isInPromotion: true })
  const price = { skus: [{ id: sku, price: { amount: '1.00', currency: 'USD' } }] }
  await send('POST', `${products}/${id ?? ''}/prices/update`, { body: price }, 12052038)
  const shown = await send('GET', `${products}/${id ?? ''}`)
  const inventory = [{ warehouse_id: shown.data.skus[0].inventory[0].warehouse_id, quantity: 1 }]
  const lowered = await send('POST', `${products}/${id ?? ''}/inventory/update`, {
    body: { skus: [{ id: sku, inventory }] },
  })
  for (const { code } of lowered.data.errors) note(code)
  const part = { product_id: id, sku_id: sku, sku_count: 2 }
  const own = { seller_sku: 'BOX', price: { amount: '40.00', currency: 'USD' } }
  const boxes = (...parts: unknown[][]): unknown[] =>
    parts.map((combined, index) => ({
      ...own,
      combined_skus: combined,
      sales_attributes: [{ name: 'Box', value_name: String(index) }],
    }))
  const draft = (await send('POST', products, { body: { ...body, save_mode: 'AS_DRAFT' } })).data
  const [first] = body.skus
  for (const [code, skus, more] of [
    [0, boxes([part]), {}],
    [12052835, boxes([{ ...part, product_id: '1' }]), {}],
    [12052844, boxes([{ ...part, sku_id: '1' }]), {}],
    [12052845, boxes([{ ...part, product_id: draft.product_id }]), {}],
    [12052859, boxes([{ ...part, sku_count: 1 }]), {}],
    [12052832, boxes([{ ...part, sku_count: 11 }]), {}],
    [12052840, boxes([part, part]), {}],
    [12052841, boxes([part], [part]), {}],
    [12052848, boxes([part]), { minimum_order_quantity: 2 }],
    [12052228, boxes([part]), { is_not_for_sale: true }],
    [12052842, boxes([part]), { primary_combined_product_id: '1' }],
    [12052850, [{ ...first, combined_skus: [part] }], {}],
    [12052863, [...boxes([part]), { ...first, sales_attributes: [{ name: 'Box', value_name: 'none' }] }], {}],
  ] as const)
    await send('POST', products, { body: { ...body, ...more, skus } }, code)
}
