// The brands of the platform and those a seller made, with what a seller may do with them. The built-in ones are invented.
import { hashedId } from '../ids.ts'
import { fractionOf, pick } from '../random.ts'
import type { BrandFacts } from '../products/listing.ts'
import type { World } from '../world.ts'

const first =
  'Alder|Birch|Cedar|Delta|Ember|Fjord|Grove|Harbor|Indigo|Juniper|Kestrel|Lumen|Meadow|North|Orchid|Prairie|Quartz|River|Summit|Tidal|Umber|Vela|Willow|Yarrow|Zephyr'.split(
    '|',
  )
const second =
  'Home|Labs|Works|Studio|Outdoor|Kids|Beauty|Audio|Kitchen|Sport|Pet|Wear|Tools|Press|Foods|Care|Motor|Play|Craft|Light'.split(
    '|',
  )

export type Brand = { readonly id: string; readonly name: string; readonly isT1: boolean; readonly isBuiltIn: boolean }

const builtIn: readonly Brand[] = first.flatMap((head) =>
  second.map((tail) => {
    const name = `${head} ${tail}`
    return { id: hashedId(`brand ${name}`), name, isT1: fractionOf(`t1 ${name}`) < 0.08, isBuiltIn: true }
  }),
)
const builtInById = new Map(builtIn.map((brand) => [brand.id, brand]))

/** All brands a seller can see: its own first, then the platform's by name. */
export const brandsOf = (world: World, sellerId: string): readonly Brand[] => {
  const own: Brand[] = []
  for (const brand of world.store.all('brands'))
    if (brand.sellerId === sellerId) own.push({ id: brand.id, name: brand.name, isT1: false, isBuiltIn: false })
  return [...own.reverse(), ...builtIn]
}

const authorizedShare = 0.1
const availableShare = 0.8

/** True where the seller holds an authorisation of the brand. */
export const isBrandAuthorized = (world: World, sellerId: string, brand: Brand): boolean =>
  brand.isBuiltIn && fractionOf(`${world.seed} authorises ${sellerId} ${brand.id}`) < authorizedShare

/** True where an authorised brand may be used in a category. */
export const isBrandAvailable = (world: World, brandId: string, categoryId: string): boolean =>
  fractionOf(`${world.seed} allows ${brandId} in ${categoryId}`) < availableShare

/** What a seller may do with one brand, or null for an unknown one. */
export const findBrand = (world: World, sellerId: string, id: string): BrandFacts | null => {
  const own = world.store.get('brands', id)
  const brand = own?.sellerId === sellerId ? { id, name: own.name, isT1: false, isBuiltIn: false } : builtInById.get(id)
  if (brand === undefined) return null
  return {
    id,
    name: brand.name,
    isT1: brand.isT1,
    isAuthorized: isBrandAuthorized(world, sellerId, brand),
    isAvailableIn: (categoryId) => isBrandAvailable(world, id, categoryId),
  }
}

/** A brand for a title: one whose name the title contains, or a stable choice. */
export const brandForTitle = (title: string): Brand =>
  builtIn.find(({ name }) => title.toLowerCase().includes(name.toLowerCase())) ?? pick(builtIn, fractionOf(title))
