// The brands of the shop as the app uses them: asked for when a name turns up, kept, found again without a network.
import type { Brand, brands } from '#contract/brands.ts'
import { isAppError } from '#contract/failure.ts'
import type { Product } from '#contract/product.ts'
import { isNoBrand } from '#core/checks/brand.ts'
import { comparable } from '#core/checks/attributes-to-send.ts'
import { isDue, refreshEvery } from '#core/categories/refresh-schedule.ts'
import type { z } from 'zod'
import { leftMeanwhile, shopInUse } from './one-shop.ts'
import type { Ports } from './ports.ts'
import type { Reference } from './reference.ts'

type Query = z.infer<NonNullable<(typeof brands.search)['~orpc']['inputSchema']>>
type Answer = z.infer<NonNullable<(typeof brands.search)['~orpc']['outputSchema']>>
type Named = Pick<Product, 'brand' | 'categoryId'>
type Wanted = { readonly name: string; readonly categoryId: string | null }

export type Brands = {
  readonly search: (query: Query) => Promise<Answer>
  readonly create: (name: string) => Promise<Brand>
  /** What is known of a product's brand without asking; null where the shop was never asked for it. */
  readonly known: (product: Pick<Product, 'brand' | 'brandId' | 'categoryId'>) => Brand | 'unknown' | null
  /** Asks the shop for brand names that it was not asked for yet, at most `most`. Stops where the shop cannot be reached; says how many it asked for. */
  readonly learn: (products: Iterable<Named>, most?: number) => Promise<number>
  /** Brand names that products carry: how many, how many the shop was asked for, how many are due again, and the oldest answer. */
  readonly ages: () => { inUse: number; known: number; due: number; oldestAt: string | null }
  /** Reads again what is due of the brands in use. Says how many names the shop was asked for. */
  readonly refresh: () => Promise<number>
}

const pageSize = 50
const fewestLetters = 2
// A name may begin many others; what lies further back is found by a seller who types more of it.
const mostPages = 4
// A catalogue of free-text brands must not hold up a round; the rest is asked for in the next one.
const mostAtOnce = 500
const keptPage = /^kept:(\d+)$/

const hasBrand = (name: string): boolean => name.trim().length >= fewestLetters && !isNoBrand(name)

/** Brands over the store and the shop. */
export const createBrands = (ports: Ports, reference: Reference): Brands => {
  const { store, shop, host } = ports

  const fromBefore = ({ text, categoryId, pageToken }: Query): Answer => {
    const offset = Number(keptPage.exec(pageToken ?? '')?.[1] ?? 0)
    const { brands: found, total } = store.brands.search(text, categoryId, { offset, limit: pageSize })
    const next = offset + found.length
    return { brands: found, nextPageToken: next < total ? `kept:${next}` : null, total, isFromBefore: true }
  }

  const ask = async (text: string, categoryId: string | null, pageToken: string | null, limit: number) => {
    const category = categoryId === null ? null : { id: categoryId, version: reference.version() }
    const isInUse = shopInUse(ports)
    const page = await shop.brands({ text, category, pageToken, limit })
    if (!isInUse()) throw leftMeanwhile()
    store.brands.save(page.brands, categoryId, host.now())
    return page
  }

  const learnOne = async (name: string, categoryId: string | null): Promise<void> => {
    const wanted = comparable(name)
    let pageToken: string | null = null
    for (let page = 0; page < mostPages; page += 1) {
      const { brands: found, nextPageToken }: Awaited<ReturnType<typeof ask>> = await ask(
        name.trim(),
        categoryId,
        pageToken,
        100,
      )
      if (nextPageToken === null || found.some((brand) => comparable(brand.name) === wanted)) break
      pageToken = nextPageToken
    }
    store.brands.saveAsked(name, categoryId, host.now())
  }

  /** Asks one after the other and stops where the shop cannot be reached; says how many it asked for. */
  const askForAll = async (wanted: readonly Wanted[]): Promise<number> => {
    for (const [done, { name, categoryId }] of wanted.entries()) {
      try {
        await learnOne(name, categoryId)
      } catch (error) {
        if (!isAppError(error)) throw error
        host.log.info('brands were not read', { error: error.details.sentence })
        // A name or a leaf that the shop refuses says nothing of the next one.
        if (error.code !== 'rejected' && error.code !== 'invalid') return done
      }
    }
    return wanted.length
  }

  const brands: Brands = {
    search: async (query) => {
      if (keptPage.test(query.pageToken ?? '')) return fromBefore(query)
      try {
        const text = query.text.trim()
        const { brands: found, nextPageToken, total } = await ask(text, query.categoryId, query.pageToken, pageSize)
        return { brands: [...found], nextPageToken, total, isFromBefore: false }
      } catch (error) {
        if (!isAppError(error) || (error.code !== 'offline' && error.code !== 'limited')) throw error
        return fromBefore(query)
      }
    },
    create: async (name) => {
      const isInUse = shopInUse(ports)
      const id = await shop.createBrand(name)
      const brand: Brand = { id, name, isAuthorized: false, isTop: false, isAvailable: null }
      if (isInUse()) store.brands.save([brand], null, host.now())
      return brand
    },
    known: ({ brand, brandId, categoryId }) => {
      if (!hasBrand(brand)) return null
      const chosen = brandId === '' ? null : store.brands.byId(brandId, categoryId)
      if (chosen !== null && comparable(chosen.name) === comparable(brand)) return chosen
      return store.brands.byName(brand, categoryId) ?? (store.brands.wasAsked(brand, null) ? 'unknown' : null)
    },
    learn: async (products, most = 100) => {
      const since = new Date(Date.parse(host.now()) - refreshEvery.brands.hours * 3_600_000).toISOString()
      const named = [...products].filter(({ brand }) => hasBrand(brand))
      const names = new Map<string, Wanted>()
      for (const { brand } of named) {
        if (!store.brands.wasAsked(brand, null, since)) names.set(comparable(brand), { name: brand, categoryId: null })
      }
      const asked = await askForAll([...names.values()].slice(0, most))
      if (asked < Math.min(names.size, most)) return asked
      // Where a brand may be used is said of authorised ones only, so only these are asked for leaf by leaf.
      const pairs = new Map<string, Wanted>()
      for (const { brand, categoryId } of named) {
        if (categoryId === null || store.brands.wasAsked(brand, categoryId, since)) continue
        const known = store.brands.byName(brand, categoryId)
        if (known?.isAuthorized === true && known.isAvailable === null)
          pairs.set(`${comparable(brand)}\n${categoryId}`, { name: brand, categoryId })
      }
      return asked + (await askForAll([...pairs.values()].slice(0, most - asked)))
    },
    ages: () => {
      const read = new Map(
        store.brands
          .inUse()
          .filter(({ brand }) => hasBrand(brand))
          .map(({ brand, askedAt }) => [comparable(brand), askedAt]),
      )
      const known = [...read.values()].filter((at) => at !== null).toSorted()
      const due = [...read.values()].filter((at) => isDue('brands', at, host.now())).length
      return { inUse: read.size, known: known.length, due, oldestAt: known[0] ?? null }
    },
    refresh: () => brands.learn(store.brands.inUse(), mostAtOnce),
  }
  return brands
}
