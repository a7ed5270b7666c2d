// One number of stock over the warehouses that hold it: the platform wants all of a SKU's warehouses named, none added and none left out.

export type WarehouseStock = { readonly warehouseId: string; readonly quantity: number }

/**
 * The stock of each warehouse so that all together are `wanted`. Those that hold the SKU stay as they are but for one: `ours` where it is among them, else
 * the first. Where even an empty one of these leaves too much, the others give up what is too much, in order. A SKU nobody holds yet goes to `ours`.
 */
export const spreadStock = (wanted: number, held: readonly WarehouseStock[], ours: string): WarehouseStock[] => {
  const main = held.find(({ warehouseId }) => warehouseId === ours) ?? held[0]
  if (main === undefined) return [{ warehouseId: ours, quantity: wanted }]
  const elsewhere = held.reduce((sum, one) => sum + (one === main ? 0 : one.quantity), 0)
  let tooMuch = Math.max(0, elsewhere - wanted)
  return held.map((one) => {
    if (one === main) return { warehouseId: one.warehouseId, quantity: Math.max(0, wanted - elsewhere) }
    const given = Math.min(one.quantity, tooMuch)
    tooMuch -= given
    return { warehouseId: one.warehouseId, quantity: one.quantity - given }
  })
}
