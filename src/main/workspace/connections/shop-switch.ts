// One shop port for the app, whichever shop is in use. Calls that are under way stay with the shop they were made for.
import { AppError } from '#contract/failure.ts'
import type { ShopPort } from '#main/app/ports/shop.ts'

export type ShopSwitch = ShopPort & { readonly turnTo: (shop: ShopPort) => void }

/** A switch that points to no shop yet. */
export const createShopSwitch = (): ShopSwitch => {
  let current: ShopPort | null = null
  const shop = (): ShopPort => {
    if (current !== null) return current
    throw new AppError('auth', { sentence: 'No shop is connected.', action: 'Open Settings and connect a shop.' })
  }
  return {
    turnTo: (next) => {
      current = next
    },
    identity: async () => shop().identity(),
    categories: async (version, locale) => shop().categories(version, locale),
    leafRules: async (id, version, locale) => shop().leafRules(id, version, locale),
    recommendCategory: async (product, version) => shop().recommendCategory(product, version),
    warehouses: async () => shop().warehouses(),
    uploadImage: async (image) => shop().uploadImage(image),
    uploadFile: async (file) => shop().uploadFile(file),
    brands: async (query) => shop().brands(query),
    createBrand: async (name) => shop().createBrand(name),
    sizeChartTemplates: async (text) => shop().sizeChartTemplates(text),
    createProduct: async (listing, key) => shop().createProduct(listing, key),
    editProduct: async (remoteId, listing) => shop().editProduct(remoteId, listing),
    updatePrices: async (remoteId, skus) => shop().updatePrices(remoteId, skus),
    updateStock: async (remoteId, skus) => shop().updateStock(remoteId, skus),
    setOnSale: async (remoteIds, isOnSale) => shop().setOnSale(remoteIds, isOnSale),
    getProduct: async (remoteId) => shop().getProduct(remoteId),
    searchProducts: async (query) => shop().searchProducts(query),
    startCategoryUpgrade: async () => shop().startCategoryUpgrade(),
    moveToLeaf: async (remoteId, placed) => shop().moveToLeaf(remoteId, placed),
  }
}
