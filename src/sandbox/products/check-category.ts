// Checks of the category a listing is put in: version, existence, leaf, prohibition. Pure but for the permissions it is handed.
import { categoryTree, findCategory } from '../catalogue/tree.ts'
import type { Market } from '../markets/market.ts'
import { fault } from './listing.ts'
import type { ListingFault } from './listing.ts'

/** Faults of a category id under a version of the tree. `version` is what was sent; the platform's default is the old tree. */
export const checkCategory = (
  market: Market,
  categoryId: string,
  version: string | undefined,
): readonly ListingFault[] => {
  if (!/^\d{1,19}$/.test(categoryId)) return [fault(12052002, 'The category id has an invalid format.')]
  const wanted = (version ?? '').toLowerCase() === 'v2' ? 'v2' : 'v1'
  if (version !== undefined && version !== '' && !/^v[12]$/i.test(version))
    return [fault(12052230, `The category version ${version.slice(0, 20)} is unknown.`)]
  if (findCategory(categoryId) === null) return [fault(12052023, `The category ${categoryId} does not exist.`)]
  if (!market.writableVersions.includes(wanted))
    return market.writableVersions.includes('v2')
      ? [fault(12052217, 'All shops of this region must use category version v2.')]
      : [fault(12052230, 'This region uses category version v1.')]
  const tree = categoryTree(wanted)
  if (tree.find(categoryId) === null)
    return [fault(12052230, `The category ${categoryId} does not belong to category version ${wanted}.`)]
  return tree.isLeaf(categoryId) ? [] : [fault(12052024, `The category ${categoryId} is not a leaf category.`)]
}
