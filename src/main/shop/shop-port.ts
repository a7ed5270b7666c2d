// The app's port to a shop, over the signed client: our words in, our words out. It holds no state but which shop was chosen.
import { AppError, isAppError } from '#contract/failure.ts'
import type { FailureDetails } from '#contract/failure.ts'
import type { ShopIdentity, ShopPort, Written } from '#main/app/ports/shop.ts'
import { batchFailure, throwBatchErrors } from './batch-errors.ts'
import type { CallerOptions } from './caller.ts'
import { laterVersion } from './later-version.ts'
import { createShopClient } from './shop-client.ts'
import type { ShopClient } from './shop-client.ts'
import { createBody, planEdit } from './wire-listing.ts'
import { moveBody } from './wire-move.ts'
import {
  readBrands,
  readCategories,
  readLeafRules,
  readProduct,
  readSearchPage,
  readShop,
  readWarehouses,
  readWritten,
  unixSeconds,
} from './wire-model.ts'

export type ShopPortOptions = Omit<CallerOptions, 'shopCipher'> & {
  /** The chosen shop's cipher where it is known; otherwise the shop is looked up by its id, or taken if it is the only one. */
  readonly shopCipher: string | null
  readonly shopId: string | null
}

// A longer description is left out of a question for a category: the title says enough.
const longestDescription = 10_000
// "No category fits", and "nothing of it lies in the main category": answers, not faults.
const noMatch: ReadonlySet<number> = new Set([12019064, 12052912])

const noSuchShop = (shops: readonly ShopIdentity[]): AppError =>
  new AppError('auth', {
    sentence:
      shops.length === 0
        ? 'This connection gives access to no shop.'
        : `The connection gives access to ${String(shops.length)} shops, and none of them is the chosen one.`,
    action: 'Open Connections and choose the shop, or connect it again with the account that owns it.',
    place: 'Connection',
  })

const chooseShop = (shops: readonly ShopIdentity[], { shopCipher, shopId }: ShopPortOptions): ShopIdentity => {
  const found = shops.find((shop) => (shopId === null ? shop.cipher === shopCipher : shop.id === shopId))
  const only = shopId === null && shopCipher === null && shops.length === 1 ? shops[0] : undefined
  const chosen = found ?? only
  if (chosen === undefined) throw noSuchShop(shops)
  return chosen
}

/** Batches of state changes take this many listings (Activate Product, Deactivate Product). */
const mostAtOnce = 20

const withoutId = (): AppError =>
  new AppError('unknown-outcome', {
    sentence: 'TikTok Shop said that the listing was created but not under which id.',
    action: 'Listwright looks it up in the shop before it sends anything again.',
  })

const edit = async (
  client: ShopClient,
  remoteId: string,
  listing: Parameters<ShopPort['editProduct']>[1],
): Promise<Written> => {
  const remote = await laterVersion(client, await client.products.get(remoteId), 'draft')
  const plan = planEdit(listing, remote)
  if (plan.kind === 'nothing') return readWritten({ skus: remote.skus ?? [] }, remoteId)
  const answer =
    plan.kind === 'full'
      ? await client.products.edit(remoteId, plan.body)
      : await client.products.partialEdit(remoteId, plan.body)
  return readWritten(answer, remoteId)
}

