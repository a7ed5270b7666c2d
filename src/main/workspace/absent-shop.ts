// Stands where a shop should be that could not be had: every call fails with the reason, so that the seller reads why and not just that.
import type { ShopPort } from '#main/app/ports/shop.ts'

/** A shop port whose every call rejects with `reason`. */
export const absentShop = (reason: Error): ShopPort => {
  const refuse = (): Promise<never> => Promise.reject(reason)
  return {
    identity: refuse,
    categories: refuse,
    leafRules: refuse,
    recommendCategory: refuse,
    warehouses: refuse,
    uploadImage: refuse,
    uploadFile: refuse,
    brands: refuse,
    createBrand: refuse,
    sizeChartTemplates: refuse,
    createProduct: refuse,
    editProduct: refuse,
    updatePrices: refuse,
    updateStock: refuse,
    setOnSale: refuse,
    getProduct: refuse,
    searchProducts: refuse,
    startCategoryUpgrade: refuse,
    moveToLeaf: refuse,
  }
}