/** The port for one shop. Also hands out the client, for what the port does not name. */
export const createShopPort = (options: ShopPortOptions): ShopPort & { readonly client: ShopClient } => {
  let chosen: ShopIdentity | null = null
  let choosing: Promise<ShopIdentity> | null = null
  const client = createShopClient({ ...options, shopCipher: () => chosen?.cipher ?? options.shopCipher })
  const readAt = (): string => new Date(options.clock()).toISOString()

  const identity = async (): Promise<ShopIdentity> => {
    const { shops } = await client.authorization.shops()
    chosen = chooseShop((shops ?? []).map(readShop), options)
    return chosen
  }

  /** Calls on a shop need its cipher; whoever comes first fetches it for all. */
  const ready = async (): Promise<void> => {
    if (chosen !== null || options.shopCipher !== null) return
    choosing ??= identity().finally(() => {
      choosing = null
    })
    await choosing
  }

  const isLocal = (): boolean => chosen?.sellerType !== 'CROSS_BORDER'

  return {
    client,
    identity,
    categories: async (version, locale) => {
      await ready()
      return readCategories(await client.categories.list({ category_version: version, locale }))
    },
    leafRules: async (categoryId, version, locale) => {
      await ready()
      const query = { category_version: version, locale }
      const [rules, attributes] = await Promise.all([
        client.categories.rules(categoryId, query),
        client.categories.attributes(categoryId, query),
      ])
      return readLeafRules(categoryId, rules, attributes, readAt())
    },
    recommendCategory: async ({ title, description }, version) => {
      await ready()
      const body = { product_title: title, category_version: version }
      try {
        const { leaf_category_id: leafId } = await client.categories.recommend(
          description === '' || description.length > longestDescription ? body : { ...body, description },
        )
        return { leafId: leafId === undefined || leafId === '' ? null : leafId }
      } catch (error) {
        if (isAppError(error) && noMatch.has(error.details.platformCode ?? 0)) return { leafId: null }
        throw error
      }
    },
    warehouses: async () => {
      await ready()
      return readWarehouses(await client.logistics.warehouses())
    },
    uploadImage: async ({ bytes, name, use }) => {
      const { uri } = await client.media.uploadImage({ bytes, name }, use)
      if (uri !== undefined && uri !== '') return { uri }
      throw new AppError('rejected', {
        sentence: `TikTok Shop took the image ${name} but gave it no address.`,
        action: 'Publish again: the image is uploaded anew.',
        place: 'Images',
      })
    },
    uploadFile: async ({ bytes, name }) => {
      const { id, name: kept, format } = await client.media.uploadFile({ bytes, name })
      if (id !== undefined && id !== '') return { id, name: kept ?? name, format: format ?? 'PDF' }
      throw new AppError('rejected', {
        sentence: `TikTok Shop took the document ${name} but gave it no id.`,
        action: 'Publish again: the document is uploaded anew.',
        place: 'Certificates',
      })
    },
    brands: async ({ text, category, pageToken, limit }) => {
      await ready()
      return readBrands(
        await client.brands.list({
          page_size: limit,
          ...(text === '' ? {} : { brand_name: text }),
          ...(category === null ? {} : { category_id: category.id, category_version: category.version }),
          ...(pageToken === null ? {} : { page_token: pageToken }),
        }),
      )
    },
    createBrand: async (name) => {
      const { id } = await client.brands.create(name)
      if (id !== undefined && id !== '') return id
      throw new AppError('rejected', {
        sentence: `TikTok Shop took the brand “${name}” but gave it no id.`,
        action: 'Search for it in a minute; it may be there.',
        place: 'Brand',
      })
    },
    sizeChartTemplates: async (text) => {
      const { size_chart: found } = await client.media.sizeCharts(text)
      return (found ?? []).map(({ template_id: id, template_name: name }) => ({ id: id ?? '', name: name ?? '' }))
    },
    createProduct: async (listing, idempotencyKey) => {
      await ready()
      const data = await client.products.create(createBody(listing, idempotencyKey))
      if (data.product_id === undefined || data.product_id === '') throw withoutId()
      return readWritten(data, data.product_id)
    },
    editProduct: async (remoteId, listing) => {
      await ready()
      return edit(client, remoteId, listing)
    },
    updatePrices: async (remoteId, skus) => {
      await ready()
      await client.selling.updatePrices(
        remoteId,
        skus.map(({ remoteSkuId, amount, currency, listPrice }) => ({
          id: remoteSkuId,
          price: { amount, currency },
          ...(listPrice === null ? {} : { list_price: { amount: listPrice, currency } }),
        })),
      )
    },
    updateStock: async (remoteId, skus) => {
      await ready()
      const { errors } = await client.selling.updateStock(
        remoteId,
        skus.map(({ remoteSkuId, stock }) => ({
          id: remoteSkuId,
          inventory: stock.map(({ warehouseId, quantity }) => ({ warehouse_id: warehouseId, quantity })),
        })),
      )
      throwBatchErrors(errors)
    },
    setOnSale: async (remoteIds, isOnSale) => {
      await ready()
      const failures: { remoteId: string; failure: FailureDetails }[] = []
      for (let start = 0; start < remoteIds.length; start += mostAtOnce) {
        const some = remoteIds.slice(start, start + mostAtOnce)
        const { errors } = await (isOnSale ? client.states.activate(some) : client.states.deactivate(some))
        for (const error of errors ?? []) {
          failures.push({ remoteId: error.detail?.product_id ?? '', failure: batchFailure(error) })
        }
      }
      return failures
    },
    getProduct: async (remoteId) => {
      await ready()
      const product = await client.products.get(remoteId)
      const later = await laterVersion(client, product, 'under-review')
      const { status, audit, audit_failed_reasons: reasons } = product
      return readProduct(
        {
          ...later,
          ...(status && { status }),
          ...(audit && { audit }),
          ...(reasons && { audit_failed_reasons: reasons }),
        },
        isLocal(),
        readAt(),
      )
    },
    searchProducts: async ({ sellerSkus, createdSince, createdUntil, updatedSince, categoryVersion, pageToken }) => {
      await ready()
      const page = await client.products.search(
        { page_size: 100, ...(pageToken === undefined ? {} : { page_token: pageToken }) },
        {
          ...(sellerSkus === undefined ? {} : { seller_skus: [...sellerSkus] }),
          ...(createdSince === undefined ? {} : { create_time_ge: unixSeconds(createdSince) }),
          ...(createdUntil === undefined ? {} : { create_time_le: unixSeconds(createdUntil) }),
          ...(updatedSince === undefined ? {} : { update_time_ge: unixSeconds(updatedSince) }),
          ...(categoryVersion === undefined ? {} : { category_version: categoryVersion }),
        },
      )
      return readSearchPage(page, readAt())
    },
    startCategoryUpgrade: async () => {
      await ready()
      await client.categories.startUpgrade()
    },
    moveToLeaf: async (remoteId, placed) => {
      await ready()
      const remote = await client.products.get(remoteId)
      return readWritten(await client.products.edit(remoteId, moveBody(remote, placed)), remoteId)
    },
  }
}
